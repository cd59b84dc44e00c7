import * as tf from '@tensorflow/tfjs-core';
import { afterEach, expect, test } from 'vitest';
import { ready } from '../../cnn/backend/index.ts';
import { packCifar10, scenes } from '../../cnn/data/index.ts';
import { nextTask } from '../../cnn/train/index.ts';
import { Engine, type EngineWorker } from './client.ts';
import type { EngineEvent, PageMessage, StepRecord } from './protocol.ts';
import { handlersFor } from './worker/handlers.ts';
import { Session } from './worker/session.ts';
import type { KeptThings, Storage } from './worker/storage.ts';
import { Workbench } from './worker/workbench.ts';

/** A browser's storage, as a map; structured cloning as there, so that what is kept is a copy. */
class MapStorage implements Storage {
  private readonly things = new Map<string, unknown>();
  refusal: Error | null = null;

  async get<K extends keyof KeptThings>(key: K): Promise<KeptThings[K] | undefined> {
    return this.things.get(key) as KeptThings[K] | undefined;
  }

  async put<K extends keyof KeptThings>(key: K, value: KeptThings[K]): Promise<void> {
    if (this.refusal) throw this.refusal;
    this.things.set(key, structuredClone(value));
  }

  async room(): Promise<number> {
    return Infinity;
  }
}

/** A clock that goes on by itself, a little at each reading. */
function tickingClock(): () => number {
  let now = 0;
  return () => (now += 7);
}

const TEXT = `sequential({ input: [32, 32, 3], seed: 1 }, [
  maxPool({ size: 4 }), conv2d({ filters: 4, size: 3, pad: 1 }), relu(), maxPool({ size: 2 }),
  flatten(), dense({ units: 10 }),
])`;
const DATA = { seed: 3, train: 60, test: 25 };

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

/** The real client and the real session, on two ends of a MessageChannel. */
function setUp(storage = new MapStorage()) {
  const events: EngineEvent[] = [];
  const start = (): EngineWorker => {
    const { port1, port2 } = new MessageChannel();
    const post = (event: EngineEvent) => port2.postMessage({ type: 'event', event });
    const bench = new Workbench({
      post,
      storage,
      clock: tickingClock(),
      breathe: nextTask,
      openBackend: ({ backend = 'cpu' }) => ready({ backend }),
    });
    const session = new Session(handlersFor({ bench, storage, post }), (m) => port2.postMessage(m));
    port2.onmessage = ({ data }: MessageEvent<PageMessage>) => session.receive(data);
    const worker = {
      postMessage: (message: unknown, transfer: Transferable[]) =>
        port1.postMessage(message, transfer),
      onmessage: null as EngineWorker['onmessage'],
      onmessageerror: null,
      onerror: null,
      terminate: () => {
        void bench.training.pause();
        port1.close();
      },
    };
    port1.onmessage = (event) => worker.onmessage?.(event);
    return worker;
  };
  const engine = new Engine({ start, ticker: () => () => {} });
  for (const type of ['trained', 'state', 'kept', 'notKept', 'fault'] as const) {
    engine.on(type, (event) => events.push(event));
  }
  cleanUps.push(() => engine.drop());
  const stepsHeard = () => events.flatMap((e) => (e.type === 'trained' ? [...e.steps] : []));
  const heard = <T extends EngineEvent['type']>(type: T) =>
    events.filter((e): e is Extract<EngineEvent, { type: T }> => e.type === type);
  /** Resolves when an event has come for which `holds`. */
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const stops = (['trained', 'state', 'kept', 'notKept', 'fault'] as const).map((type) =>
        engine.on(type, () => {
          if (!holds()) return;
          for (const stop of stops) stop();
          resolve();
        }),
      );
    });
  return { engine, events, storage, stepsHeard, heard, until };
}

type SetUp = ReturnType<typeof setUp>;

async function build({ engine }: SetUp): Promise<void> {
  await engine.call('useScenes', DATA);
  await engine.call('build', { text: TEXT, seed: 5 });
  await engine.call('tune', { batchSize: 8, optimizer: 'adam' });
}

async function makeSteps(it: SetUp, count: number): Promise<readonly StepRecord[]> {
  for (let i = 0; i < count; i++) await it.engine.call('step', {});
  return it.stepsHeard();
}

const losses = (records: readonly StepRecord[]) => records.map(({ loss }) => loss);

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

