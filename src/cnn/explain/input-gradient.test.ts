import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { ready } from '../backend/index.ts';
import {
  batchNorm,
  concat,
  conv2d,
  dense,
  flatten,
  maxPool,
  relu,
  residual,
  softmax,
} from '../layers/index.ts';
import { type Network, sequential } from '../model/index.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import { Random } from '../tensor/random.ts';
import { inputGradient, RELU_RULES, type ReluRule, saliency } from './input-gradient.ts';
import { deconvolved, type TwoLayers } from './test-plain-loops.ts';
import { outputOf, unitValue } from './unit.ts';

beforeAll(() => ready({ backend: 'cpu' }));

function randomImage(shape: readonly number[], seed: number): PlainTensor {
  const random = new Random(seed);
  const data = Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => random.uniform());
  return { shape, data };
}

function assign(network: Network, name: string, values: ArrayLike<number>): void {
  const { value } = network.variables().find((variable) => variable.name === name)!;
  tf.tidy(() => value.assign(tf.tensor(Float32Array.from(values), value.shape)));
}

function numbersOf(network: Network, name: string): Float32Array {
  const { value } = network.variables().find((variable) => variable.name === name)!;
  return Float32Array.from(value.dataSync());
}

/** −0 as 0. */
const plain = (data: Float32Array) => [...data].map((value) => value + 0);

const FORWARD = [1, -1, 5, 2, -5, -7, -3, 2, 4];
const ABOVE = [-2, 3, -1, 6, -3, 1, 2, -1, 3];

test.each<[ReluRule, number[]]>([
  ['gradient', [-2, 0, -1, 6, 0, 0, 0, -1, 3]],
  ['deconvnet', [0, 3, 0, 6, 0, 1, 2, 0, 3]],
  ['guided', [0, 0, 0, 6, 0, 0, 0, 0, 3]],
])('the 3x3 table of the lesson, by %s', async (rule, expected) => {
  const network = sequential({ input: [3, 3, 1], seed: 1 }, [
    relu(),
    flatten(),
    dense({ units: 1 }),
  ]);
  assign(network, 'dense1/weights', ABOVE);
  const image = { shape: [3, 3, 1], data: Float32Array.from(FORWARD) };
  const picture = await inputGradient(network, image, { unit: { class: 0 }, relu: rule });
  expect(plain(picture.data)).toEqual(expected);
  network.dispose();
});

test.each(RELU_RULES)(
  '%s agrees with plain loops through conv, ReLU, pool, conv, ReLU',
  async (rule) => {
    const network = sequential({ input: [8, 8, 2], seed: 5 }, [
      conv2d({ filters: 3, size: 3, pad: 1 }),
      relu(),
      maxPool({ size: 2 }),
      conv2d({ filters: 4, size: 3, pad: 1 }),
      relu(),
    ]);
    assign(network, 'conv1/bias', [0.1, -0.2, 0.05]);
    assign(network, 'conv2/bias', [0.2, 0.1, 0, 0.3]);
    const image = randomImage([8, 8, 2], 3);
    const layers: TwoLayers = {
      first: { filter: numbersOf(network, 'conv1/filter'), bias: [0.1, -0.2, 0.05], depth: 2 },
      second: { filter: numbersOf(network, 'conv2/filter'), bias: [0.2, 0.1, 0, 0.3], depth: 3 },
    };
    for (const [row, column, channel] of [
      [0, 0, 0],
      [1, 2, 1],
      [3, 1, 2],
      [2, 2, 3],
    ]) {
      const unit = { layer: 'relu2', channel, row, column };
      const picture = await inputGradient(network, image, { unit, relu: rule });
      const expected = deconvolved(layers, image.data, { row, column, channel }, rule);
      const worst = expected.map((value, i) => Math.abs(value - picture.data[i]));
      expect(Math.max(...worst)).toBeLessThan(1e-5);
      // A picture of zeros would agree with anything that stops everywhere.
      if (rule === 'deconvnet') expect(Math.max(...expected.map(Math.abs))).toBeGreaterThan(0.01);
    }
    network.dispose();
  },
);

/** Sums of float32 are too coarse for differences unless nothing bends in between. */
test('saliency agrees with finite differences', async () => {
  const network = sequential({ input: [6, 6, 3], seed: 2 }, [
    conv2d({ filters: 4, size: 3, pad: 1 }),
    relu(),
    maxPool({ size: 2 }),
    flatten(),
    dense({ units: 5 }),
  ]);
  const image = randomImage([6, 6, 3], 8);
  const map = await saliency(network, image, { class: 3 });
  expect(map.shape).toEqual([6, 6]);
  const score = async (data: Float32Array) =>
    (await outputOf(network, { shape: image.shape, data }, 'dense1')).data[3];
  const step = 1e-3;
  for (let place = 0; place < 36; place++) {
    const slopes: number[] = [];
    for (let channel = 0; channel < 3; channel++) {
      const ends = [];
      for (const sign of [1, -1]) {
        const data = image.data.slice();
        data[place * 3 + channel] += sign * step;
        ends.push(await score(data));
      }
      slopes.push(Math.abs(ends[0] - ends[1]) / (2 * step));
    }
    expect(Math.abs(map.data[place] - Math.max(...slopes))).toBeLessThan(5e-3);
  }
  network.dispose();
});

