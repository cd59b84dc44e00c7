// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import './index.ts';
import { FIRST_SETTINGS } from './defaults.ts';
import { abort, data, mount, PretendedEngine, record, report, settle } from './test-lab.ts';

let engine: PretendedEngine;

beforeEach(() => {
  localStorage.clear();
  engine = new PretendedEngine();
});
afterEach(() => document.body.replaceChildren());

test('leaving the page pauses', async () => {
  const lab = mount(engine);
  await lab.run.start();
  lab.remove();
  await settle(lab);
  expect(engine.asked.at(-1)).toBe('pause');
  engine.emit({ type: 'trained', steps: [record(9)], imagesPerSecond: 9 });
  expect(lab.run.step).toBe(0);
  document.body.append(lab);
  engine.emit({ type: 'trained', steps: [record(9)], imagesPerSecond: 9 });
  expect([lab.run.step, lab.run.state]).toEqual([9, 'paused']);
});

test('leaving the page while something is got ready gives that up', async () => {
  const lab = mount(engine);
  engine.answers.useScenes = ({ signal }) =>
    new Promise((_, reject) => signal!.addEventListener('abort', () => reject(abort())));
  const started = lab.run.start();
  await settle(lab);
  lab.remove();
  await started;
  expect([lab.run.task, engine.asked.includes('train')]).toEqual([null, false]);
});

test('a worker that was lost with all it held: Train and Start afresh make it again', async () => {
  const lab = mount(engine);
  await lab.run.start();
  await lab.run.applyNetwork('sequential(other)');
  engine.emit({ type: 'trained', steps: [record(1), record(2)], imagesPerSecond: 9 });
  engine.answers.tune = () => lab.run.settings;
  engine.emit({ type: 'replaced', report: null, run: null });
  engine.emit({ type: 'fault', step: 2, message: 'the engine stopped: x', lastGoodStep: null });
  engine.say('empty');
  await settle(lab);
  expect(lab.run.earlier.map(({ history }) => history.last?.step)).toEqual([2]);
  engine.asked.length = 0;
  await lab.run.restart();
  await settle(lab);
  expect(engine.asked).toEqual(['open', 'useScenes', 'build', 'tune', 'inspect', 'predictions']);
  expect(engine.args.build).toMatchObject({ text: report.text });
  expect([lab.run.fault, lab.run.problem]).toEqual([null, null]);
});

test('images that were given by hand and went with the worker are asked for', async () => {
  const lab = mount(engine);
  await lab.run.useFiles([]);
  await lab.run.start();
  engine.emit({ type: 'replaced', report: null, run: null });
  await lab.run.start();
  expect(lab.run.problem?.message).toContain('Choose them again');
});

test('a run that a fresh worker took up comes with its curve, its settings and what computes', async () => {
  const lab = mount(engine);
  await lab.run.start();
  engine.emit({ type: 'trained', steps: [record(29), record(30)], imagesPerSecond: 9 });
  const settings = { ...FIRST_SETTINGS, learningRate: 0.5 };
  engine.emit({
    type: 'replaced',
    report: { backend: 'cpu', reason: 'It is left.', trials: [], workers: 1 } as never,
    run: {
      network: { ...report, settings },
      data: data as never,
      history: [record(24), record(25)],
      step: 25,
    },
  });
  engine.emit({ type: 'fault', step: 30, message: 'the device is gone', lastGoodStep: 25 });
  engine.emit({ type: 'trained', steps: [record(26)], imagesPerSecond: 9 });
  await settle(lab);
  expect(lab.run.history.steps).toEqual([24, 25, 26]);
  expect([lab.run.settings.learningRate, lab.run.backend?.backend]).toEqual([0.5, 'cpu']);
  await lab.run.start();
  expect(lab.run.fault).toBeNull();
});

test('what was given up too late to be stopped is shown as the engine has it', async () => {
  const lab = mount(engine);
  await lab.run.start();
  engine.emit({ type: 'late', name: 'useCifar10', value: { ...data, name: 'CIFAR-10' } as never });
  engine.emit({ type: 'late', name: 'build', value: { ...report, text: 'sequential(late)' } });
  await settle(lab);
  expect([lab.run.data?.name, lab.run.network?.text]).toEqual(['CIFAR-10', 'sequential(late)']);
});
