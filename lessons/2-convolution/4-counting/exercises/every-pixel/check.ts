import { exercise } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'pointwise',
  cases: (random) => [
    { input: [[[[1, 2]]], [[3, 4]], [5]], expected: [[[16]]] },
    {
      input: [
        [
          [
            [1, 0, 2],
            [0, 3, 0],
          ],
        ],
        [
          [1, 1, 1],
          [0, 2, -1],
        ],
        [0, 1],
      ],
      expected: [
        [
          [3, -1],
          [3, 7],
        ],
      ],
    },
    ...[2, 3, 5].map((depth) => {
      const list = (length: number) => Array.from({ length }, () => random.integer(9) - 4);
      const [rows, columns, filters] = [1, 2, 1].map((least) => least + random.integer(3));
      const volume = Array.from({ length: rows }, () =>
        Array.from({ length: columns }, () => list(depth)),
      );
      const weights = Array.from({ length: filters }, () => list(depth));
      const bias = list(filters);
      const dot = (a: number[], b: number[]) => a.reduce((sum, each, i) => sum + each * b[i], 0);
      const expected = volume.map((row) =>
        row.map((pixel) => weights.map((each, k) => dot(pixel, each) + bias[k])),
      );
      return { input: [volume, weights, bias], expected };
    }),
  ],
});
