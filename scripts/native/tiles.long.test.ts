import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadBackend } from '../../src/cnn/backend/load-backend.ts';
import { Random } from '../../src/cnn/tensor/random.ts';
import { roundToBfloat16 } from './index.ts';

const hasTiles = roundToBfloat16(true);
roundToBfloat16(false);

/** Of the greatest number: half a unit in the last of bfloat16's eight bits, for two factors. */
const ROUNDED = 2 ** -8;

type Shape = [number, number, number, number];

/** Shapes that leave rests of tiles on all sides, and those of the deep network, in part at odd pads. */
const cases: { input: Shape; filters: number; size: number; pad: number }[] = [
  { input: [3, 7, 5, 5], filters: 9, size: 3, pad: 1 },
  { input: [2, 9, 11, 33], filters: 50, size: 5, pad: 0 },
  { input: [2, 10, 10, 3], filters: 24, size: 7, pad: 3 },
  { input: [1, 6, 6, 20], filters: 17, size: 4, pad: 2 },
  { input: [2, 5, 4, 16], filters: 32, size: 1, pad: 1 },
  { input: [2, 16, 16, 48], filters: 48, size: 3, pad: 1 },
  { input: [70, 8, 8, 96], filters: 128, size: 3, pad: 1 },
];

beforeAll(() => loadBackend('wasm'));
afterAll(() => roundToBfloat16(false));

test.skipIf(!hasTiles).each(cases)(
  'tiles give a convolution and its gradients, rounded: $input, $filters of $size, pad $pad',
  async ({ input, filters, size, pad }) => {
    const filterShape: Shape = [size, size, input[3], filters];
    const all = () =>
      tf.tidy(() => {
        const x = numbers(input, 1) as tf.Tensor4D;
        const filter = numbers(filterShape, 2) as tf.Tensor4D;
        const y = tf.conv2d(x, filter, 1, pad);
        const [dx, dFilter] = tf.grads((a: tf.Tensor, b: tf.Tensor) =>
          tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 1, pad),
        )([x, filter], numbers(y.shape, 3));
        return [y, dx, dFilter].map((result) => result.dataSync() as Float32Array);
      });
    roundToBfloat16(false);
    const plain = all();
    expect(roundToBfloat16(true)).toBe(true);
    const rounded = all();
    plain.forEach((exact, i) => {
      const greatest = exact.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const error = exact.reduce(
        (most, value, k) => Math.max(most, Math.abs(value - rounded[i][k])),
        0,
      );
      expect(error / greatest).toBeLessThan(ROUNDED);
      // That it was rounded at all: otherwise this test says nothing of tiles.
      if (i !== 2 || input[3] >= 16) expect(error).toBeGreaterThan(0);
    });
  },
);

function numbers(shape: readonly number[], seed: number): tf.Tensor {
  const random = new Random(seed);
  const count = shape.reduce((product, side) => product * side, 1);
  return tf.tensor(
    Float32Array.from({ length: count }, () => random.uniform() - 0.5),
    [...shape],
  );
}
