import { exercise } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'maxPool',
  cases: (random) => [
    { input: [[[7]], 1, 1], expected: [[7]] },
    {
      input: [
        [
          [1, 3],
          [5, 2],
        ],
        2,
        2,
      ],
      expected: [[5]],
    },
    {
      input: [
        [
          [-1, -3],
          [-5, -2],
        ],
        2,
        2,
      ],
      expected: [[-1]],
    },
    ...[
      { size: 2, stride: 2 },
      { size: 3, stride: 2 },
      { size: 2, stride: 1 },
      { size: 3, stride: 3 },
    ].map(({ size, stride }) => {
      const [rows, columns] = [1 + random.integer(3), 1 + random.integer(3)];
      const side = (places: number) => (places - 1) * stride + size;
      const map = Array.from({ length: side(rows) }, () =>
        Array.from({ length: side(columns) }, () => random.integer(19) - 9),
      );
      const expected = Array.from({ length: rows }, (_, r) =>
        Array.from({ length: columns }, (_, c) =>
          Math.max(
            ...map
              .slice(r * stride, r * stride + size)
              .flatMap((row) => row.slice(c * stride, c * stride + size)),
          ),
        ),
      );
      return { input: [map, size, stride], expected };
    }),
  ],
});
