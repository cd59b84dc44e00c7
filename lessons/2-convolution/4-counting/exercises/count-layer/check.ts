import { exercise } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'countLayer',
  cases: (random) => [
    { input: [[32, 32, 3], 10, 5, 1, 2], expected: [760, 768_000] },
    { input: [[64, 64, 3], 10, 5, 1, 2], expected: [760, 3_072_000] },
    { input: [[4, 4, 64], 32, 1, 1, 0], expected: [2080, 32_768] },
    { input: [[224, 224, 64], 64, 3, 1, 1], expected: [36_928, 1_849_688_064] },
    { input: [[1, 1, 1], 1, 1, 1, 0], expected: [2, 1] },
    ...Array.from({ length: 5 }, () => {
      const [size, stride, pad] = [1 + random.integer(7), 1 + random.integer(3), random.integer(3)];
      const [rows, columns] = [5 + random.integer(20), 5 + random.integer(20)];
      const [depth, filters] = [1 + random.integer(64), 1 + random.integer(64)];
      const side = (places: number) => (places - 1) * stride + size - 2 * pad;
      const products = size * size * depth;
      return {
        input: [[side(rows), side(columns), depth], filters, size, stride, pad],
        expected: [(products + 1) * filters, rows * columns * filters * products],
      };
    }),
  ],
});
