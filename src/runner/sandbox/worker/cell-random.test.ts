import { expect, test } from 'vitest';
import { CellRandom } from './cell-random.ts';

function drawn(seed: number, cell: string, count = 3): number[] {
  const random = new CellRandom();
  random.begin(seed, cell);
  return Array.from({ length: count }, random.draw);
}

test('a cell draws the same numbers whenever it runs, whatever another has drawn', () => {
  const random = new CellRandom();
  random.begin(1, 'a');
  const first = [random.draw(), random.draw()];
  random.begin(1, 'b');
  random.draw();
  random.begin(1, 'a');
  expect([random.draw(), random.draw()]).toEqual(first);
});

test('another seed and another cell draw other numbers', () => {
  const streams = [drawn(1, 'a'), drawn(2, 'a'), drawn(1, 'b'), drawn(11, '')];
  expect(new Set(streams.map(String)).size).toBe(4);
});

test('numbers lie in [0, 1), with the mean and the spread of a uniform law', () => {
  const numbers = drawn(3, 'a', 20_000);
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / numbers.length;
  expect(numbers.every((x) => x >= 0 && x < 1)).toBe(true);
  expect(mean).toBeCloseTo(1 / 2, 2);
  expect(variance).toBeCloseTo(1 / 12, 2);
});
