import { exercise } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'outputSize',
  cases: (random) => [
    { input: [7, 3, 1, 0], expected: 5 },
    { input: [7, 3, 2, 0], expected: 3 },
    { input: [7, 3, 1, 1], expected: 7 },
    { input: [7, 3, 3, 0], throws: '2.33' },
    { input: [32, 5, 1, 0], expected: 28 },
    { input: [28, 5, 1, 0], expected: 24 },
    { input: [32, 5, 1, 2], expected: 32 },
    { input: [5, 5, 3, 0], expected: 1 },
    { input: [224, 11, 4, 0], throws: '54.25' },
    { input: [3, 5, 1, 0], throws: '' },
    ...Array.from({ length: 5 }, () => {
      const [places, stride] = [1 + random.integer(40), 1 + random.integer(4)];
      const [size, pad] = [7 + random.integer(5), random.integer(4)];
      const input = (places - 1) * stride + size - 2 * pad;
      return { input: [input, size, stride, pad], expected: places };
    }),
  ],
});
