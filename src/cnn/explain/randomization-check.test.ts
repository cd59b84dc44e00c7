import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { ready } from '../backend/index.ts';
import { batchNorm, conv2d, dense, flatten, maxPool, relu } from '../layers/index.ts';
import { sequential } from '../model/index.ts';
import { Random } from '../tensor/random.ts';
import { inputGradient } from './input-gradient.ts';
import {
  learningLayers,
  randomizationCheck,
  type RandomizationStep,
} from './randomization-check.ts';
import { rankCorrelation } from './rank-correlation.ts';

beforeAll(() => ready({ backend: 'cpu' }));

const network = () =>
  sequential({ input: [8, 8, 3], seed: 3 }, [
    conv2d({ filters: 4, size: 3, pad: 1, bias: false }),
    batchNorm(),
    relu(),
    maxPool({ size: 2 }),
    conv2d({ filters: 4, size: 3, pad: 1 }),
    relu(),
    flatten(),
    dense({ units: 5 }),
  ]);
const random = new Random(5);
const image = {
  shape: [8, 8, 3],
  data: Float32Array.from({ length: 192 }, () => random.uniform()),
};

test('ranks are compared, not numbers; equal ones share their rank', () => {
  expect(rankCorrelation([1, 2, 3], [10, 20, 15])).toBeCloseTo(0.5, 10);
  expect(rankCorrelation([1, 2, 3, 4], [1, 10, 1e3, 1e9])).toBeCloseTo(1, 10);
  expect(rankCorrelation([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 10);
  // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / √(4.5 · 5).
  expect(rankCorrelation([0, 1, 1, 2], [0, 1, 2, 3])).toBeCloseTo(4.5 / Math.sqrt(22.5), 10);
  expect(rankCorrelation([1, 1], [1, 2])).toBeNaN();
  expect(() => rankCorrelation([1], [1, 2])).toThrow('rankCorrelation');
});

test('layers with weights go from the top, with the batch normalisation behind them', () => {
  const net = network();
  expect(learningLayers(net)).toEqual([['dense1'], ['conv2'], ['conv1', 'batchNorm1']]);
});

test('the pictures are those of a network whose upper layers are another seed’s', async () => {
  const net = network();
  const heard: [string, number, number][] = [];
  const onLayer = ({ layer }: RandomizationStep, index: number, total: number) =>
    void heard.push([layer, index, total]);
  const unit = { class: 2 };
  const result = await randomizationCheck(net, image, { unit, seed: 77, onLayer });
  expect(heard).toEqual([
    ['dense1', 0, 3],
    ['conv2', 1, 3],
    ['conv1', 2, 3],
  ]);
  expect([...result.original.data]).toEqual([...(await inputGradient(net, image, { unit })).data]);
  const whole = net.withSeed(77);
  const random = await inputGradient(whole, image, { unit });
  expect([...result.steps[2].picture.data]).toEqual([...random.data]);
  expect([...result.steps[0].picture.data]).not.toEqual([...random.data]);
  const absolute = (data: Float32Array) => data.map(Math.abs);
  expect(result.steps[2].correlation).toBe(
    rankCorrelation(absolute(result.original.data), absolute(random.data)),
  );
  tf.dispose([net, whole].flatMap((each) => each.variables().map(({ value }) => value)));
});

test('a picture that looks at the image alone passes no layer: it stays as it is', async () => {
  const net = network();
  const edges = async () => image;
  const { steps } = await randomizationCheck(net, image, { method: edges });
  steps.forEach(({ correlation }) => expect(correlation).toBeCloseTo(1, 10));
  net.dispose();
});

test('the network keeps its weights, and no tensor is left behind, when it is stopped too', async () => {
  const net = network();
  const weights = () => net.variables().map(({ value }) => [...value.dataSync()]);
  const before = { weights: weights(), tensors: tf.memory().numTensors };
  await randomizationCheck(net, image, { method: 'guided' });
  const stop = new AbortController();
  const stopped = randomizationCheck(net, image, {
    signal: stop.signal,
    onLayer: () => stop.abort(),
  });
  await expect(stopped).rejects.toThrow('abort');
  expect(weights()).toEqual(before.weights);
  expect(tf.memory().numTensors).toBe(before.tensors);
  net.dispose();
});

test('a layer without weights is refused by name', async () => {
  const net = network();
  await expect(randomizationCheck(net, image, { layers: ['relu1'] })).rejects.toThrow(
    'expected layers with weights among dense1, conv2, conv1, got relu1',
  );
  net.dispose();
});
