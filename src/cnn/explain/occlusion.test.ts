import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { loadBackend } from '../backend/index.ts';
import { parseNetwork } from '../model/index.ts';
import { type Outputs, outputsHere, predict } from '../train/index.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import { Random } from '../tensor/random.ts';
import { occlusionMap, type OcclusionRows } from './occlusion.ts';
import { layersWithMaps, occlusionViews } from './occlusion-views.ts';

const network = parseNetwork(`sequential({ input: [12, 12, 3], seed: 3 }, [
  conv2d({ filters: 4, size: 3, pad: 1 }), relu(), maxPool({ size: 2 }),
  conv2d({ filters: 5, size: 3, pad: 1 }), relu(), flatten(), dense({ units: 4 }),
])`);
const random = new Random(5);
const image = {
  shape: [12, 12, 3],
  data: Float32Array.from({ length: 432 }, () => random.uniform()),
};
const blank = { shape: [12, 12, 3], data: new Float32Array(432).fill(0.5) };

beforeAll(() => loadBackend('cpu'));

/** How much of an image is black, as a classifier of two classes. */
const blackness = ({ shape, data }: PlainTensor): PlainTensor => {
  const size = data.length / shape[0];
  const share = (i: number) =>
    data.subarray(i * size, (i + 1) * size).filter((value) => value === 0).length / size;
  return {
    shape: [shape[0], 2],
    data: Float32Array.from({ length: 2 * shape[0] }, (_, i) =>
      i % 2 ? 1 - share(i >> 1) : share(i >> 1),
    ),
  };
};

test('a patch that covers all gives the blank image’s probability everywhere', async () => {
  const expected = (await predict(network, blank)).data[2];
  const map = await occlusionMap(network, image, { size: 25, stride: 3, label: 2 });
  expect(map.shape).toEqual([4, 4]);
  for (const value of map.data) expect(value).toBeCloseTo(expected, 6);
});

test('a place is what the network says of the image with that place painted over', async () => {
  const map = await occlusionMap(network, image, {
    size: 4,
    stride: 2,
    colour: [1, 0, 0],
    label: 1,
  });
  const painted = { shape: image.shape, data: image.data.slice() };
  // The tile of row 3, column 1 has its middle at 7, 3: the patch covers rows 5 to 8, columns 1 to 4.
  for (let y = 5; y < 9; y++)
    for (let x = 1; x < 5; x++) painted.data.set([1, 0, 0], (y * 12 + x) * 3);
  expect(map.data[3 * 6 + 1]).toBeCloseTo((await predict(network, painted)).data[1], 6);
});

test('at the border the part of the patch that hangs out hides nothing', async () => {
  const ones = { shape: [12, 12, 1], data: new Float32Array(144).fill(1) };
  const map = await occlusionMap(blackness, ones, { size: 4, stride: 1, colour: 0, label: 0 });
  expect(map.shape).toEqual([12, 12]);
  expect(map.data[5 * 12 + 5]).toBeCloseTo(16 / 144, 6);
  // The corner tile's middle is at ½; of 4 pixels from −2 on two are inside.
  expect(map.data[0]).toBeCloseTo(4 / 144, 6);
});

test('without a label the best class of the whole image is mapped', async () => {
  const ones = { shape: [8, 8, 1], data: new Float32Array(64).fill(1) };
  const map = await occlusionMap(blackness, ones, { size: 2, stride: 2, colour: 0 });
  for (const value of map.data) expect(value).toBeCloseTo(1 - 4 / 64, 6);
});

test('rows come from the top, in order, and together they are the map', async () => {
  const parts: OcclusionRows[] = [];
  const options = {
    size: 3,
    stride: 1,
    label: 0,
    onRows: (rows: OcclusionRows) => parts.push(rows),
  };
  const map = await occlusionMap(network, image, options);
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.flatMap(({ map: { data } }) => [...data])).toEqual([...map.data]);
  expect(parts.map(({ first }) => first)).toEqual([0, 5, 10]);
  expect(parts[0].total).toBe(12);
});

test('an abort stops before the next batch', async () => {
  const abort = new AbortController();
  let batches = 0;
  const scores = (images: PlainTensor) => {
    batches++;
    return blackness(images);
  };
  const onRows = () => abort.abort();
  const map = occlusionMap(scores, image, { stride: 1, label: 0, signal: abort.signal, onRows });
  await expect(map).rejects.toThrow('abort');
  // The whole image, and one batch of places.
  expect(batches).toBe(2);
});

test('options out of range are refused in words', async () => {
  const refused = (options: object) => expect(occlusionMap(network, image, options)).rejects;
  await refused({ size: 0 }).toThrow(
    'occlusionMap: expected a whole size from 1 to 25 pixels, got 0',
  );
  await refused({ stride: 1.5 }).toThrow('a whole stride');
  await refused({ colour: [1, 0] }).toThrow('a colour of 1 or 3 numbers');
  await refused({ label: 4 }).toThrow('a label from 0 to 3, got 4');
});

test('the views agree with the map and with a pass through the network', async () => {
  const views = await occlusionViews(network, image, { size: 4, stride: 3, label: 1 });
  const map = await occlusionMap(network, image, { size: 4, stride: 3, label: 1 });
  views.probability.data.forEach((value, i) => expect(value).toBeCloseTo(map.data[i], 6));
  expect(views.layer).toBe('relu2');
  const sums = Array.from({ length: 5 }, () => 0);
  const outputs = network.activations(tf.tensor(image.data, [1, 12, 12, 3]));
  const relu = outputs.find(({ name }) => name === 'relu2')!.value.dataSync();
  relu.forEach((value, i) => (sums[i % 5] += value));
  expect(views.channel).toBe(sums.indexOf(Math.max(...sums)));
  expect(views.activation.data.reduce((a, b) => a + b, 0)).toBeCloseTo(sums[views.channel], 3);
  tf.dispose(outputs);
});

test('a patch that covers all leaves one sum and one best class', async () => {
  const views = await occlusionViews(network, image, { size: 25, stride: 6 });
  const { data } = await predict(network, blank);
  expect(new Set(views.best.data)).toEqual(new Set([data.indexOf(Math.max(...data))]));
  const [first] = views.strongest.data;
  for (const value of views.strongest.data) expect(value).toBeCloseTo(first, 4);
});

test('each pass takes a turn, a layer without maps is refused, and no tensor is left', async () => {
  network.variables();
  const before = tf.memory().numTensors;
  let turns = 0;
  const outputs: Outputs = (...asked) => (turns++, outputsHere(...asked));
  await occlusionViews(network, image, { stride: 1, outputs });
  await occlusionMap(network, image, { stride: 4 });
  // The whole image's classes and maps; then 144 places, five rows of 12 at once.
  expect(turns).toBe(2 + 3);
  await occlusionViews(network, image, { stride: 1, outputs, batchSize: 128 });
  expect(turns).toBe(5 + 2 + 2);
  expect(layersWithMaps(network)).toEqual(['conv1', 'relu1', 'pool1', 'conv2', 'relu2']);
  const refused = occlusionViews(network, image, { layer: 'dense1' });
  await expect(refused).rejects.toThrow('a layer among conv1, relu1, pool1, conv2, relu2');
  expect(tf.memory().numTensors).toBe(before);
});
