import { exercise } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'fullyConnected',
  cases: (random) => [
    { input: [[[[2], [3]]], [[10, 1]], [5]], expected: [28] },
    {
      // The numbers that the lesson's figure starts with.
      input: [
        [
          [
            [1, 0],
            [0, 4],
          ],
          [
            [2, 1],
            [3, 0],
          ],
        ],
        [
          [1, 0, 0, -1, 2, 0, 0, 1],
          [0, 1, 1, 1, 0, -1, 0, 0],
          [-1, 0, 2, 0, 0, 0, 1, -2],
        ],
        [1, 0, -2],
      ],
      expected: [2, 3, 0],
    },
    ...[1, 2, 3, 4].map((units) => {
      const [rows, columns, channels] = [0, 0, 0].map(() => 1 + random.integer(3));
      const some = () => random.integer(9) - 4;
      const list = (length: number) => Array.from({ length }, some);
      const maps = Array.from({ length: rows }, () =>
        Array.from({ length: columns }, () => list(channels)),
      );
      const weights = Array.from({ length: units }, () => list(rows * columns * channels));
      const bias = list(units);
      const expected = bias.map((offset, unit) => {
        let [sum, feature] = [offset, 0];
        for (const line of maps)
          for (const place of line) for (const x of place) sum += x * weights[unit][feature++];
        return sum;
      });
      return { input: [maps, weights, bias], expected };
    }),
  ],
});
