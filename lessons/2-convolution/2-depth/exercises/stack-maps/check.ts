import { exercise } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'stackMaps',
  cases: (random) => [
    {
      input: [[[[1, 2, 3]], [[4, 5, 6]]]],
      expected: [
        [
          [1, 4],
          [2, 5],
          [3, 6],
        ],
      ],
    },
    { input: [[[[7]]]], expected: [[[7]]] },
    ...[2, 3, 6].map((count) => {
      const [rows, columns] = [1 + random.integer(4), 1 + random.integer(4)];
      const block: number[][][] = Array.from({ length: rows }, () =>
        Array.from({ length: columns }, () =>
          Array.from({ length: count }, () => random.integer(99)),
        ),
      );
      const maps = Array.from({ length: count }, (_, k) =>
        block.map((line) => line.map((place) => place[k])),
      );
      return { input: [maps], expected: block };
    }),
  ],
});
