import { beforeAll, expect, test } from 'vitest';
import * as tf from '@tensorflow/tfjs-core';
import { loadBackend } from './load-backend.ts';
import { capMemory } from './memory-cap.ts';

beforeAll(() => loadBackend('cpu'));

test('a tensor past the cap is refused in a sentence, before there is room for it', () => {
  capMemory(2 ** 20);
  const first = tf.zeros([200_000]);
  const before = tf.memory().numTensors;
  expect(() => tf.zeros([512, 256])).toThrow(
    'memory: expected at most 1 MB of tensors alive in the cells of a lesson, got 1.26 MB with one more of shape [512, 256]',
  );
  expect(tf.memory().numTensors).toBe(before);
  first.dispose();
  tf.zeros([512, 256]).dispose();
});
