import { exercise } from '../../../../../src/lesson/exercise/index.ts';

/** One number after a step, by trying every value that is allowed: the nearest to where the step leads. */
function nearestAllowed(moved: number, from: number, epsilon: number): number {
  let best = from;
  for (let value = 0; value <= 255; value++) {
    if (Math.abs(value - from) > epsilon) continue;
    if (Math.abs(value - moved) < Math.abs(best - moved)) best = value;
  }
  return best;
}

export default exercise({
  entry: 'step',
  cases: (random) => [
    { input: [[100, 100, 100], [100, 100, 100], [0.5, -2, 0], 1, 8], expected: [101, 99, 100] },
    { input: [[107, 93], [100, 100], [1, -1], 4, 8], expected: [108, 92] },
    { input: [[254, 1, 255], [250, 3, 255], [9, -9, 0.1], 4, 8], expected: [255, 0, 255] },
    { input: [[10, 20], [10, 20], [1, -1], 5, 0], expected: [10, 20] },
    ...Array.from({ length: 4 }, () => {
      const epsilon = random.integer(9);
      const by = 1 + random.integer(5);
      const original = Array.from({ length: 6 }, () => random.integer(256));
      const current = original.map((value) =>
        Math.min(255, Math.max(0, value + random.integer(2 * epsilon + 1) - epsilon)),
      );
      const signs = original.map(() => random.integer(3) - 1);
      const gradient = signs.map((sign) => sign * (1 + random.integer(9)) * 0.01);
      return {
        input: [current, original, gradient, by, epsilon],
        expected: current.map((value, i) =>
          nearestAllowed(value + by * signs[i], original[i], epsilon),
        ),
      };
    }),
  ],
});
