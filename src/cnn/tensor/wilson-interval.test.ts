import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson-interval.ts';

test('its ends are the rates from which what was seen is 1.96 deviations away', () => {
  for (const [right, count] of [
    [7, 10],
    [5211, 8000],
    [1, 100],
  ]) {
    const { low, high } = wilsonInterval(right, count);
    for (const end of [low, high]) {
      const deviations = (right / count - end) / Math.sqrt((end * (1 - end)) / count);
      expect(Math.abs(deviations)).toBeCloseTo(1.96, 2);
    }
  }
});

test('it stays inside 0..1 when all or none are right', () => {
  expect(wilsonInterval(0, 20).low).toBeCloseTo(0, 10);
  expect(wilsonInterval(20, 20).high).toBeCloseTo(1, 10);
  expect(wilsonInterval(20, 20).low).toBeCloseTo(0.8389, 3);
});
