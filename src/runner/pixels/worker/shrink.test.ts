import { expect, test } from 'vitest';
import { shrink } from './shrink.ts';

const shape = [4, 8, 3] as const;
const bytes = Uint8Array.from({ length: 96 }, (_, i) => (Math.floor(i / 3) % 2) * 200);

test('a picture is made small enough, each pixel the mean of its area, and keeps its form', () => {
  expect(shrink({ shape, bytes }, 4)).toEqual({
    shape: [2, 4, 3],
    bytes: new Uint8Array(24).fill(100),
  });
});

test('a picture that is small enough stays as it is', () => {
  const picture = { shape, bytes };
  expect(shrink(picture, 8)).toBe(picture);
});
