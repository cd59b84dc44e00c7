import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { loadBackend } from '../load-backend.ts';
import { KernelModule } from './kernel-module.ts';

test('memory that the browser does not give is said, and the next smaller wish is granted', async () => {
  await loadBackend('wasm');
  const backend = tf.backend() as tf.KernelBackend & { wasm: { _malloc(bytes: number): number } };
  const module = (await KernelModule.start(backend))!;
  const { wasm } = backend;
  const malloc = wasm._malloc;
  wasm._malloc = (bytes) => (bytes > 1000 ? 0 : malloc(bytes));
  try {
    expect(() => module.scratch(2000)).toThrow('expected 2000 more bytes of memory');
    expect(() => module.scratch(2000)).toThrow('expected 2000 more bytes of memory');
    expect(module.scratch(500)).toBeGreaterThan(0);
  } finally {
    wasm._malloc = malloc;
  }
});

test('whole numbers are left to the kernels there were, which refuse or convert them', async () => {
  await loadBackend('wasm');
  const x = tf.tensor([1, 5, 3, 2], [1, 2, 2, 1], 'int32') as tf.Tensor4D;
  expect(() => tf.maxPool(x, 2, 2, 'valid')).toThrow('float32');
  expect([
    ...tf
      .sum(
        tf.tensor(
          Int32Array.from({ length: 16 }, (_, i) => i),
          [2, 2, 4],
        ),
        1,
      )
      .dataSync(),
  ]).toEqual([4, 6, 8, 10, 20, 22, 24, 26]);
});
