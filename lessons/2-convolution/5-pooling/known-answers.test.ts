import { expect, test } from 'vitest';
import { maxPool, sequential } from '../../../src/cnn/index.ts';
import { PICTURES } from '../../../src/elements/pool-pictures/pictures.ts';
import { poolAll, poolBackward, type PoolKind } from '../../../src/steps/index.ts';

const pooled = (id: string, kind: PoolKind, size: number) => {
  const picture = PICTURES.find((each) => each.id === id)!;
  return poolAll({ input: [picture.pixels], kind, size })[0].flat();
};

/** From the darkest to the brightest pixel. */
const spread = (pixels: number[]) => Math.max(...pixels) - Math.min(...pixels);

test('a pool has 0 parameters, halves height and width with F = S = 2, and keeps the depth', () => {
  const { parameters, layers } = sequential({ input: [32, 32, 16], seed: 7 }, [maxPool({ size: 2 })]).summary(); // prettier-ignore
  expect(parameters).toBe(0);
  expect(layers[0].outputShape).toEqual([16, 16, 16]);
});

test('F = 3, S = 2 leaves 2×2 of 5×5, F = 2, S = 2 leaves 2×2 of 4×4', () => {
  const side = (input: number, size: number) =>
    maxPool({ size, stride: 2 }).outputShape([input, input, 1]);
  expect(side(5, 3)).toEqual([2, 2, 1]);
  expect(side(4, 2)).toEqual([2, 2, 1]);
});

test('the maximum of 3×3 wipes out the thin dark lines; the mean keeps them in grey', () => {
  expect(spread(pooled('drawing', 'max', 3))).toBe(0);
  expect(spread(pooled('drawing', 'average', 3))).toBeGreaterThan(75);
});

test('a star alone in a window of 4×4 has a mean of 25, and the maximum keeps its 255', () => {
  const means = pooled('stars', 'average', 4);
  expect(Math.max(...pooled('stars', 'max', 4))).toBe(255);
  expect(means.filter((mean) => Math.round(mean) === 25).length).toBeGreaterThan(10);
});

test('both lose the checkerboard: 255 everywhere, and one grey everywhere', () => {
  for (const size of [2, 4, 6, 8]) {
    expect(new Set(pooled('checks', 'max', size))).toEqual(new Set([255]));
    expect(new Set(pooled('checks', 'average', size))).toEqual(new Set([127.5]));
  }
});

test('of a gradient of 2 the maximum sends 2 to the 5 and nothing to the 3; the mean sends 0.5 to each', () => {
  const back = (kind: PoolKind) =>
    [...poolBackward({ input: [[[1, 3], [5, 2]]], kind, size: 2 }, [[[2]]])].at(-1)!.output[0]; // prettier-ignore
  expect(back('max')).toEqual([[0, 0], [2, 0]]); // prettier-ignore
  expect(back('average')).toEqual([[0.5, 0.5], [0.5, 0.5]]); // prettier-ignore
});
