import { expect, test } from 'vitest';
import type { StepRecord } from '../protocol.ts';
import { History } from './history.ts';

const record = (step: number): StepRecord => ({ step, epoch: 0, loss: 1 / step, accuracy: 0 });

function filled(steps: number): History {
  const history = new History();
  for (let step = 1; step <= steps; step++) history.add(record(step));
  return history;
}

test('a short history is kept whole', () => {
  expect(
    filled(3000)
      .records()
      .map(({ step }) => step),
  ).toEqual(Array.from({ length: 3000 }, (_, i) => i + 1));
});

test('a long one is thinned evenly, stays under some thousands, and ends with the newest step', () => {
  const steps = filled(100_001)
    .records()
    .map(({ step }) => step);
  expect(steps.length).toBeLessThanOrEqual(4001);
  expect(steps.at(-1)).toBe(100_001);
  const gaps = new Set(steps.slice(1, -1).map((step, i) => step - steps[i]));
  expect(gaps.size).toBe(1);
});

test('a history made from its records goes on as the old one would have', () => {
  const old = filled(9000);
  const again = new History(old.records());
  for (let step = 9001; step <= 20_000; step++) {
    old.add(record(step));
    again.add(record(step));
  }
  expect(again.records()).toEqual(old.records());
});

test('going back to a step leaves out what came after it', () => {
  expect(filled(50).until(20).records().at(-1)?.step).toBe(20);
});
