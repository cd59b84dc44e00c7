import { expect, test } from 'vitest';
import { dimmed, distance, moved, nearest, vote } from './nearest.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

test('L1 adds absolute differences, L2 takes the root of the sum of squares', () => {
  const [a, b] = [bytes(0, 10, 255), bytes(3, 6, 255)];
  expect(distance('L1', a, 0, b, 0, 3)).toBe(7);
  expect(distance('L2', a, 0, b, 0, 3)).toBe(5);
});

test('the two metrics can disagree about which image is nearer', () => {
  // One byte differs by 9, or four bytes by 3 each.
  const remembered = { images: bytes(9, 0, 0, 0, 3, 3, 3, 3), labels: bytes(0, 1), count: 2 };
  const image = bytes(0, 0, 0, 0);
  expect(nearest('L1', image, remembered, 1)).toEqual([{ index: 0, distance: 9 }]);
  expect(nearest('L2', image, remembered, 1)).toEqual([{ index: 1, distance: 6 }]);
});

test('the nearest come first, and only those that count', () => {
  const remembered = { images: bytes(9, 4, 6, 5), labels: bytes(0, 1, 0, 1), count: 4 };
  expect(nearest('L1', bytes(5), remembered, 3).map(({ index }) => index)).toEqual([3, 1, 2]);
  const others = nearest('L1', bytes(5), remembered, 9, (i) => remembered.labels[i] === 0);
  expect(others.map(({ index }) => index)).toEqual([2, 0]);
});

test('the most votes win, and the nearest of equals', () => {
  expect(vote([3])).toBe(3);
  expect(vote([1, 2, 2])).toBe(2);
  expect(vote([4, 2, 2, 4, 1])).toBe(4);
});

test('moving repeats the first column', () => {
  expect([...moved(bytes(1, 2, 3, 4, 5, 6), [2, 3, 1], 2)]).toEqual([1, 1, 1, 4, 4, 4]);
  expect([...moved(bytes(1, 2, 3, 4, 5, 6), [1, 2, 3], 1)]).toEqual([1, 2, 3, 1, 2, 3]);
});

test('less light multiplies every number', () => {
  expect([...dimmed(bytes(0, 5, 200), 0.5)]).toEqual([0, 3, 100]);
});
