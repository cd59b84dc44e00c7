import { exercise } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'linearScores',
  cases: (random) => [
    { input: [[[2, 3]], [10, 1], [0]], expected: [23] },
    { input: [[[0], [0]], [9], [5, -1]], expected: [5, -1] },
    {
      input: [
        [
          [0.2, -0.5, 0.1, 2],
          [1.5, 1.3, 2.1, 0],
          [0, 0.25, 0.2, -0.3],
        ],
        [56, 231, 24, 2],
        [1.1, 3.2, -1.2],
      ],
      expected: [-96.8, 437.9, 60.75],
    },
    ...[2, 5].map((inputs) => {
      const whole = () => random.integer(19) - 9;
      const x = Array.from({ length: inputs }, whole);
      const W = [0, 1, 2].map(() => Array.from({ length: inputs }, whole));
      const b = [whole(), whole(), whole()];
      const expected = W.map((row, k) => {
        let sum = b[k];
        for (let i = 0; i < inputs; i++) sum += row[i] * x[i];
        return sum;
      });
      return { input: [W, x, b], expected };
    }),
  ],
});
