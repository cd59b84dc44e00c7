import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { loadBackend } from '../cnn/backend/index.ts';
import { conv2d } from '../cnn/layers/index.ts';
import { Random } from '../cnn/tensor/random.ts';
import { pointwise } from './index.ts';

test('32 filters of 1×1 over depth 64 are a dot product of 64 numbers at each pixel, as the framework has it', async () => {
  await loadBackend('cpu');
  const random = new Random(9);
  const row = (length: number) => Array.from({ length }, () => random.uniform(-1, 1));
  const volume = [0, 1].map(() => [0, 1, 2].map(() => row(64)));
  const weights = Array.from({ length: 32 }, () => row(64));
  const bias = row(32);
  const expected = tf.tidy(() => {
    const filter = tf.reshape(tf.transpose(tf.tensor2d(weights)), [1, 1, 64, 32]);
    const layer = conv2d({ filters: 32, size: 1 });
    const x = tf.expandDims(tf.tensor3d(volume), 0);
    const context = { training: false, keep: () => undefined };
    return tf
      .squeeze(layer.apply(x, { filter, bias: tf.tensor1d(bias) }, context), [0])
      .arraySync();
  }) as number[][][];
  volume.forEach((line, r) =>
    line.forEach((pixel, c) => {
      const frames = [...pointwise({ pixel, weights, bias })];
      expect(frames).toHaveLength(32);
      expect(frames[0].products).toHaveLength(64);
      frames.at(-1)!.output.forEach((value, k) => expect(value).toBeCloseTo(expected[r][c][k], 4));
    }),
  );
});

test('a filter without a weight for each channel is refused', () => {
  expect(() => [...pointwise({ pixel: [1, 2], weights: [[1]], bias: [0] })]).toThrow(
    'expected 2 weights a filter, got 1',
  );
});
