import * as tf from '@tensorflow/tfjs-core';
import { afterEach, expect, test } from 'vitest';
import { ready } from '../../cnn/backend/index.ts';
import { drawScene, packCifar10, scenes } from '../../cnn/data/index.ts';
import { loadModel, parseNetwork, saveModel } from '../../cnn/model/index.ts';
import { nextTask } from '../../cnn/train/index.ts';
import { classScores, type OcclusionViewRows } from '../../cnn/explain/index.ts';
import type { CellImage, CellNetwork, SubjectImage } from './subject.ts';
import { alone, MapStorage } from './test-engine.ts';
import type { CallContext } from './worker/call-context.ts';
import { handlersFor } from './worker/handlers.ts';
import { keepImages } from './worker/kept-images.ts';
import { SubjectNetworks } from './worker/subject-networks.ts';
import { Workbench } from './worker/workbench.ts';

const textOf = (size: number, channels = 3) =>
  `sequential({ input: [${size}, ${size}, ${channels}], seed: 4 }, [
    maxPool({ size: ${size / 8} }), conv2d({ filters: 4, size: 3, pad: 1 }), relu(), flatten(), dense({ units: 10 }),
  ])`;
const SCENE: SubjectImage = { from: 'scene', label: 3, seed: 9 };
const SHIPPED = { from: 'shipped', name: 'tiny' } as const;
const BASE = 'https://site.example/data/cifar10/';
const context: CallContext = {
  signal: new AbortController().signal,
  progress: () => undefined,
  partial: () => undefined,
};

async function fileOf(text: string): Promise<Uint8Array> {
  await ready({ backend: 'cpu' });
  const network = parseNetwork(text);
  const bytes = await saveModel(network);
  network.dispose();
  return bytes;
}

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

function setUp(storage = new MapStorage()) {
  let fetched = 0;
  let now = 0;
  const bench = new Workbench({
    post: () => undefined,
    storage,
    clock: () => (now += 7),
    breathe: nextTask,
    openBackend: ({ backend = 'cpu' }) => ready({ backend }),
    staff: alone(storage),
  });
  const networks = new SubjectNetworks({
    bench,
    storage,
    fetchShipped: async () => {
      fetched++;
      return fileOf(textOf(32));
    },
  });
  const handlers = handlersFor({ bench, storage, post: () => undefined, networks });
  return { handlers, storage, bench, fetches: () => fetched };
}

test('a shipped network is fetched once, says its classes, and gives probabilities that sum to 1', async () => {
  const { handlers, fetches } = setUp();
  const report = await handlers.useNetwork({ network: SHIPPED }, context);
  expect(report).toMatchObject({ input: [32, 32, 3] });
  expect(report.classes[3]).toBe('cat');
  const look = await handlers.look({ network: SHIPPED, image: SCENE }, context);
  expect(look.label).toBe(3);
  expect(look.probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
  const [a, b] = look.logits;
  expect(Math.log(look.probabilities[0] / look.probabilities[1])).toBeCloseTo(a - b, 4);
  expect(fetches()).toBe(1);
});

test('a scene is looked at as it is drawn', async () => {
  const { handlers } = setUp();
  const { picture } = await handlers.look({ network: SHIPPED, image: SCENE }, context);
  expect(picture).toEqual({ shape: [32, 32, 3], bytes: drawScene({ label: 3, seed: 9 }).image });
});

test('looking again and again leaves no tensor behind', async () => {
  const { handlers } = setUp();
  await handlers.look({ network: SHIPPED, image: SCENE }, context);
  const before = tf.memory().numTensors;
  for (let i = 0; i < 3; i++) await handlers.look({ network: SHIPPED, image: SCENE }, context);
  expect(tf.memory().numTensors).toBe(before);
});

test('an image is resampled to the input of the network, and made grey for one channel', async () => {
  const { handlers } = setUp();
  const bytes = await fileOf(textOf(16, 1));
  const { input } = await handlers.takeNetwork({ name: 'grey.safetensors', bytes }, context);
  expect(input).toEqual([16, 16, 1]);
  const own = {
    from: 'own' as const,
    name: 'red.png',
    shape: [64, 64, 3] as const,
    bytes: Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) => (i % 3 === 0 ? 255 : 0)),
  };
  const network = { from: 'file', name: 'grey.safetensors' } as const;
  const look = await handlers.look({ network, image: own }, context);
  expect(look.picture.shape).toEqual([16, 16, 3]);
  expect(new Set(look.picture.bytes)).toEqual(new Set([Math.round(0.299 * 255)]));
  expect(look.label).toBeNull();
});

