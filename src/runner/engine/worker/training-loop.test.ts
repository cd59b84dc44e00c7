import { expect, test } from 'vitest';
import type { StepRecord } from '../protocol.ts';
import { nextTask } from '../../../cnn/train/index.ts';
import { TrainingLoop } from './training-loop.ts';
import { Turns } from './turns.ts';

function setUp(stepTime = 10) {
  const turns = new Turns(nextTask);
  const reports: { steps: readonly StepRecord[]; speed: number }[] = [];
  const failures: Error[] = [];
  let now = 0;
  let steps = 0;
  let failAt = Infinity;
  const loop = new TrainingLoop({
    turns,
    clock: () => now,
    step: async () => {
      steps++;
      now += stepTime;
      await Promise.resolve();
      if (steps === failAt) throw new Error('the loss is not a number');
      return { record: { step: steps, epoch: 0, loss: 1, accuracy: 0 }, images: 32 };
    },
    report: (reported, speed) => reports.push({ steps: reported, speed }),
    failed: (error) => failures.push(error),
  });
  return {
    loop,
    turns,
    reports,
    failures,
    steps: () => steps,
    failAt: (step: number) => (failAt = step),
  };
}

test('a loop makes as many steps as it is asked for and reports each once', async () => {
  const it = setUp();
  await it.loop.start(25);
  expect(it.steps()).toBe(25);
  const reported = it.reports.flatMap(({ steps }) => steps.map(({ step }) => step));
  expect(reported).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
});

test('reports come ten times a second at most, with the speed', async () => {
  const it = setUp(10);
  await it.loop.start(40);
  expect(it.reports.map(({ steps }) => steps.length)).toEqual([10, 10, 10, 10]);
  expect(it.reports.at(-1)?.speed).toBeCloseTo(3200);
});

test('stop resolves when no step is under way, and none follows', async () => {
  const it = setUp();
  void it.loop.start();
  await nextTask();
  await it.loop.stop();
  const steps = it.steps();
  expect(steps).toBeGreaterThan(0);
  await nextTask();
  expect(it.steps()).toBe(steps);
});

test('a start while the last step is under way is a stretch of its own, and stop still ends', async () => {
  const it = setUp();
  void it.loop.start();
  await nextTask();
  const stopped = it.loop.stop();
  void it.loop.start();
  await stopped;
  const steps = it.steps();
  await nextTask();
  expect(it.steps()).toBeGreaterThan(steps);
  await it.loop.stop();
});

test('a step that fails ends the loop and is said once, after the steps before it', async () => {
  const it = setUp();
  it.failAt(4);
  await it.loop.start();
  expect(it.failures.map(({ message }) => message)).toEqual(['the loss is not a number']);
  expect(it.reports.flatMap(({ steps }) => steps)).toHaveLength(3);
});

test('other work gets a turn between two steps', async () => {
  const it = setUp();
  void it.loop.start();
  await nextTask();
  const seen = await it.turns.take(() => it.steps());
  await nextTask();
  expect(it.steps()).toBeGreaterThan(seen);
  await it.loop.stop();
});
