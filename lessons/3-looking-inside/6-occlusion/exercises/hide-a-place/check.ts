import { exercise } from '../../../../../src/lesson/exercise/index.ts';

const image = (rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (_, x) => 10 * y + x));

/** The image with some pixels set, one by one. */
function painted(
  rows: number,
  columns: number,
  square: readonly [number, number, number],
  value: number,
): number[][] {
  const [top, left, size] = square;
  const result = image(rows, columns);
  for (let y = Math.max(0, top); y < Math.min(rows, top + size); y++) {
    for (let x = Math.max(0, left); x < Math.min(columns, left + size); x++) result[y][x] = value;
  }
  return result;
}

export default exercise({
  entry: 'hide',
  cases: (random) => [
    {
      input: [image(3, 3), 1, 1, 1, 0],
      expected: [
        [0, 1, 2],
        [10, 0, 12],
        [20, 21, 22],
      ],
    },
    {
      input: [image(3, 4), -1, 2, 2, 7],
      expected: [
        [0, 1, 7, 7],
        [10, 11, 12, 13],
        [20, 21, 22, 23],
      ],
    },
    {
      input: [image(2, 2), -5, -5, 20, 0.5],
      expected: [
        [0.5, 0.5],
        [0.5, 0.5],
      ],
    },
    { input: [image(2, 3), 2, 0, 4, 9], expected: image(2, 3) },
    ...Array.from({ length: 4 }, () => {
      const [rows, columns] = [2 + random.integer(5), 2 + random.integer(5)];
      const square = [random.integer(8) - 3, random.integer(8) - 3, 1 + random.integer(4)] as const;
      return {
        input: [image(rows, columns), ...square, 99],
        expected: painted(rows, columns, square, 99),
      };
    }),
  ],
});
