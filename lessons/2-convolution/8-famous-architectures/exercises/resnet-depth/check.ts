import { exercise } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'resnetDepth',
  cases: (random) => [
    { input: [[2, 2, 2, 2], 2], expected: 18 },
    { input: [[3, 4, 6, 3], 2], expected: 34 },
    { input: [[3, 4, 6, 3], 3], expected: 50 },
    { input: [[3, 4, 23, 3], 3], expected: 101 },
    { input: [[3, 8, 36, 3], 3], expected: 152 },
    ...Array.from({ length: 3 }, () => {
      const blocks = Array.from({ length: 4 }, () => 1 + random.integer(30));
      const convolutions = 2 + random.integer(2);
      let expected = 2;
      for (const count of blocks) expected += count * convolutions;
      return { input: [blocks, convolutions], expected };
    }),
  ],
});