const cellNetwork = async (text: string, name = 'network 1'): Promise<CellNetwork> => ({
  from: 'cell',
  name,
  file: new Blob([(await fileOf(text)) as Uint8Array<ArrayBuffer>]),
});

/** A network of two classes that weighs each pixel alike. */
const FOUR_PIXELS = `sequential({ input: [2, 2, 1], seed: 4 }, [flatten(), dense({ units: 2 })])`;

const cellImage = (label: number | null = null): CellImage => ({
  from: 'cell',
  shape: [2, 2, 1],
  data: Float32Array.of(0.1, 0.25, 0.5, 0.9),
  label,
});

test('the network and the image of a cell are looked at as they are, and the classes are counted', async () => {
  const { handlers, fetches, storage } = setUp();
  const network = await cellNetwork(FOUR_PIXELS);
  const look = await handlers.look({ network, image: cellImage(1) }, context);
  const same = loadModel(new Uint8Array(await network.file.arrayBuffer()));
  const { data, shape } = cellImage();
  const { logits } = await classScores(same, { data, shape });
  same.dispose();
  expect([...look.logits]).toEqual([...logits.data]);
  expect(look).toMatchObject({ label: 1, classes: ['class 0', 'class 1'] });
  expect(fetches()).toBe(0);
  expect(await storage.get('network')).toBeUndefined();
});

test('a grey image of a cell is given to a network in colour, and one of another size resampled', async () => {
  const { handlers } = setUp();
  const look = await handlers.look({ network: SHIPPED, image: cellImage() }, context);
  expect(look.picture.shape).toEqual([32, 32, 3]);
  expect([...look.picture.bytes.subarray(0, 3)]).toEqual([26, 26, 26]);
  expect(look.label).toBeNull();
});

test('a class that the network does not have is refused, and that of a scene says nothing of other classes', async () => {
  const { handlers } = setUp();
  const network = await cellNetwork(FOUR_PIXELS);
  const wrong = handlers.look({ network, image: cellImage(2) }, context);
  await expect(wrong).rejects.toThrow(
    'show: expected a label from 0 to 1, the number of a class of the network, got 2',
  );
  const { label } = await handlers.look(
    { network: await cellNetwork(textOf(8).replace('10', '4'), 'b'), image: SCENE },
    context,
  );
  expect(label).toBeNull();
});

test('a cell’s network that is dropped leaves no tensor, also when it is dropped while it computes', async () => {
  const { handlers } = setUp();
  await handlers.look({ network: SHIPPED, image: SCENE }, context);
  const before = tf.memory().numTensors;
  const network = await cellNetwork(textOf(32));
  await handlers.look({ network, image: SCENE }, context);
  expect(tf.memory().numTensors).toBeGreaterThan(before);
  await handlers.dropNetwork({ network }, context);
  expect(tf.memory().numTensors).toBe(before);

  const wish = { network, image: SCENE, size: 8, stride: 8, colour: [0, 0, 0] };
  let drops = 0;
  const { probability } = await handlers.occlusion(wish, {
    ...context,
    partial: () => {
      drops++;
      void handlers.dropNetwork({ network }, context);
    },
  });
  expect(drops).toBeGreaterThan(0);
  expect(probability.data.every((p) => p > 0)).toBe(true);
  expect(tf.memory().numTensors).toBe(before);
});

