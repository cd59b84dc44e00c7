import { exercise } from '../../../../../src/lesson/exercise/index.ts';

interface Window {
  readonly size: number;
  readonly stride: number;
}

/** From the last layer back to the image: as many inputs as the outputs seen need. */
function backwards(layers: readonly Window[]): number {
  return layers.reduceRight((seen, { size, stride }) => (seen - 1) * stride + size, 1);
}

const three = { size: 3, stride: 1 };
const pool = { size: 2, stride: 2 };
const five = { size: 5, stride: 1 };

export default exercise({
  entry: 'receptiveField',
  cases: (random) => [
    { input: [[]], expected: 1 },
    { input: [[three]], expected: 3 },
    { input: [[three, three, three]], expected: 7 },
    { input: [[five, pool, five]], expected: 14 },
    { input: [[five, pool, five, pool, five, pool]], expected: 36 },
    { input: [[{ size: 7, stride: 2 }, { size: 3, stride: 2 }, three]], expected: 19 },
    ...Array.from({ length: 5 }, () => {
      const layers = Array.from({ length: 2 + random.integer(6) }, () => ({
        size: 1 + random.integer(7),
        stride: 1 + random.integer(3),
      }));
      return { input: [layers], expected: backwards(layers) };
    }),
  ],
});
