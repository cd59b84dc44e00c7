import { exercise, numericGradient } from '../../../../../src/lesson/exercise/index.ts';

type Grid = readonly (readonly number[])[];

export default exercise({
  entry: 'maxPoolBackward',
  cases: () => [
    {
      input: [
        [
          [1, 3],
          [5, 2],
        ],
        [[2]],
        2,
        2,
      ],
      expected: [
        [0, 0],
        [2, 0],
      ],
    },
    {
      input: [
        [
          [4, 4],
          [1, 4],
        ],
        [[-3]],
        2,
        2,
      ],
      expected: [
        [-3, 0],
        [0, 0],
      ],
    },
    {
      input: [
        [
          [0, 0, 0, 0, 0],
          [0, 0, 9, 0, 0],
          [0, 0, 0, 0, 0],
        ],
        [[2, 5]],
        3,
        2,
      ],
      expected: [
        [0, 0, 0, 0, 0],
        [0, 0, 7, 0, 0],
        [0, 0, 0, 0, 0],
      ],
    },
  ],
  checks: [
    // The gradient of the sum of g · pool(x) is what comes back when g comes from above.
    numericGradient({
      value: (map, gradient, size, stride) =>
        (gradient as Grid)
          .flatMap((line, r) =>
            line.map(
              (g, c) =>
                g * largest(map as Grid, r * Number(stride), c * Number(stride), Number(size)),
            ),
          )
          .reduce((sum, each) => sum + each, 0),
      points: (random) =>
        [
          { size: 2, stride: 2 },
          { size: 3, stride: 2 },
          { size: 2, stride: 1 },
        ].map(({ size, stride }) => {
          const grid = (rows: number, columns: number) =>
            Array.from({ length: rows }, () =>
              Array.from({ length: columns }, () => random.uniform(-9, 9)),
            );
          return [grid(stride + size, 2 * stride + size), grid(2, 3), size, stride];
        }),
    }),
  ],
});

function largest(map: Grid, top: number, left: number, size: number): number {
  return Math.max(...map.slice(top, top + size).flatMap((row) => row.slice(left, left + size)));
}
