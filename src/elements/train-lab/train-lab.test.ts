// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import './index.ts';
import { FIRST_SETTINGS } from './defaults.ts';
import { networkFragment } from '../handover/index.ts';
import { localNote } from '../subject/index.ts';
import {
  abort,
  button,
  data,
  mount,
  part,
  PretendedEngine,
  record,
  report,
  settle,
  status,
} from './test-lab.ts';

let engine: PretendedEngine;

beforeEach(() => {
  localStorage.clear();
  engine = new PretendedEngine();
});
afterEach(() => document.body.replaceChildren());

test('a page that is only read asks nothing of the engine', async () => {
  const lab = mount(engine);
  await settle(lab);
  expect(engine.asked).toEqual([]);
  expect(status(lab)).toContain('Nothing is loaded yet.');
});

test('Train says at once what it does', async () => {
  const lab = mount(engine);
  await settle(lab);
  button(lab, 'Train').click();
  await lab.updateComplete;
  expect(status(lab)).toContain('Loading the framework');
});

test('one click opens, draws, builds and trains, in this order', async () => {
  const lab = mount(engine);
  await lab.run.start();
  expect(engine.asked.slice(0, 4)).toEqual(['open', 'useScenes', 'build', 'train']);
  await settle(lab);
  expect(status(lab)).toBe('Training.');
  expect(button(lab, 'Pause')).toBeDefined();
});

test('what is there already is not made again', async () => {
  const lab = mount(engine);
  await lab.run.start();
  await lab.run.pause();
  await lab.run.start();
  expect(engine.asked.filter((name) => name === 'build' || name === 'useScenes')).toHaveLength(2);
});

test('steps reach the charts, and the pause says where it stands', async () => {
  const lab = mount(engine);
  await lab.run.start();
  engine.emit({ type: 'trained', steps: [record(1, 2.4), record(2, 2)], imagesPerSecond: 312.4 });
  await lab.run.pause();
  await settle(lab);
  expect(part(lab, 'line-chart').summary).toBe('Loss 2.20 after 2 steps, falling.');
  expect(status(lab)).toBe('Paused after 2 steps, mean loss 2.20.');
});

test('curves are drawn four times a second at most', async () => {
  const lab = mount(engine);
  await lab.run.start();
  await settle(lab);
  let updates = 0;
  lab.requestUpdate = () => void updates++;
  for (let step = 1; step <= 20; step++)
    engine.emit({ type: 'trained', steps: [record(step)], imagesPerSecond: 100 });
  expect(updates).toBeLessThanOrEqual(2);
});

test('a network that does not hold leaves the one that runs, and says why in the editor', async () => {
  const lab = mount(engine);
  await lab.run.start();
  engine.answers.build = () => {
    throw new Error('network: line 3, column 5: expected a layer');
  };
  await lab.run.applyNetwork('nonsense');
  await settle(lab);
  expect(part(lab, 'network-editor').error).toContain('line 3, column 5');
  expect(lab.run.network).toBe(report);
  expect(status(lab)).toBe('Training.');
});

test('images that are refused leave those in use, and say why beside the choice', async () => {
  const lab = mount(engine);
  await lab.run.start();
  engine.answers.useCifar10 = () => {
    throw new Error('a.tar.gz: it is cut short');
  };
  await lab.run.useFiles([new File(['x'], 'a.tar.gz')]);
  await settle(lab);
  expect(part(lab, 'data-source').error).toBe('a.tar.gz: it is cut short');
  expect(lab.run.data?.name).toBe('drawn scenes');
});

test('a refusal goes away with the next attempt', async () => {
  const lab = mount(engine);
  const { load } = engine.answers;
  engine.answers.load = () => {
    throw new Error('not a safetensors file');
  };
  await lab.run.loadFile(new File(['x'], 'net.safetensors'));
  expect(lab.run.problem?.message).toBe('not a safetensors file');
  await settle(lab);
  const told = [...lab.renderRoot.querySelectorAll('[role=alert]')].map((one) => one.textContent);
  expect(told.join(' ')).toMatch(/not a safetensors file\.\s+Nothing was replaced\./);
  engine.answers.load = load;
  await lab.run.loadFile(new File(['x'], 'net.safetensors'));
  expect(lab.run.problem).toBeNull();
});

test('a task that is stopped is no problem', async () => {
  const lab = mount(engine);
  await lab.run.start();
  engine.answers.evaluate = ({ signal }) =>
    new Promise((_, reject) => signal?.addEventListener('abort', () => reject(abort())));
  const running = lab.run.evaluate();
  await settle(lab);
  button(lab, 'Stop').click();
  await running;
  expect([lab.run.task, lab.run.problem]).toEqual([null, null]);
});

test('progress has numbers', async () => {
  const lab = mount(engine);
  await lab.run.start();
  let finish = () => undefined as void;
  engine.answers.evaluate = ({ onProgress }) => {
    onProgress?.(400, 1000);
    return new Promise<void>((resolve) => (finish = resolve));
  };
  const running = lab.run.evaluate();
  await settle(lab);
  expect(lab.shadowRoot!.querySelector('.task')!.textContent).toContain('400 of 1,000');
  finish();
  await running;
});

