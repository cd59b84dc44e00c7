import { expect, test } from 'vitest';
import { checkSchedule, learningRateFactor } from './schedule.ts';

test('the rate goes up to its full value, then down, and never to nothing before the end', () => {
  const schedule = { steps: 10, rise: 0.2 };
  const factors = Array.from({ length: 10 }, (_, i) => learningRateFactor(schedule, i + 1));
  expect(factors[0]).toBe(0.5);
  expect(factors[1]).toBe(1);
  for (let i = 2; i < 10; i++) expect(factors[i]).toBeLessThan(factors[i - 1]);
  expect(factors[9]).toBeCloseTo(1 / 9, 10);
  expect(learningRateFactor(schedule, 11)).toBe(0);
  expect(learningRateFactor(schedule, 12)).toBe(0);
});

test('without a rise it begins at the top', () => {
  expect(learningRateFactor({ steps: 4, rise: 0 }, 1)).toBe(0.8);
  expect(learningRateFactor({ steps: 4, rise: 1 }, 4)).toBe(1);
});

test.each([
  [{ steps: 0, rise: 0.2 }, 'train: expected a schedule of 1 step or more, whole, got 0'],
  [{ steps: 5, rise: 2 }, 'train: expected a rise from 0 to 1, got 2'],
])('%j is refused', (schedule, message) => {
  expect(() => checkSchedule('train', schedule)).toThrow(message);
});
