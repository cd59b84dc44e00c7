import * as tf from '@tensorflow/tfjs-core';
import { expect, test, vi } from 'vitest';
import { build, DATA, losses, makeSteps, setUp, TEXT } from './test-engine.ts';

test('the network is reported with its formatted text, layers and counts', async () => {
  const it = setUp();
  const data = await it.engine.call('useScenes', DATA);
  expect(data).toMatchObject({ trainCount: 60, testCount: 25, shape: [32, 32, 3] });
  const network = await it.engine.call('build', { text: TEXT, seed: 5 });
  expect(network.text).toContain('seed: 5');
  expect(network.layers.map(({ name }) => name)).toEqual([
    'pool1',
    'conv1',
    'relu1',
    'pool2',
    'flatten1',
    'dense1',
  ]);
  expect(network.parameters).toBe(27 * 4 + 4 + 64 * 10 + 10);
  expect(it.engine.state).toBe('ready');
});

test('training goes on until it is paused, and nothing computes after that', async () => {
  const it = setUp();
  await build(it);
  await it.engine.call('train', {});
  expect(it.engine.state).toBe('training');
  await it.until(() => it.stepsHeard().length >= 10);
  await it.engine.call('pause', {});
  expect(it.engine.state).toBe('paused');
  const count = it.stepsHeard().length;
  await it.engine.call('predictions', { first: 0, count: 1 });
  expect(it.stepsHeard()).toHaveLength(count);
  expect(it.stepsHeard().map(({ step }) => step)).toEqual(
    Array.from({ length: count }, (_, i) => i + 1),
  );
});

test('step trains one batch and rests paused', async () => {
  const it = setUp();
  await build(it);
  await it.engine.call('step', {});
  expect(it.stepsHeard().map(({ step }) => step)).toEqual([1]);
  expect(it.engine.state).toBe('paused');
  expect(it.heard('state').map(({ state }) => state)).toEqual(['ready', 'training', 'paused']);
});

test('a pause right after a start takes the start back', async () => {
  const it = setUp();
  await build(it);
  const started = it.engine.call('train', {});
  await it.engine.call('pause', {});
  await started;
  const count = it.stepsHeard().length;
  await it.engine.call('predictions', { first: 0, count: 1 });
  expect(it.stepsHeard()).toHaveLength(count);
  expect(it.engine.state).not.toBe('training');
});

test('settings change between two steps, and a new optimizer brings its usual learning rate', async () => {
  const it = setUp();
  await build(it);
  await it.engine.call('train', {});
  expect(await it.engine.call('tune', { learningRate: 0.5 })).toMatchObject({
    optimizer: 'adam',
    learningRate: 0.5,
  });
  expect(await it.engine.call('tune', { optimizer: 'sgd', batchSize: 4 })).toMatchObject({
    optimizer: 'sgd',
    learningRate: 0.01,
    batchSize: 4,
  });
  await it.engine.call('pause', {});
  const [before] = (await makeSteps(it, 1)).slice(-1);
  const [after] = (await makeSteps(it, 1)).slice(-1);
  expect((after.epoch - before.epoch) * DATA.train).toBeCloseTo(4);
});

test('bad settings are refused with a sentence, and the old ones stay', async () => {
  const it = setUp();
  await build(it);
  await expect(it.engine.call('tune', { learningRate: -1 })).rejects.toMatchObject({
    name: 'InputError',
    message: 'tune: expected a learning rate above 0, got -1',
  });
  await expect(it.engine.call('tune', { batchSize: 2.5 })).rejects.toThrow('batch size');
  expect(await it.engine.call('tune', {})).toMatchObject({ optimizer: 'adam', batchSize: 8 });
});

test('a text that does not parse or fit leaves network, weights and steps as they were', async () => {
  const it = setUp();
  await build(it);
  const records = await makeSteps(it, 2);
  const saved = await it.engine.call('save', {});
  const bad = [
    'sequential(',
    TEXT.replace('[32, 32, 3]', '[64, 64, 3]'),
    TEXT.replace('units: 10', 'units: 7'),
  ];
  for (const text of bad)
    await expect(it.engine.call('build', { text, seed: 1 })).rejects.toThrow();
  await expect(it.engine.call('build', { text: bad[1], seed: 1 })).rejects.toThrow(
    /\[32, 32, 3\].*\[64, 64, 3\]/,
  );
  expect(await it.engine.call('save', {})).toEqual(saved);
  expect((await makeSteps(it, 1)).length).toBe(records.length + 1);
});

test('a damaged file leaves the network as it was, and a good one brings its weights', async () => {
  const it = setUp();
  await build(it);
  await makeSteps(it, 2);
  const saved = await it.engine.call('save', {});
  await expect(it.engine.call('load', { bytes: saved.slice(0, 100) })).rejects.toThrow();
  expect(await it.engine.call('save', {})).toEqual(saved);
  await it.engine.call('restart', { seed: 9 });
  expect(await it.engine.call('save', {})).not.toEqual(saved);
  await it.engine.call('load', { bytes: saved });
  expect(await it.engine.call('save', {})).toEqual(saved);
  expect(it.engine.state).toBe('ready');
});

