import { exercise } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'deadUnits',
  cases: (random) => [
    { input: [[[0, 2]]], expected: [0] },
    {
      input: [
        [
          [0, 0, 3],
          [0, 1, 0],
        ],
      ],
      expected: [0],
    },
    {
      input: [
        [
          [1, 0.5],
          [0, 2],
        ],
      ],
      expected: [],
    },
    {
      input: [
        [
          [0, 0],
          [0, 0],
          [0, 0],
        ],
      ],
      expected: [0, 1],
    },
    ...[4, 6].map((units) => {
      const alive = Array.from({ length: units }, () => random.integer(2) === 1);
      const outputs = Array.from({ length: 5 }, (_, image) =>
        alive.map((lives, unit) => (lives && (image + unit) % 3 === 0 ? 1 + random.integer(9) : 0)),
      );
      const expected = alive.flatMap((lives, unit) => (lives ? [] : [unit]));
      return { input: [outputs], expected };
    }),
  ],
});