test('a function of images has a saliency too, and no rule for ReLUs', async () => {
  const image = randomImage([2, 2, 1], 4);
  const squares = (x: tf.Tensor4D) => tf.reshape(tf.sum(tf.square(x)), [1, 1]) as tf.Tensor2D;
  const map = await saliency(squares, image, { class: 0 });
  map.data.forEach((value, i) => expect(value).toBeCloseTo(2 * image.data[i], 5));
  const guided = inputGradient(squares, image, { unit: { class: 0 }, relu: 'guided' });
  await expect(guided).rejects.toThrow('inputGradient: expected a network');
});

test('units inside of branches are found, and their ReLUs follow the rule', async () => {
  const network = sequential({ input: [4, 4, 2], seed: 6 }, [
    residual([
      conv2d({ filters: 8, size: 3, pad: 1 }),
      relu(),
      conv2d({ filters: 2, size: 3, pad: 1 }),
      relu(),
    ]),
    concat([[], [conv2d({ filters: 2, size: 1 }), relu()]]),
    flatten(),
    dense({ units: 2 }),
  ]);
  const image = randomImage([4, 4, 2], 7);
  const unit = { layer: 'concat1/branch2/conv1', channel: 1, row: 2, column: 1 };
  const pictures = [];
  for (const rule of RELU_RULES) {
    pictures.push([...(await inputGradient(network, image, { unit, relu: rule })).data]);
  }
  expect(new Set(pictures.map(String)).size).toBe(3);
  const { value } = await unitValue(network, image, unit);
  const { data } = await outputOf(network, image, unit.layer);
  expect(value).toBe(data[(2 * 4 + 1) * 2 + 1]);
  network.dispose();
});

test('the score of a class is taken before a softmax that ends the network', async () => {
  const layers = [flatten(), dense({ units: 3 })];
  const logits = sequential({ input: [2, 2, 1], seed: 9 }, layers);
  const probabilities = sequential({ input: [2, 2, 1], seed: 9 }, [...layers, softmax()]);
  const image = randomImage([2, 2, 1], 1);
  const [a, b] = await Promise.all(
    [logits, probabilities].map((network) => inputGradient(network, image, { unit: { class: 1 } })),
  );
  expect([...b.data]).toEqual([...a.data]);
  tf.dispose([logits, probabilities].map((network) => network.variables().map((v) => v.value)));
});

test('batch normalisation scales the signal of each channel, and its offset plays no part', async () => {
  const network = sequential({ input: [2, 2, 2], seed: 1 }, [batchNorm({ epsilon: 1e-9 })]);
  assign(network, 'batchNorm1/gamma', [3, -2]);
  assign(network, 'batchNorm1/beta', [7, 7]);
  assign(network, 'batchNorm1/movingVariance', [4, 1]);
  const image = randomImage([2, 2, 2], 1);
  const unit = { layer: 'batchNorm1', channel: 0, row: 0, column: 1 };
  const { data } = await inputGradient(network, image, { unit });
  expect([...data].map((value) => Number(value.toFixed(4)))).toEqual([0, 0, 1.5, 0, 0, 0, 0, 0]);
  network.dispose();
});

test('a channel without a place is followed from its strongest one', async () => {
  const network = sequential({ input: [3, 3, 1], seed: 1 }, [relu()]);
  const image = { shape: [3, 3, 1], data: Float32Array.from(FORWARD) };
  const { unit, value } = await unitValue(network, image, { layer: 'relu1', channel: 0 });
  expect([unit.row, unit.column, value]).toEqual([0, 2, 5]);
  const picture = await inputGradient(network, image, { unit: { layer: 'relu1', channel: 0 } });
  expect([...picture.data]).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0]);
  network.dispose();
});

test('what is wrong is named: layer, channel, place, class, rule', async () => {
  const network = sequential({ input: [4, 4, 1], seed: 1 }, [
    conv2d({ filters: 2, size: 3, pad: 1 }),
    flatten(),
    dense({ units: 3 }),
  ]);
  const image = randomImage([4, 4, 1], 1);
  const ask = (unit: object, rule = 'gradient') =>
    inputGradient(network, image, { unit: unit as { class: number }, relu: rule as ReluRule });
  await expect(ask({ layer: 'conv', channel: 0 })).rejects.toThrow('did you mean conv1?');
  await expect(ask({ layer: 'conv1', channel: 2 })).rejects.toThrow(
    'expected a channel of conv1 from 0 to 1, got 2',
  );
  await expect(ask({ layer: 'conv1', channel: 0, row: 4, column: 0 })).rejects.toThrow(
    'a row of conv1 from 0 to 3',
  );
  await expect(ask({ layer: 'conv1', channel: 0, row: 1 })).rejects.toThrow('both row and column');
  await expect(ask({ class: 3 })).rejects.toThrow('a class from 0 to 2');
  await expect(ask({ class: 0 }, 'relu')).rejects.toThrow('gradient, deconvnet, guided');
  const small = inputGradient(network, randomImage([2, 2, 1], 1), { unit: { class: 0 } });
  await expect(small).rejects.toThrow('forward: expected a batch [batch, 4, 4, 1]');
  network.dispose();
});

test('no tensor is left behind', async () => {
  const network = sequential({ input: [4, 4, 1], seed: 1 }, [
    conv2d({ filters: 2, size: 3, pad: 1 }),
    relu(),
    flatten(),
    dense({ units: 3 }),
  ]);
  const image = randomImage([4, 4, 1], 1);
  network.variables();
  const before = tf.memory().numTensors;
  for (const relu of RELU_RULES) {
    await inputGradient(network, image, { unit: { layer: 'conv1', channel: 1 }, relu });
  }
  await saliency(network, image, { class: 1 });
  expect(tf.memory().numTensors).toBe(before);
  network.dispose();
});