test('bad data leave the old ones in use', async () => {
  const it = setUp();
  await build(it);
  const files = [{ name: 'photo.jpg', bytes: new Uint8Array([1, 2, 3]) }];
  await expect(it.engine.call('useCifar10', { files })).rejects.toMatchObject({
    name: 'DataError',
    message: expect.stringContaining('photo.jpg'),
  });
  await expect(
    it.engine.call('useScenes', { ...DATA, knobs: { clutter: 7 } }),
  ).rejects.toMatchObject({ name: 'InputError' });
  expect((await it.engine.call('evaluate', {})).count).toBe(25);
});

test('inspect shows each layer with gradients, for images of the set and from outside', async () => {
  const it = setUp();
  await build(it);
  const seen = await it.engine.call('inspect', { image: { from: 'test', index: 3 } });
  expect(seen.layers[1]).toMatchObject({
    name: 'conv1',
    activation: { shape: [8, 8, 4] },
    activationGradient: { shape: [8, 8, 4] },
    weights: { shape: [3, 3, 3, 4] },
    weightGradient: { shape: [3, 3, 3, 4] },
  });
  const outside = await it.engine.call('inspect', { image: { pixels: seen.image } });
  expect(outside.probabilities).toEqual(seen.probabilities);
  expect(outside.loss).toBeNull();
  const small = { pixels: { shape: [8, 8, 3], data: new Float32Array(192) } };
  await expect(it.engine.call('inspect', { image: small })).rejects.toThrow('[batch, 32, 32, 3]');
});

test('inspection, predictions and evaluation answer while it trains', async () => {
  const it = setUp();
  await build(it);
  await it.engine.call('train', {});
  await it.engine.call('inspect', { image: { from: 'train', index: 0 } });
  const { labels, images, probabilities } = await it.engine.call('predictions', {
    first: 20,
    count: 50,
  });
  expect(labels).toHaveLength(5);
  expect(images).toHaveLength(5 * 3072);
  expect(probabilities.shape).toEqual([5, 10]);
  await it.engine.call('evaluate', {});
  expect(it.engine.state).toBe('training');
  await it.engine.call('pause', {});
});

test('an evaluation counts every image once, tells its progress and can be given up', async () => {
  const it = setUp();
  await it.engine.call('useScenes', { ...DATA, test: 130 });
  await it.engine.call('build', { text: TEXT, seed: 5 });
  const progress: number[] = [];
  const onProgress = (done: number) => progress.push(done);
  const whole = await it.engine.call('evaluate', {}, { onProgress });
  expect(progress).toEqual([50, 100, 130]);
  expect(whole.count).toBe(130);
  expect(whole.confusion.data.reduce((sum, n) => sum + n, 0)).toBe(130);
  const right = Array.from({ length: 10 }, (_, i) => whole.confusion.data[i * 11]);
  expect(right.reduce((sum, n) => sum + n, 0) / 130).toBeCloseTo(whole.accuracy);
  const abort = new AbortController();
  const given = it.engine.call(
    'evaluate',
    {},
    { signal: abort.signal, onProgress: () => abort.abort() },
  );
  await expect(given).rejects.toMatchObject({ name: 'AbortError' });
});

test('opening another backend moves the run to it', async () => {
  const it = setUp();
  await build(it);
  await makeSteps(it, 2);
  const report = await it.engine.call('open', { backend: 'wasm' });
  expect(report.backend).toBe('wasm');
  expect((await makeSteps(it, 1)).at(-1)?.step).toBe(3);
  await it.engine.call('open', { backend: 'cpu' });
});

test('a backend that does not start is said, and the run goes on as it was where it was', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  tf.registerBackend('webgpu', () => Promise.reject(new Error('no adapter')));
  const [whole, it] = [setUp(), setUp()];
  await build(whole);
  const uninterrupted = await makeSteps(whole, 3);
  await build(it);
  await makeSteps(it, 2);
  await expect(it.engine.call('open', { backend: 'webgpu' })).rejects.toThrow(
    'the webgpu backend does not start here',
  );
  expect(losses(await makeSteps(it, 1))).toEqual(losses(uninterrupted));
  expect(it.heard('state').map(({ state }) => state)).not.toContain('empty');
  tf.removeBackend('webgpu');
  vi.restoreAllMocks();
});

test('a call that nothing can answer yet says what is missing', async () => {
  const it = setUp();
  await expect(it.engine.call('train', {})).rejects.toThrow('a network and images');
  await expect(it.engine.call('evaluate', {})).rejects.toThrow('a network to be built first');
  await it.engine.call('build', { text: TEXT, seed: 5 });
  await expect(it.engine.call('predictions', { first: 0, count: 1 })).rejects.toThrow('images');
});

test('building, training, looking and replacing leave no tensor behind', async () => {
  const it = setUp();
  await build(it);
  await makeSteps(it, 1);
  const tensors = tf.memory().numTensors;
  await it.engine.call('train', {});
  await it.engine.call('inspect', { image: { from: 'test', index: 0 } });
  await it.engine.call('evaluate', { count: 10 });
  await it.engine.call('pause', {});
  await it.engine.call('build', { text: 'nonsense', seed: 1 }).catch(() => undefined);
  await it.engine.call('keep', {});
  await it.engine.call('recover', {});
  await makeSteps(it, 1);
  expect(tf.memory().numTensors).toBe(tensors);
});
