import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { loadBackend } from '../backend/index.ts';
import type { ImageSet } from '../data/index.ts';
import { dense, flatten } from '../layers/index.ts';
import { sequential } from '../model/index.ts';
import { evaluate, predict } from './evaluate.ts';
import { sgd } from './optimizers/index.ts';
import { recipeNamed } from './recipes/index.ts';
import { train } from './train.ts';

beforeAll(() => loadBackend('cpu'));

/** Ten images of 2×1, dark on the left (class 0) or on the right (class 1). */
const images: ImageSet = {
  images: Uint8Array.from({ length: 20 }, (_, i) => ((i >> 1) % 2 === i % 2 ? 10 : 240)),
  labels: Uint8Array.from({ length: 10 }, (_, i) => i % 2),
  count: 10,
  shape: [2, 1, 1],
  classes: ['left', 'right'],
};

const network = () => sequential({ input: [2, 1, 1], seed: 1 }, [flatten(), dense({ units: 2 })]);

test('train gives a record a step for the epochs asked for, and leaves only the weights', async () => {
  const net = network();
  net.variables();
  const before = tf.memory().numTensors;
  const records = [];
  const optimizer = sgd({ learningRate: 1, momentum: 0.9 });
  for await (const record of train(net, images, { optimizer, epochs: 6, batchSize: 4 })) {
    records.push(record);
  }
  expect(records).toHaveLength(15);
  expect(records.at(-1)?.epoch).toBe(6);
  expect(records[14].loss).toBeLessThan(records[0].loss / 2);
  expect(tf.memory().numTensors).toBe(before);
  expect((await evaluate(net, images)).accuracy).toBe(1);
  net.dispose();
});

test('train ends at once when its signal is aborted, and frees what it used', async () => {
  const net = network();
  net.variables();
  const before = tf.memory().numTensors;
  const stop = new AbortController();
  let steps = 0;
  for await (const { step } of train(net, images, { steps: 100, signal: stop.signal })) {
    steps = step;
    if (step === 3) stop.abort();
  }
  expect(steps).toBe(3);
  expect(tf.memory().numTensors).toBe(before);
  net.dispose();
});

test('leaving the loop frees what training used', async () => {
  const net = network();
  net.variables();
  const before = tf.memory().numTensors;
  for await (const { step } of train(net, images, { steps: 100 })) if (step === 2) break;
  expect(tf.memory().numTensors).toBe(before);
  net.dispose();
});

test('other tasks get their turn between steps', async () => {
  const net = network();
  const { port1, port2 } = new MessageChannel();
  let turns = 0;
  port1.onmessage = () => {
    turns++;
    port2.postMessage(null);
  };
  port2.postMessage(null);
  let steps = 0;
  for await (const record of train(net, images, { steps: 20 })) steps = record.step;
  port1.close();
  expect(steps).toBe(20);
  expect(turns).toBeGreaterThanOrEqual(19);
  net.dispose();
});

test('epochs together with steps is refused', async () => {
  await expect(train(network(), images, { epochs: 1, steps: 1 }).next()).rejects.toThrow(
    'train: expected epochs or steps, got both',
  );
});

test('evaluate counts what is taken for what, and reports how far it is', async () => {
  const net = network();
  // Scores are the two pixels, so the brighter pixel's class wins; image 0 is [10, 240].
  const [weights] = net.variables();
  tf.tidy(() => weights.value.assign(tf.tensor2d([1, 0, 0, 1], [2, 2])));
  const wrong: ImageSet = { ...images, labels: Uint8Array.from([0, ...images.labels.slice(1)]) };
  const before = tf.memory().numTensors;
  const progress: [number, number][] = [];
  const result = await evaluate(net, wrong, {
    batchSize: 4,
    onProgress: (done, total) => progress.push([done, total]),
  });
  expect(tf.memory().numTensors).toBe(before);
  const brighter = Array.from({ length: 10 }, (_, i) =>
    images.images[2 * i] > images.images[2 * i + 1] ? 0 : 1,
  );
  const confusion = [0, 0, 0, 0];
  wrong.labels.forEach((label, i) => confusion[2 * label + brighter[i]]++);
  expect([...result.confusion.data]).toEqual(confusion);
  expect(result.accuracy).toBeCloseTo((confusion[0] + confusion[3]) / 10, 10);
  expect(result.count).toBe(10);
  expect(progress).toEqual([
    [4, 10],
    [8, 10],
    [10, 10],
  ]);
  const gap = 230 / 255;
  const losses = Array.from(wrong.labels, (label, i) =>
    Math.log(1 + Math.exp(label === brighter[i] ? -gap : gap)),
  );
  expect(result.loss).toBeCloseTo(losses.reduce((a, b) => a + b) / 10, 5);
  net.dispose();
});

test('evaluate stops with the reason of its signal', async () => {
  const net = network();
  const stop = new AbortController();
  const onProgress = () => stop.abort(new Error('enough'));
  const run = evaluate(net, images, { batchSize: 2, signal: stop.signal, onProgress });
  await expect(run).rejects.toThrow('enough');
  net.dispose();
});

test('predict gives probabilities for a batch and for one image', async () => {
  const net = network();
  net.variables();
  const before = tf.memory().numTensors;
  const batch = await predict(net, {
    shape: [3, 2, 1, 1],
    data: new Float32Array([1, 0, 0, 1, 1, 1]),
  });
  const one = await predict(net, { shape: [2, 1, 1], data: new Float32Array([0, 1]) });
  expect(tf.memory().numTensors).toBe(before);
  expect(batch.shape).toEqual([3, 2]);
  for (let i = 0; i < 3; i++) expect(batch.data[2 * i] + batch.data[2 * i + 1]).toBeCloseTo(1, 6);
  expect(one.shape).toEqual([1, 2]);
  expect([...one.data]).toEqual([...batch.data.slice(2, 4)]);
  net.dispose();
});

test('a recipe is found by its name', () => {
  const { parameters } = recipeNamed('convnetjs')(1).summary();
  const filters = 16 * (75 + 1) + 20 * (400 + 1) + 20 * (500 + 1);
  expect(parameters).toBe(filters + 10 * (320 + 1));
  expect(() => recipeNamed('alexnet')).toThrow(
    "recipeNamed: expected one of 'convnetjs', 'deep', 'pocket', got alexnet",
  );
});
