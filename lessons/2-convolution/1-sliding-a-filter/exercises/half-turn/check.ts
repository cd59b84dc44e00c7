import { exercise } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'halfTurn',
  cases: (random) => [
    {
      input: [
        [
          [1, 2, 3],
          [4, 5, 6],
          [7, 8, 9],
        ],
      ],
      expected: [
        [9, 8, 7],
        [6, 5, 4],
        [3, 2, 1],
      ],
    },
    {
      input: [
        [
          [1, 2],
          [3, 4],
        ],
      ],
      expected: [
        [4, 3],
        [2, 1],
      ],
    },
    ...[2, 3, 5].map((size) => {
      const filter = Array.from({ length: size }, () =>
        Array.from({ length: size }, () => random.integer(19) - 9),
      );
      const last = size - 1;
      const expected = filter.map((row, r) => row.map((_, c) => filter[last - r][last - c]));
      return { input: [filter], expected };
    }),
  ],
});
