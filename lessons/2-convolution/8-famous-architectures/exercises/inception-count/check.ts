import { exercise } from '../../../../../src/lesson/exercise/index.ts';

const NAMES = ['one', 'reduceThree', 'three', 'reduceFive', 'five', 'pooled'];

/** A module's widths in the order of the paper's table 1. */
function widths(numbers: readonly number[]): Record<string, number> {
  return Object.fromEntries(NAMES.map((name, i) => [name, numbers[i]]));
}

/** Weights, then a bias a filter. */
function count(depth: number, [a, b, c, d, e, f]: readonly number[]): number {
  const weights = depth * (a + b + d + f) + 9 * b * c + 25 * d * e;
  return weights + a + b + c + d + e + f;
}

export default exercise({
  entry: 'inceptionParameters',
  cases: (random) => [
    { input: [192, widths([64, 96, 128, 16, 32, 32])], expected: 163_696 },
    { input: [832, widths([384, 192, 384, 48, 128, 128])], expected: 1_444_080 },
    { input: [1, widths([1, 1, 1, 1, 1, 1])], expected: 2 + 2 + 10 + 2 + 26 + 2 },
    ...Array.from({ length: 4 }, () => {
      const depth = 1 + random.integer(300);
      const numbers = NAMES.map(() => 1 + random.integer(100));
      return { input: [depth, widths(numbers)], expected: count(depth, numbers) };
    }),
  ],
});
