import { exercise, type RandomSource } from '../../../../../src/lesson/exercise/index.ts';

type Volume = number[][][];

function block(random: RandomSource, rows: number, columns: number, depth: number): Volume {
  return Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () =>
      Array.from({ length: depth }, () => random.integer(9) - 4),
    ),
  );
}

/** As a dot product of two flat rows, so that it is no copy of a solution. */
function dotProduct(volume: Volume, filter: Volume, bias: number, row: number, column: number) {
  const size = filter.length;
  const under = volume
    .slice(row, row + size)
    .flatMap((line) => line.slice(column, column + size).flat());
  return filter.flat(2).reduce((sum, weight, i) => sum + weight * under[i], bias);
}

export default exercise({
  entry: 'oneNumber',
  cases: (random) => [
    { input: [[[[1, 2, 3]]], [[[10, 100, 1000]]], 5, 0, 0], expected: 3215 },
    {
      input: [
        [
          [[1], [2]],
          [[3], [4]],
        ],
        [[[10]]],
        -1,
        1,
        0,
      ],
      expected: 29,
    },
    ...[1, 3, 3, 6].map((depth) => {
      const size = 2 + random.integer(4);
      const volume = block(random, size + 3, size + 2, depth);
      const filter = block(random, size, size, depth);
      const [bias, row, column] = [random.integer(9) - 4, random.integer(4), random.integer(3)];
      return {
        input: [volume, filter, bias, row, column],
        expected: dotProduct(volume, filter, bias, row, column),
      };
    }),
  ],
});
