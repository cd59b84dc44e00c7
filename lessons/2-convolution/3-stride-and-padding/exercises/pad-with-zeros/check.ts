import { exercise } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'padWithZeros',
  cases: (random) => [
    {
      input: [
        [
          [1, 2],
          [3, 4],
        ],
        1,
      ],
      expected: [
        [0, 0, 0, 0],
        [0, 1, 2, 0],
        [0, 3, 4, 0],
        [0, 0, 0, 0],
      ],
    },
    { input: [[[5]], 0], expected: [[5]] },
    {
      input: [[[7, -8, 9]], 2],
      expected: [
        [0, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 0],
        [0, 0, 7, -8, 9, 0, 0],
        [0, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 0],
      ],
    },
    ...[1, 2, 3].map((pad) => {
      const [rows, columns] = [1 + random.integer(4), 1 + random.integer(4)];
      const grid = Array.from({ length: rows }, () =>
        Array.from({ length: columns }, () => 1 + random.integer(9)),
      );
      const expected = Array.from({ length: rows + 2 * pad }, (_, r) =>
        Array.from({ length: columns + 2 * pad }, (_, c) => grid[r - pad]?.[c - pad] ?? 0),
      );
      return { input: [grid, pad], expected };
    }),
  ],
});
