import { exercise } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'distances',
  cases: (random) => [
    { input: [[5], [[9], [4]]], expected: [4, 1] },
    {
      input: [
        [0, 0, 0, 0],
        [
          [9, 0, 0, 0],
          [3, 3, 3, 3],
        ],
      ],
      expected: [9, 12],
    },
    { input: [[1, 2], [[1, 2]]], expected: [0] },
    { input: [[1, 2], []], expected: [] },
    ...[3, 6].map((length) => {
      const picture = () => Array.from({ length }, () => random.integer(256));
      const image = picture();
      const known = [picture(), picture(), picture()];
      const expected = known.map((other) => {
        let sum = 0;
        for (let i = 0; i < length; i++) {
          sum += other[i] > image[i] ? other[i] - image[i] : image[i] - other[i];
        }
        return sum;
      });
      return { input: [image, known], expected };
    }),
  ],
});
