import { exercise } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'brighter',
  cases: (random) => [
    { input: [[0, 100, 200], 20], expected: [20, 120, 220] },
    { input: [[250, 255], 20], expected: [255, 255] },
    { input: [[5, 30], -20], expected: [0, 10] },
    { input: [[], 20], expected: [] },
    ...[60, -60].map((by) => {
      const data = Array.from({ length: 12 }, () => random.integer(256));
      const expected = data.map((value) => {
        const sum = value + by;
        return sum > 255 ? 255 : sum < 0 ? 0 : sum;
      });
      return { input: [data, by], expected };
    }),
  ],
});
