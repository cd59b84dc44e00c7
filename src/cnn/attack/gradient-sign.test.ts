import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { loadBackend } from '../backend/index.ts';
import { conv2d, dense, flatten, maxPool, relu } from '../layers/index.ts';
import { sequential } from '../model/index.ts';
import { predict } from '../train/index.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import { Random } from '../tensor/random.ts';
import { lossGradient } from './differentiable.ts';
import { distance } from './distance.ts';
import { changedInEightBit, toEightBit } from './eight-bit.ts';
import { fgsm } from './fgsm.ts';
import { iteratedFgsm } from './iterated-fgsm.ts';

beforeAll(() => loadBackend('cpu'));

const network = () =>
  sequential({ input: [8, 8, 3], seed: 3 }, [
    conv2d({ filters: 4, size: 3, pad: 1 }),
    relu(),
    maxPool({ size: 2 }),
    flatten(),
    dense({ units: 4 }),
  ]);

const bytesImage = (seed: number, shape: readonly number[] = [8, 8, 3]): PlainTensor => {
  const random = new Random(seed);
  const count = shape.reduce((product, size) => product * size, 1);
  return { shape, data: Float32Array.from({ length: count }, () => random.integer(256) / 255) };
};

const probability = async (net: ReturnType<typeof network>, image: PlainTensor, label: number) =>
  (await predict(net, image)).data[label];

test('the gradient of the loss agrees with central differences', async () => {
  const net = network();
  const image = bytesImage(1);
  const label = 2;
  const batch = { shape: [1, ...image.shape], data: image.data };
  const { data } = await lossGradient(net, batch, [label]);
  const loss = async (pixel: number, by: number) => {
    const moved = image.data.slice();
    moved[pixel] += by;
    return -Math.log(await probability(net, { shape: image.shape, data: moved }, label));
  };
  for (const pixel of [0, 17, 100, 191]) {
    const h = 1e-3;
    const difference = ((await loss(pixel, h)) - (await loss(pixel, -h))) / (2 * h);
    expect(data[pixel]).toBeCloseTo(difference, 2);
  }
  expect(data.some((value) => Math.abs(value) > 0.05)).toBe(true);
  net.dispose();
});

test('on scores that are a plain sum the sign of each weight is the way to go', async () => {
  const weights = [0.5, -2, 0, 1, -0.1, 3];
  const scores = (x: tf.Tensor4D) =>
    tf.matMul(
      tf.reshape(x, [x.shape[0], 6]) as tf.Tensor2D,
      tf.tensor2d(
        weights.flatMap((weight) => [weight, 0]),
        [6, 2],
      ),
    ) as tf.Tensor2D;
  const image = { shape: [1, 2, 3], data: new Float32Array(6).fill(100 / 255) };
  const away = await fgsm(scores, image, { label: 0, epsilon: 8 / 255 });
  expect([...away.data].map((value) => Math.round(value * 255))).toEqual([
    92, 108, 100, 92, 108, 92,
  ]);
  const towards = await fgsm(scores, image, { label: 1, target: 0, epsilon: 8 / 255 });
  expect([...towards.data].map((value) => Math.round(value * 255))).toEqual([
    108, 92, 100, 108, 92, 108,
  ]);
});

test.each([0, 1, 7.9, 8, 8.5, 40])('the L∞ ball of %s/255 holds in 8-bit values', async (steps) => {
  const net = network();
  const image = bytesImage(5);
  const most = Math.floor(steps);
  const fast = await fgsm(net, image, { label: 1, epsilon: steps / 255 });
  const slow = await iteratedFgsm(net, image, { label: 1, epsilon: steps / 255, steps: 5 });
  for (const changed of [fast, slow]) {
    const by = [...changed.data].map((value, i) => Math.round((value - image.data[i]) * 255));
    expect(Math.max(...by.map(Math.abs))).toBe(most);
    expect(toEightBit(changed)).toEqual(changed);
    expect(changed.data.every((value) => value >= 0 && value <= 1)).toBe(true);
  }
  net.dispose();
});

test.each([0.05, 0.5, 2])(
  'the L2 ball of %s holds in 8-bit values, and is used',
  async (epsilon) => {
    const net = network();
    const image = bytesImage(6);
    const changed = await iteratedFgsm(net, image, { label: 1, epsilon, norm: 'l2', steps: 6 });
    const { l2 } = distance(image, changed);
    expect(l2).toBeLessThanOrEqual(epsilon);
    expect(toEightBit(changed)).toEqual(changed);
    if (epsilon > 0.4) expect(l2).toBeGreaterThan(epsilon / 3);
    net.dispose();
  },
);

test.each(['linf', 'l2'] as const)(
  'in %s the label gets less likely and a target more likely, with every step better than one',
  async (norm) => {
    const net = network();
    const image = bytesImage(7);
    const epsilon = norm === 'linf' ? 16 / 255 : 1;
    const before = await probability(net, image, 0);
    const away = await iteratedFgsm(net, image, { label: 0, epsilon, norm });
    expect(await probability(net, away, 0)).toBeLessThan(before);
    const target = 3;
    const towards = await iteratedFgsm(net, image, { label: 0, target, epsilon, norm });
    expect(await probability(net, towards, target)).toBeGreaterThan(
      await probability(net, image, target),
    );
    net.dispose();
  },
);

test('it stops at once, leaves no tensor, and hands out every step', async () => {
  const net = network();
  net.variables();
  const image = bytesImage(8);
  const before = tf.memory().numTensors;
  const stop = new AbortController();
  const steps: number[] = [];
  const options = { label: 0, epsilon: 0.1, steps: 9, signal: stop.signal };
  await iteratedFgsm(net, image, {
    ...options,
    onStep: (changed, step) => {
      steps.push(step);
      expect(toEightBit(changed)).toEqual(changed);
      if (step === 3) stop.abort();
    },
  });
  expect(steps).toEqual([1, 2, 3]);
  expect(tf.memory().numTensors).toBe(before);
  net.dispose();
});

test('changes are cut towards the original, never past the ends', () => {
  const original = { shape: [1, 1, 3], data: Float32Array.of(10 / 255, 0, 1) };
  const changed = { shape: [1, 1, 3], data: Float32Array.of(12.7 / 255, -1, 2) };
  const cut = changedInEightBit(original, changed);
  expect([...cut.data].map((value) => Math.round(value * 255))).toEqual([12, 0, 255]);
});

test.each([
  [
    { label: 0, epsilon: 2 },
    'fgsm: expected an epsilon from 0 to 1, in the units of pixels, got 2',
  ],
  [{ label: 1, target: 1, epsilon: 0.1 }, 'fgsm: expected a target other than the label 1, got 1'],
  [{ label: 0.5, epsilon: 0.1 }, 'fgsm: expected a label that is the number of a class, got 0.5'],
])('%j is refused', async (options, message) => {
  const net = network();
  await expect(fgsm(net, bytesImage(1), options)).rejects.toThrow(message);
});