test('a restart keeps the run before in the chart', async () => {
  const lab = mount(engine);
  await lab.run.start();
  engine.emit({ type: 'trained', steps: [record(1)], imagesPerSecond: 9 });
  await lab.run.restart();
  await settle(lab);
  const { lines } = part(lab, 'line-chart');
  expect(lines.map(({ look, x }) => [look, x.length])).toEqual([
    ['faint', 0],
    ['main', 0],
    ['earlier', 1],
  ]);
});

test('a kept run is brought back paused, with its curve', async () => {
  localNote.write(3);
  engine.answers.resume = () => {
    engine.say('paused');
    return { network: report, data, history: [record(1, 2), record(3, 1)], step: 3 };
  };
  const lab = mount(engine);
  await settle(lab);
  expect(engine.asked.slice(0, 2)).toEqual(['open', 'resume']);
  expect(status(lab)).toBe('Paused after 3 steps, mean loss 1.50.');
});

test('a kept run without its images asks for them, and Train does not begin another', async () => {
  localNote.write(3);
  engine.answers.resume = () => ({ network: report, data: null, history: [record(3)], step: 3 });
  const lab = mount(engine);
  await settle(lab);
  expect(part(lab, 'data-source').error).toContain('Choose them again');
  await lab.run.start();
  expect(engine.asked).not.toContain('useScenes');
  await lab.run.useFiles([new File(['x'], 'a.tar.gz')]);
  await lab.run.start();
  expect(engine.asked).toContain('train');
});

test('a note without a run behind it is forgotten', async () => {
  localNote.write(3);
  engine.answers.resume = () => null;
  await settle(mount(engine));
  expect(localNote.read()).toBeNull();
});

test('a fault offers the last good checkpoint, and going back there ends it', async () => {
  const lab = mount(engine);
  await lab.run.start();
  engine.emit({ type: 'fault', step: 12, message: 'the loss is not a number', lastGoodStep: 10 });
  engine.say('diverged');
  await settle(lab);
  expect(status(lab)).toBe('Stopped at step 12.');
  engine.answers.recover = () => {
    engine.say('paused');
    return { network: report, data, history: [record(10)], step: 10 };
  };
  part(lab, 'fault-note').shadowRoot!.querySelector<HTMLButtonElement>('.recover')!.click();
  await settle(lab);
  expect([lab.run.fault, lab.run.step, lab.run.state]).toEqual([null, 10, 'paused']);
});

test('the last page of predictions asks for what is left', async () => {
  const lab = mount(engine);
  await lab.run.start();
  await settle(lab);
  lab.run.showPage(12);
  await settle(lab);
  expect(engine.args.predictions).toEqual({ first: 12, count: 8 });
});

test('settings that are changed are those the engine took', async () => {
  const lab = mount(engine);
  engine.answers.tune = () => ({ ...FIRST_SETTINGS, optimizer: 'sgd', learningRate: 0.01 });
  await lab.run.tune({ optimizer: 'sgd' });
  await settle(lab);
  expect(part(lab, 'hyper-controls').settings.learningRate).toBe(0.01);
});

test('a network that the address brings is shown, and built only when it is taken', async () => {
  location.hash = networkFragment('sequential(offered)');
  const lab = mount(engine);
  await settle(lab);
  expect(lab.shadowRoot!.querySelector('.offer pre')!.textContent).toBe('sequential(offered)');
  expect(engine.asked).toEqual([]);
  button(lab, 'Take this network').click();
  await settle(lab);
  expect(engine.args.build).toMatchObject({ text: 'sequential(offered)' });
  expect(lab.shadowRoot!.querySelector('.offer')).toBeNull();
  expect(location.hash).toBe('');
});

test('a network that is left is not offered again', async () => {
  location.hash = networkFragment('sequential(offered)');
  const lab = mount(engine);
  await settle(lab);
  button(lab, 'Leave it').click();
  await settle(lab);
  expect(engine.asked).toEqual([]);
  expect([lab.shadowRoot!.querySelector('.offer'), location.hash]).toEqual([null, '']);
});

test('a second run stands beside the first, each with what it was trained with', async () => {
  const lab = mount(engine);
  await lab.run.start();
  engine.emit({ type: 'trained', steps: [record(1)], imagesPerSecond: 9 });
  engine.answers.build = () => ({ ...report, parameters: 8 });
  await lab.run.applyNetwork('sequential(another)');
  engine.emit({ type: 'trained', steps: [record(1, 1.5)], imagesPerSecond: 9 });
  await lab.run.pause();
  await settle(lab);
  const rows = [...lab.shadowRoot!.querySelectorAll('.runs tbody tr')];
  const cells = rows.map((row) => [row.children[0], row.children[2]].map((c) => c.textContent));
  expect(cells).toEqual([
    ['this run', '8'],
    ['run before', '7'],
  ]);
});

test('the seed in the text is the seed of the weights, at the start and afresh', async () => {
  const lab = mount(engine);
  engine.answers.build = () => ({ ...report, text: 'sequential({ input: [4], seed: 12 }, [])' });
  await lab.run.applyNetwork('sequential({ input: [4], seed: 12 }, [])');
  await lab.run.restart();
  expect([engine.args.build, engine.args.restart]).toMatchObject([{ seed: 12 }, { seed: 12 }]);
});
