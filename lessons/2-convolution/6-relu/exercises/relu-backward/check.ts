import { exercise, numericGradient } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'reluBackward',
  cases: (random) => [
    { input: [[[1]], [[-2]]], expected: [[-2]] },
    { input: [[[-1]], [[3]]], expected: [[0]] },
    { input: [[[0]], [[4]]], expected: [[0]] },
    {
      input: [
        [
          [1, -1, 5],
          [2, -5, -7],
          [-3, 2, 4],
        ],
        [
          [-2, 3, -1],
          [6, -3, 1],
          [2, -1, 3],
        ],
      ],
      expected: [
        [-2, 0, -1],
        [6, 0, 0],
        [0, -1, 3],
      ],
    },
    ...[2, 3, 4].map((columns) => {
      const grid = () =>
        Array.from({ length: 2 }, () =>
          Array.from({ length: columns }, () => random.integer(19) - 9),
        );
      const [x, gradient] = [grid(), grid()];
      const expected = x.map((row, r) => row.map((value, c) => (value > 0 ? gradient[r][c] : 0)));
      return { input: [x, gradient], expected };
    }),
  ],
  checks: [
    // The gradient of the sum of g · relu(x) is what comes back when g comes from above.
    numericGradient({
      value: (x, gradient) => dot(gradient as Grid, relu(x as Grid)),
      points: (random) =>
        [1, 3].map((rows) => {
          const grid = () =>
            Array.from({ length: rows }, () => [0, 1, 2].map(() => random.uniform(-9, 9)));
          return [grid(), grid()];
        }),
    }),
  ],
});

type Grid = readonly (readonly number[])[];

function relu(x: Grid): Grid {
  return x.map((row) => row.map((value) => Math.max(0, value)));
}

function dot(a: Grid, b: Grid): number {
  return a.flat().reduce((sum, value, index) => sum + value * b.flat()[index], 0);
}
