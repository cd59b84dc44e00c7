import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { letGo, loadBackend } from './load-backend.ts';

beforeEach(async () => {
  await loadBackend('cpu');
  // tfjs warns of a backend that fails.
  vi.spyOn(console, 'warn').mockReturnValue();
});

afterEach(() => {
  tf.removeBackend('webgpu');
  vi.restoreAllMocks();
});

test('where a backend does not start the one before computes on, with what lies on it', async () => {
  // As in a browser that has `navigator.gpu` and no adapter.
  tf.registerBackend('webgpu', () => Promise.reject(new Error('no adapter')));
  const x = tf.tensor1d([1, 2]);
  await expect(loadBackend('webgpu')).rejects.toThrow('the webgpu backend does not start here');
  expect(tf.getBackend()).toBe('cpu');
  const sum = tf.sum(x);
  expect(sum.dataSync()[0]).toBe(3);
  tf.dispose([x, sum]);
});

test('a backend that fails after it was given up leaves the one that was chosen meanwhile', async () => {
  let fail = () => {};
  const asked = new Promise<void>((resolve) => {
    tf.registerBackend('webgpu', () => {
      resolve();
      return new Promise((_, reject) => (fail = () => reject(new Error('no adapter'))));
    });
  });
  const givenUp = new AbortController();
  const late = loadBackend('webgpu', undefined, givenUp.signal);
  await asked;
  givenUp.abort();
  letGo('webgpu');
  await loadBackend('wasm');
  fail();
  await expect(late).rejects.toThrow('the webgpu backend does not start here');
  expect(tf.getBackend()).toBe('wasm');
  expect(tf.backend()).toBe(tf.findBackend('wasm'));
});