test('a run resumed after a reload goes on to the bit as if it had not stopped', async () => {
  const whole = setUp();
  await build(whole);
  const uninterrupted = losses(await makeSteps(whole, 12));

  const before = setUp();
  await build(before);
  await makeSteps(before, 5);
  await before.engine.call('keep', {});
  before.engine.drop();
  const after = setUp(before.storage);
  const resumed = await after.engine.call('resume', {});
  expect(resumed?.step).toBe(5);
  expect(losses(resumed?.history ?? [])).toEqual(uninterrupted.slice(0, 5));
  expect(resumed?.network.settings).toMatchObject({ optimizer: 'adam', batchSize: 8 });
  expect(after.engine.state).toBe('paused');
  expect(losses(await makeSteps(after, 7))).toEqual(uninterrupted.slice(5));
});

test('with nothing kept there is nothing to resume or to recover', async () => {
  const it = setUp();
  expect(await it.engine.call('resume', {})).toBeNull();
  await expect(it.engine.call('recover', {})).rejects.toMatchObject({ name: 'InputError' });
});

test('a pause keeps the run, and storage that refuses is said while training goes on', async () => {
  const it = setUp();
  await build(it);
  await it.engine.call('train', {});
  await it.until(() => it.stepsHeard().length > 2);
  await it.engine.call('pause', {});
  if (it.heard('kept').length === 0) await it.until(() => it.heard('kept').length > 0);
  expect(it.heard('kept').at(-1)?.step).toBe(it.stepsHeard().length);
  it.storage.refusal = new Error('the disk is full');
  await it.engine.call('keep', {});
  expect(it.heard('notKept').at(-1)?.reason).toContain('the disk is full');
  await it.engine.call('step', {});
  expect(it.engine.state).toBe('paused');
});

test('a run that diverges stops, says at which step, and goes back to its last good checkpoint', async () => {
  const it = setUp();
  await build(it);
  await makeSteps(it, 3);
  await it.engine.call('tune', { optimizer: 'sgd', learningRate: 1e30 });
  await it.engine.call('train', {});
  if (it.heard('fault').length === 0) await it.until(() => it.heard('fault').length > 0);
  const [fault] = it.heard('fault');
  expect(fault.message).toContain(`step ${fault.step}`);
  expect(fault.lastGoodStep).toBeLessThan(fault.step);
  expect(it.engine.state).toBe('diverged');
  await expect(it.engine.call('train', {})).rejects.toThrow('diverged');
  const back = await it.engine.call('recover', {});
  expect(back.step).toBe(fault.lastGoodStep);
  expect(back.history.every(({ step }) => step <= back.step)).toBe(true);
  await it.engine.call('tune', { optimizer: 'adam' });
  const [next] = (await makeSteps(it, 1)).slice(-1);
  expect(next.step).toBe(back.step + 1);
  expect(Number.isFinite(next.loss)).toBe(true);
});

test('other images keep the weights and count steps on', async () => {
  const it = setUp();
  await build(it);
  await makeSteps(it, 3);
  await it.engine.call('useScenes', { seed: 4, train: 40, test: 10 });
  expect(it.engine.state).toBe('paused');
  const [next] = (await makeSteps(it, 1)).slice(-1);
  expect(next.step).toBe(4);
});

test('images that were given by hand are kept for the next visit', async () => {
  const it = setUp();
  const files = await packCifar10({
    ...scenes({ seed: 1, train: 20, test: 10 }),
    name: 'CIFAR-10',
  });
  await it.engine.call('useCifar10', { files });
  await it.engine.call('build', { text: TEXT, seed: 5 });
  await makeSteps(it, 1);
  await it.engine.call('keep', {});
  it.engine.drop();
  const after = setUp(it.storage);
  const resumed = await after.engine.call('resume', {});
  expect(resumed?.data).toMatchObject({ name: 'CIFAR-10', trainCount: 20 });
});

test('a run whose images are gone waits for them and then goes on where it was', async () => {
  const files = await packCifar10({
    ...scenes({ seed: 1, train: 20, test: 10 }),
    name: 'CIFAR-10',
  });
  const it = setUp();
  it.storage.room = () => Promise.resolve(0);
  await it.engine.call('useCifar10', { files });
  await it.engine.call('build', { text: TEXT, seed: 5 });
  const [, second] = await makeSteps(it, 1).then(async () => {
    await it.engine.call('keep', {});
    return makeSteps(it, 1);
  });
  expect(it.heard('notKept')[0].reason).toContain('room');
  const after = setUp(it.storage);
  const resumed = await after.engine.call('resume', {});
  expect(resumed).toMatchObject({ data: null, step: 1 });
  expect(after.engine.state).toBe('empty');
  await expect(after.engine.call('train', {})).rejects.toThrow('images');
  await after.engine.call('useCifar10', { files });
  expect(await makeSteps(after, 1)).toEqual([second]);
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