test.each([
  ['no network', new Blob(['<script>']), 'a safetensors file'],
  ['nothing', new Blob([]), 'a safetensors file'],
])('a file of a cell that holds %s is refused in words', async (_, file, words) => {
  const { handlers } = setUp();
  const network: CellNetwork = { from: 'cell', name: 'x', file };
  await expect(handlers.look({ network, image: SCENE }, context)).rejects.toThrow(words);
});

test.each([
  [
    'an input of 30,000 pixels a side',
    'sequential({ input: [30000, 30000, 3], seed: 1 }, [globalAvgPool(), dense({ units: 2 })])',
    'at most 4,000,000 numbers in its layers for one image, got 2,700,000,005',
  ],
  [
    'two thousand layers in a branch',
    `sequential({ input: [32, 32, 3], seed: 1 }, [residual([${'relu(), '.repeat(2000)}]), flatten(), dense({ units: 2 })])`,
    'at most 4,000,000 numbers',
  ],
  [
    'large filters on a large image',
    'sequential({ input: [224, 224, 3], seed: 1 }, [conv2d({ filters: 16, size: 25, pad: 12 }), globalAvgPool(), dense({ units: 2 })])',
    'at most 1,000,000,000 multiply-adds for one image',
  ],
])(
  'a small file of a network that takes too much is refused before it computes: %s',
  async (_, text, words) => {
    const { handlers } = setUp();
    const network = await cellNetwork(text);
    const before = tf.memory().numTensors;
    await expect(handlers.useNetwork({ network }, context)).rejects.toThrow(words);
    expect(tf.memory().numTensors).toBe(before);
  },
);

test('a file that is no network is refused, and the one opened before goes on', async () => {
  const { handlers } = setUp();
  await handlers.takeNetwork({ name: 'a', bytes: await fileOf(textOf(32)) }, context);
  const broken = handlers.takeNetwork({ name: 'b', bytes: new Uint8Array(40) }, context);
  await expect(broken).rejects.toThrow('loadModel');
  const look = await handlers.look({ network: { from: 'file', name: 'a' }, image: SCENE }, context);
  expect(look.probabilities.length).toBe(10);
});

test('a file that was opened is there again in a fresh worker, and one that was not says so', async () => {
  const first = setUp();
  await first.handlers.takeNetwork({ name: 'a', bytes: await fileOf(textOf(32)) }, context);
  const { handlers } = setUp(first.storage);
  const look = await handlers.look({ network: { from: 'file', name: 'a' }, image: SCENE }, context);
  expect(look.probabilities.length).toBe(10);
  const other = handlers.look({ network: { from: 'file', name: 'b' }, image: SCENE }, context);
  await expect(other).rejects.toThrow('b: this browser does not have it any more');
});

test('the trained network is a copy of the one that learns, and the kept run when the page is new', async () => {
  const { handlers, storage } = setUp();
  expect(await handlers.trainedNetwork({}, context)).toBeNull();
  await handlers.useScenes({ seed: 3, train: 40, test: 10 }, context);
  await handlers.build({ text: textOf(32), seed: 5 }, context);
  await handlers.tune({ batchSize: 4 }, context);
  await handlers.step({}, context);
  expect(await handlers.trainedNetwork({}, context)).toEqual({ step: 1, live: true });
  const choice = { network: { from: 'trained' } as const, image: SCENE };
  const before = await handlers.look(choice, context);
  await handlers.step({}, context);
  const after = await handlers.look(choice, context);
  expect([...after.logits]).not.toEqual([...before.logits]);
  await handlers.keep({}, context);

  const next = setUp(storage).handlers;
  expect(await next.trainedNetwork({}, context)).toEqual({ step: 2, live: false });
  expect([...(await next.look(choice, context)).logits]).toEqual([...after.logits]);
});

