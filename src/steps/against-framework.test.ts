import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { loadBackend } from '../cnn/backend/index.ts';
import { conv2d, type Layer, outputSize, relu } from '../cnn/layers/index.ts';
import { Random } from '../cnn/tensor/random.ts';
import {
  convolve,
  convolveAll,
  type ConvolveOptions,
  type Grid,
  type PartialGrid,
  reluBackward,
  reluForward,
  sizes,
  sizeSteps,
} from './index.ts';

const context = { training: false, keep: () => undefined };

beforeAll(async () => {
  await loadBackend('cpu');
});

function grid(rows: number, columns: number, seed: number): Grid {
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c) => (((r * 31 + c * 17 + seed * 13) % 23) - 11) / 4),
  );
}

/** What the framework's layer makes of the same numbers: one map a filter. */
function framework({ input, filters, stride, pad }: ConvolveOptions): number[][][] {
  const layer = conv2d({
    filters: filters.length,
    size: filters[0].weights[0].length,
    stride,
    pad,
  });
  return tf.tidy(() => {
    const x = tf.transpose(tf.tensor3d(input as number[][][]), [1, 2, 0]);
    // Ours is [filter][channel][row][column], the framework's [row, column, channel, filter].
    const ours = tf.tensor4d(filters.map(({ weights }) => weights) as number[][][][]);
    const filter = tf.transpose(ours, [2, 3, 1, 0]);
    const bias = tf.tensor1d(filters.map((each) => each.bias));
    const y = tf.squeeze(layer.apply(tf.expandDims(x, 0), { filter, bias }, context), [0]);
    return tf.transpose(y, [2, 0, 1]).arraySync() as number[][][];
  });
}

function expectClose(got: readonly PartialGrid[], expected: number[][][]): void {
  expect(got.map((map) => map.map((line) => line.length))).toEqual(
    expected.map((map) => map.map((line) => line.length)),
  );
  got.flat(2).forEach((value, i) => expect(value).toBeCloseTo(expected.flat(2)[i], 4));
}

test.each([
  { side: 7, size: 3, stride: 1, pad: 0 },
  { side: 7, size: 3, stride: 2, pad: 0 },
  { side: 7, size: 3, stride: 1, pad: 1 },
  { side: 9, size: 5, stride: 2, pad: 3 },
  { side: 8, size: 2, stride: 3, pad: 0 },
  { side: 5, size: 1, stride: 2, pad: 2 },
  { side: 4, size: 4, stride: 1, pad: 3 },
])('the last frame equals conv2d for %o', ({ side, size, stride, pad }) => {
  const filters = [{ weights: [grid(size, size, 2)], bias: 0.75 }];
  const options = { input: [grid(side, side, 1)], filters, stride, pad };
  const last = [...convolve(options)].at(-1);
  expectClose(last!.output, framework(options));
});

test('the last frame equals conv2d for three channels, two filters and an oblong input', () => {
  const volume = (seed: number) => [0, 1, 2].map((channel) => grid(3, 3, seed + channel));
  const filters = [
    { weights: volume(3), bias: -1 },
    { weights: volume(8), bias: 2 },
  ];
  const input = [1, 2, 3].map((seed) => grid(9, 7, seed));
  const options = { input, filters, stride: 2, pad: 1 };
  expectClose([...convolve(options)].at(-1)!.output, framework(options));
});

test('for thirty random shapes the last frame and the whole at once equal conv2d', () => {
  const random = new Random(5);
  const between = (least: number, most: number) => least + random.integer(most - least + 1);
  for (let i = 0; i < 30; i++) {
    const [size, stride, pad, depth] = [between(1, 5), between(1, 3), between(0, 2), between(1, 3)];
    const side = () => size + stride * between(1, 4) - 2 * pad;
    const [rows, columns] = [side(), side()];
    if (rows < 1 || columns < 1) continue;
    const volume = (high: number, wide: number) =>
      Array.from({ length: depth }, () => grid(high, wide, between(0, 99)));
    const filters = Array.from({ length: between(1, 3) }, (_, bias) => ({
      weights: volume(size, size),
      bias,
    }));
    const options = { input: volume(rows, columns), filters, stride, pad };
    expectClose([...convolve(options)].at(-1)!.output, framework(options));
    expectClose(convolveAll(options), framework(options));
  }
});

test.each([2, 3])(
  'with dilation %i the last frame equals the dilated conv2d of tfjs',
  (dilation) => {
    const input = [grid(9, 8, 1), grid(9, 8, 4)];
    const filters = [{ weights: [grid(3, 3, 2), grid(3, 3, 7)], bias: 0.5 }];
    const expected = tf.tidy(() => {
      const x = tf.transpose(tf.tensor3d(input as number[][][]), [1, 2, 0]);
      const filter = tf.tensor4d(filters.map(({ weights }) => weights) as number[][][][]);
      const y = tf.conv2d(x as tf.Tensor3D, tf.transpose(filter, [2, 3, 1, 0]), 1, 'valid', 'NHWC', dilation); // prettier-ignore
      return tf.transpose(tf.add(y, 0.5), [2, 0, 1]).arraySync() as number[][][];
    });
    expectClose([...convolve({ input, filters, dilation })].at(-1)!.output, expected);
  },
);

test('sizes and outputSize agree on every size, and on what does not fit', () => {
  for (let input = 1; input <= 12; input++)
    for (let size = 1; size <= 5; size++)
      for (let stride = 1; stride <= 3; stride++)
        for (let pad = 0; pad <= 3; pad++) {
          const { fits, starts } = sizes({ input, size, stride, pad });
          const given = { input, size, stride, pad };
          if (fits) expect(outputSize(given)).toBe(starts.length);
          else expect(() => outputSize(given)).toThrow();
          const last = [...sizeSteps(given)].at(-1);
          expect(last).toMatchObject({ kind: fits ? 'fits' : 'overrun', place: starts.length });
        }
});

test('32×32×3 with ten 5×5 filters, stride 1, padding 2 comes out as 32×32×10', () => {
  const layer = conv2d({ filters: 10, size: 5, stride: 1, pad: 2 });
  expect(layer.outputShape([32, 32, 3])).toEqual([32, 32, 10]);
});

test('the last ReLU frames equal what the framework gives forward and back, at 0 too', () => {
  const input = [
    [1, -1, 0],
    [2, -5, -7],
  ];
  const above = [
    [-2, 3, 4],
    [6, -3, 1],
  ];
  const layer: Layer = relu();
  const through = (x: tf.Tensor) => layer.apply(x, {}, context);
  const forward = through(tf.tensor2d(input)).arraySync();
  const product = tf.grad(through)(tf.tensor2d(input), tf.tensor2d(above));
  // The framework multiplies, so some of its zeros are −0.
  const backward = tf.add(product, 0).arraySync();
  expect([...reluForward(input)].at(-1)?.output).toEqual(forward);
  expect([...reluBackward(input, above)].at(-1)?.output).toEqual(backward);
});
