// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EngineEvent } from '../../runner/engine/index.ts';
import type { TrialEngine } from './template-run.ts';
import { templatesOf, TRIALS } from './trials.ts';
import type { TemplateLab } from './index.ts';
import './index.ts';

const asked: string[] = [];
let hear: (event: EngineEvent) => void;
let dropped = 0;
const answers: Record<string, () => unknown> = {
  useScenes: () => ({ classes: ['airplane', 'automobile'] }),
  inspect: () => ({
    layers: [
      { kind: 'normalize', weights: null },
      { kind: 'dense', weights: { shape: [32 * 32 * 3, 2], data: new Float32Array(6144).fill(1) } },
    ],
  }),
  evaluate: () => ({ count: 500, accuracy: 0.4 }),
};

function engine(): TrialEngine {
  return {
    call: ((name: string) => {
      asked.push(name);
      return Promise.resolve(answers[name]?.());
    }) as TrialEngine['call'],
    on: ((type: string, listener: (event: EngineEvent) => void) => {
      if (type === 'trained') hear = listener;
      return () => undefined;
    }) as TrialEngine['on'],
    drop: () => void dropped++,
  };
}

let lab: TemplateLab;

beforeEach(async () => {
  asked.length = 0;
  dropped = 0;
  lab = document.createElement('template-lab');
  lab.engine = engine;
  document.body.append(lab);
  await lab.updateComplete;
});

afterEach(() => document.body.replaceChildren());

const text = () => lab.shadowRoot!.textContent!.replaceAll(/\s+/g, ' ');

test('nothing is computed before it is started', () => {
  expect(asked).toEqual([]);
  expect(text()).toContain('The templates appear here.');
});

test('training prepares in order, and shows templates by class with the accuracy and its interval', async () => {
  await lab.run.start();
  expect(asked).toEqual(['open', 'useScenes', 'build', 'tune', 'inspect', 'evaluate', 'train']);
  hear({ type: 'trained', steps: [{ step: 9, epoch: 0.1, loss: 2, accuracy: 0 }], imagesPerSecond: 900 }); // prettier-ignore
  await lab.run.pause();
  await lab.updateComplete;
  const names = [...lab.shadowRoot!.querySelectorAll('pixel-image')].map(({ label }) => label);
  expect(names).toEqual(['template of airplane', 'template of automobile']);
  expect(text()).toContain('After 9 steps of 32 images: 200 of 500 test images right: 40.0 %');
  expect(asked).toContain('pause');
});

test('a stop while a look is under way is followed by a look at where it stopped', async () => {
  await lab.run.start();
  let answer: (value: unknown) => void = () => undefined;
  const { evaluate } = answers;
  answers.evaluate = () => new Promise((resolve) => (answer = resolve));
  const trained = (step: number) =>
    hear({ type: 'trained', steps: [{ step, epoch: 1, loss: 2, accuracy: 0 }], imagesPerSecond: 900 }); // prettier-ignore
  trained(480);
  const looked = lab.run.pause();
  await expect.poll(() => asked.at(-1)).toBe('evaluate');
  await lab.run.start();
  trained(540);
  await lab.run.pause();
  answers.evaluate = evaluate;
  answer({ count: 500, accuracy: 0.3 });
  await looked;
  await expect.poll(() => lab.run.marks.at(-1)).toEqual({ step: 540, value: 0.4 });
});

test('Stop during the first look leaves nothing that seems to train', async () => {
  const { evaluate } = answers;
  let fail: () => void = () => undefined;
  answers.evaluate = () => new Promise((_, reject) => (fail = () => reject(new Error('lost'))));
  const started = lab.run.start();
  await expect.poll(() => asked.at(-1)).toBe('evaluate');
  await lab.run.pause();
  fail();
  await started;
  answers.evaluate = evaluate;
  expect([lab.run.state, lab.run.problem]).toEqual(['empty', '']);
});

test('another network begins afresh, and the run before it stays in the chart', async () => {
  await lab.run.start();
  lab.run.choose(TRIALS[1]);
  await lab.updateComplete;
  expect(dropped).toBe(1);
  expect(lab.run.templates).toBeNull();
  expect(lab.run.earlier.map(({ trial }) => trial.short)).toEqual(['linear']);
});

test('what the engine refuses is said, and it can be tried again', async () => {
  const { useScenes } = answers;
  answers.useScenes = () => {
    throw new Error('no room for images');
  };
  await lab.run.start();
  await lab.updateComplete;
  expect(text()).toContain('no room for images');
  answers.useScenes = useScenes;
  await lab.run.start();
  expect(lab.run.state).toBe('training');
});

test('leaving the page ends the engine', async () => {
  await lab.run.start();
  lab.remove();
  expect(dropped).toBe(1);
});

test('a template is a column of the weights, and a few large weights do not leave the others grey', () => {
  const data = Float32Array.from({ length: 6144 }, (_, i) => (i === 7 ? 1000 : i % 2 ? -1 : 1));
  const [first, second] = templatesOf({ shape: [3072, 2], data });
  expect([...first.bytes.subarray(0, 2)]).toEqual([255, 255]);
  expect([...second.bytes.subarray(0, 4)]).toEqual([0, 0, 0, 255]);
});
