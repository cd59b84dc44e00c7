import { exercise } from '../../../../../src/lesson/exercise/index.ts';

const INPUT = [
  [1, -1, 5],
  [2, -5, -7],
  [-3, 2, 4],
];
const SIGNAL = [
  [-2, 3, -1],
  [6, -3, 1],
  [2, -1, 3],
];

const PASSES: Readonly<Record<string, (x: number, s: number) => boolean>> = {
  gradient: (x) => x > 0,
  deconvnet: (_, s) => s > 0,
  guided: (x, s) => x > 0 && s > 0,
};

const back = (rule: string, input: number[][], signal: number[][]) =>
  signal.map((line, r) => line.map((s, c) => (PASSES[rule](input[r][c], s) ? s : 0)));

export default exercise({
  entry: 'back',
  cases: (random) => {
    const numbers = (rows: number, columns: number) =>
      Array.from({ length: rows }, () =>
        Array.from({ length: columns }, () => random.integer(9) - 4),
      );
    const rules = Object.keys(PASSES);
    return [
      ...rules.map((rule) => ({
        input: [rule, INPUT, SIGNAL],
        expected: back(rule, INPUT, SIGNAL),
      })),
      // At an input of exactly 0 nothing passes on the way forward.
      { input: ['gradient', [[0]], [[5]]], expected: [[0]] },
      ...rules.flatMap((rule) =>
        Array.from({ length: 2 }, () => {
          const [rows, columns] = [1 + random.integer(4), 1 + random.integer(4)];
          const [input, signal] = [numbers(rows, columns), numbers(rows, columns)];
          return { input: [rule, input, signal], expected: back(rule, input, signal) };
        }),
      ),
    ];
  },
});
