import { exercise } from '../../../../../src/lesson/exercise/index.ts';

const DOT = [
  [0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0],
  [0, 0, 1, 0, 0],
  [0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0],
];
const ONE_TO_NINE = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
];

/** The place of each weight worked out from the end, so that it is no copy of a solution. */
function expectedOf(image: number[][], filter: number[][], bias: number): number[][] {
  const size = filter.length;
  const lines = image.slice(size - 1).map((_, r) => image.slice(r, r + size));
  return lines.map((window) =>
    window[0].slice(size - 1).map((_, c) =>
      window.reduce(
        (sum, line, a) => line.slice(c, c + size).reduce((all, x, b) => all + x * filter[a][b], sum), // prettier-ignore
        bias,
      ),
    ),
  );
}

export default exercise({
  entry: 'slide',
  cases: (random) => {
    const grid = (rows: number, columns: number) =>
      Array.from({ length: rows }, () =>
        Array.from({ length: columns }, () => random.integer(11) - 5),
      );
    return [
      {
        input: [
          [
            [0, 0, 1],
            [0, 2, 3],
            [1, 3, 1],
          ],
          [
            [1, 0, -1],
            [2, 0, -2],
            [1, 0, -1],
          ],
          1,
        ],
        expected: [[-6]],
      },
      {
        input: [DOT, ONE_TO_NINE, 0],
        expected: [
          [9, 8, 7],
          [6, 5, 4],
          [3, 2, 1],
        ],
      },
      { input: [[[2, 3]], [[10]], -1], expected: [[19, 29]] },
      ...Array.from({ length: 4 }, () => {
        const size = 1 + random.integer(4);
        const image = grid(size + random.integer(4), size + random.integer(4));
        const filter = grid(size, size);
        const bias = random.integer(7) - 3;
        return { input: [image, filter, bias], expected: expectedOf(image, filter, bias) };
      }),
    ];
  },
});
