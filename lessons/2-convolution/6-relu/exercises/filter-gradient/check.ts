import { exercise, numericGradient } from '../../../../../src/lesson/exercise/index.ts';

type Grid = readonly (readonly number[])[];

export default exercise({
  entry: 'filterGradient',
  cases: () => [
    { input: [[[2]], [[3]], [[5]]], expected: [[15]] },
    { input: [[[7]], [[1, 2, 3]], [[1, 0, -1]]], expected: [[-2]] },
    {
      input: [
        [
          [1, -1, 2],
          [0, 2, -2],
          [3, 0, 1],
        ],
        [
          [1, 2, 0, 3],
          [0, 1, 3, 1],
          [2, 0, 1, 2],
          [1, 3, 2, 0],
        ],
        [
          [2, -1],
          [3, 1],
        ],
      ],
      expected: [
        [1, 10, 7],
        [5, 0, 10],
        [10, 10, 6],
      ],
    },
  ],
  checks: [
    // The gradient of the sum of g · y is what the filter gets when g comes from above.
    numericGradient({
      value: (filter, input, gradient) => dotted(filter as Grid, input as Grid, gradient as Grid),
      points: (random) =>
        [1, 2, 3].map((size) => {
          const grid = (rows: number, columns: number) =>
            Array.from({ length: rows }, () =>
              Array.from({ length: columns }, () => random.uniform(-2, 2)),
            );
          return [grid(size, size), grid(size + 1, size + 2), grid(2, 3)];
        }),
    }),
  ],
});

function dotted(filter: Grid, input: Grid, gradient: Grid): number {
  let sum = 0;
  gradient.forEach((line, r) =>
    line.forEach((g, c) =>
      filter.forEach((row, i) =>
        row.forEach((weight, j) => (sum += g * weight * input[r + i][c + j])),
      ),
    ),
  );
  return sum;
}
