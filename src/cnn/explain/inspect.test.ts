import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { loadBackend } from '../backend/index.ts';
import { parseNetwork } from '../model/index.ts';
import { Random } from '../tensor/random.ts';
import { inspect } from './inspect.ts';

const text = `sequential({ input: [6, 6, 2], seed: 3 }, [
  conv2d({ filters: 3, size: 3, pad: 1 }), relu(), maxPool({ size: 2 }), flatten(), dense({ units: 4 }),
])`;
const random = new Random(5);
const image = { shape: [6, 6, 2], data: Float32Array.from({ length: 72 }, () => random.uniform()) };

beforeAll(() => loadBackend('cpu'));

test('each layer is shown with its output, its weights and the gradients of both', async () => {
  const network = parseNetwork(text);
  const { layers } = await inspect(network, image, 2);
  expect(layers.map(({ name }) => name)).toEqual(['conv1', 'relu1', 'pool1', 'flatten1', 'dense1']);
  expect(layers.map(({ activation }) => activation.shape)).toEqual(
    network.layers.map(({ outputShape }) => outputShape),
  );
  expect(layers.map(({ activationGradient }) => activationGradient?.shape)).toEqual(
    network.layers.map(({ outputShape }) => outputShape),
  );
  expect(layers.map(({ weights }) => weights?.shape ?? null)).toEqual([
    [3, 3, 2, 3],
    null,
    null,
    null,
    [27, 4],
  ]);
  expect(layers[0].weightGradient?.shape).toEqual([3, 3, 2, 3]);
  network.dispose();
});

test('the last gradient is probability minus truth, and the loss its logarithm', async () => {
  const network = parseNetwork(text);
  const { layers, probabilities, loss } = await inspect(network, image, 2);
  expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
  expect(loss).toBeCloseTo(-Math.log(probabilities[2]), 5);
  const gradient = layers[4].activationGradient?.data ?? [];
  probabilities.forEach((p, i) => expect(gradient[i]).toBeCloseTo(p - (i === 2 ? 1 : 0), 5));
  network.dispose();
});

test('without a label there are no gradients and no loss', async () => {
  const network = parseNetwork(text);
  const { layers, loss } = await inspect(network, image, null);
  expect(loss).toBeNull();
  expect(layers.every(({ activationGradient }) => activationGradient === null)).toBe(true);
  expect(layers.every(({ weightGradient }) => weightGradient === null)).toBe(true);
  network.dispose();
});

test('inspecting leaves no tensor behind, also when the image does not fit', async () => {
  const network = parseNetwork(text);
  network.variables();
  const before = tf.memory().numTensors;
  await inspect(network, image, 1);
  await expect(inspect(network, { ...image, shape: [72, 1, 1] }, 1)).rejects.toThrow('got');
  expect(tf.memory().numTensors).toBe(before);
  network.dispose();
});
