import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { loadBackend } from '../backend/index.ts';
import { conv2d, dense, flatten, maxPool, relu } from '../layers/index.ts';
import { sequential } from './index.ts';

test.each(['cpu', 'wasm'] as const)(
  'bytes go through a network as the same float32 do, on %s',
  async (name) => {
    await loadBackend(name);
    const bytes = Int32Array.from({ length: 2 * 6 * 6 * 3 }, (_, i) => (i * 37) % 256);
    const whole = tf.tensor(bytes, [2, 6, 6, 3], 'int32');
    const floats = tf.tensor(Float32Array.from(bytes), [2, 6, 6, 3]);
    const logits = [
      [maxPool({ size: 2 }), flatten(), dense({ units: 3 })],
      [conv2d({ filters: 4, size: 3 }), relu(), flatten(), dense({ units: 3 })],
    ].map((layers) => {
      const network = sequential({ input: [6, 6, 3], seed: 5 }, layers);
      return [whole, floats].map((x) => [...network.forward(x).dataSync()]);
    });
    for (const [got, wanted] of logits) expect(got).toEqual(wanted);
  },
);
