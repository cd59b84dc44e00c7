import { exercise } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'meanDifference',
  cases: (random) => [
    { input: [[9], [4]], expected: 5 },
    {
      input: [
        [0, 10],
        [5, 5],
      ],
      expected: 5,
    },
    {
      input: [
        [1, 2, 3],
        [1, 2, 3],
      ],
      expected: 0,
    },
    {
      input: [
        [0, 0, 0, 0],
        [8, 0, 0, 0],
      ],
      expected: 2,
    },
    ...[4, 9].map((length) => {
      const picture = () => Array.from({ length }, () => random.integer(256));
      const [a, b] = [picture(), picture()];
      let sum = 0;
      for (let i = 0; i < length; i++) sum += a[i] > b[i] ? a[i] - b[i] : b[i] - a[i];
      return { input: [a, b], expected: sum / length };
    }),
  ],
});