test('the kept run is read anew when it is chosen, since another page may have gone on with it', async () => {
  const { handlers: first, storage } = setUp();
  await first.useScenes({ seed: 3, train: 40, test: 10 }, context);
  await first.build({ text: textOf(32), seed: 5 }, context);
  await first.step({}, context);
  await first.keep({}, context);
  const { handlers: other } = setUp(storage);
  const choice = { network: { from: 'trained' } as const, image: SCENE };
  const before = await other.look(choice, context);
  await first.step({}, context);
  await first.keep({}, context);
  await other.useNetwork({ network: choice.network }, context);
  expect(await other.trainedNetwork({}, context)).toEqual({ step: 2, live: false });
  expect([...(await other.look(choice, context)).logits]).not.toEqual([...before.logits]);
});

test('without a trained network the choice of it is refused in words', async () => {
  const { handlers } = setUp();
  const look = handlers.look({ network: { from: 'trained' }, image: SCENE }, context);
  await expect(look).rejects.toThrow('expected a network that was trained here, got none');
});

test('CIFAR-10 test images come from the set in use, from what was kept, and from the site by ranges', async () => {
  const set = { ...scenes({ seed: 1, train: 20, test: 30 }), name: 'CIFAR-10' };
  const args = { baseUrl: BASE, first: 7, count: 4 };
  const imageAt = (i: number) => [...set.test.images.subarray(i * 3072, (i + 1) * 3072)];

  const kept = setUp();
  await keepImages(set, kept.storage);
  const fromStorage = await kept.handlers.cifar10Images(args, context);

  const site = setUp();
  const files = await packCifar10(set);
  globalThis.fetch = async (url, init) => {
    const file = files.find(({ name }) => String(url) === BASE + name);
    if (!file) return new Response(null, { status: 404 });
    const range = new Headers(init?.headers).get('range');
    const [from, to] = range?.match(/\d+/g)?.map(Number) ?? [];
    if (from === undefined) return new Response(file.bytes.slice());
    return new Response(file.bytes.slice(from, to + 1), { status: 206 });
  };
  const fromSite = await site.handlers.cifar10Images(args, context);

  for (const page of [fromStorage, fromSite]) {
    expect(page?.total).toBe(30);
    expect(page?.images.map(({ index, label }) => [index, label])).toEqual([
      [7, 7],
      [8, 8],
      [9, 9],
      [10, 0],
    ]);
    expect([...(page?.images[2].bytes ?? [])]).toEqual(imageAt(9));
  }
});

test('where there is no CIFAR-10 anywhere, the answer is null', async () => {
  globalThis.fetch = async () => new Response(null, { status: 404 });
  const { handlers } = setUp();
  expect(await handlers.cifar10Images({ baseUrl: BASE, first: 0, count: 9 }, context)).toBeNull();
});

test('an occlusion hands its rows out on the way, and training goes on in between', async () => {
  const { handlers, bench } = setUp();
  const rows: OcclusionViewRows[] = [];
  const done: number[] = [];
  const wish = { network: SHIPPED, image: SCENE, size: 8, stride: 2, colour: [0.5, 0.5, 0.5] };
  let turnsOfOthers = 0;
  const result = await handlers.occlusion(wish, {
    ...context,
    progress: (n) => done.push(n),
    partial: (part) => {
      rows.push(part);
      void bench.turns.take(() => turnsOfOthers++);
    },
  });
  expect(result.label).toBe(3);
  expect(result.classes[result.label]).toBe('cat');
  expect(result.probability.shape).toEqual([16, 16]);
  expect(rows.flatMap(({ probability }) => [...probability.data])).toEqual([
    ...result.probability.data,
  ]);
  expect(done).toEqual([4, 8, 12, 16]);
  expect(turnsOfOthers).toBeGreaterThanOrEqual(3);
});

test('a stopped occlusion ends with its abort, and the network is there for the next call', async () => {
  const { handlers } = setUp();
  const abort = new AbortController();
  const wish = { network: SHIPPED, image: SCENE, size: 8, stride: 1, colour: [0, 0, 0] };
  const walk = handlers.occlusion(wish, {
    ...context,
    signal: abort.signal,
    partial: () => abort.abort(),
  });
  await expect(walk).rejects.toThrow('abort');
  const look = await handlers.look({ network: SHIPPED, image: SCENE }, context);
  expect(look.probabilities.length).toBe(10);
});
