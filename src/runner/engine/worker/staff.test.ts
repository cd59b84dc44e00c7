import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { ready } from '../../../cnn/backend/index.ts';
import { parseNetwork } from '../../../cnn/model/index.ts';
import { Random } from '../../../cnn/tensor/random.ts';
import { crossEntropy, nextTask, slopesHere, type SlopeSource } from '../../../cnn/train/index.ts';
import { type Fate, testMates } from '../../../cnn/train/crew/test-mates.ts';
import type { EngineEvent } from '../protocol.ts';
import { handlersFor } from './handlers.ts';
import { Staff } from './staff.ts';
import type { Storage } from './storage.ts';
import { Workbench } from './workbench.ts';

const TEXT = `sequential({ input: [32, 32, 3], seed: 1 }, [
  maxPool({ size: 4 }), conv2d({ filters: 4, size: 3, pad: 1 }), relu(), maxPool({ size: 2 }),
  flatten(), dense({ units: 10 }),
])`;

const NORMED = `sequential({ input: [32, 32, 3], seed: 1 }, [
  maxPool({ size: 4 }), residual([conv2d({ filters: 3, size: 3, pad: 1 }), batchNorm()]), relu(),
  flatten(), dense({ units: 10 }), batchNorm(),
])`;

function mapStorage(): Storage {
  const things = new Map<string, unknown>();
  return {
    get: async (key: string) => things.get(key),
    put: async (key: string, value: unknown) => void things.set(key, structuredClone(value)),
    room: async () => Infinity,
  } as Storage;
}

function setUp(cores: number, storage = mapStorage(), fates: readonly Fate[] = []) {
  const events: EngineEvent[] = [];
  const post = (event: EngineEvent) => void events.push(event);
  const { start, mates } = testMates(fates);
  const options = { startMate: start, cores, storage, machine: 'a browser', post };
  const staff = new Staff({ ...options, leastWork: 0 });
  const bench = new Workbench({
    post,
    storage,
    staff,
    clock: () => 0,
    breathe: nextTask,
    openBackend: ({ backend = 'cpu' }) => ready({ backend }),
  });
  const context = { signal: new AbortController().signal, progress: () => {}, partial: () => {} };
  return { bench, staff, mates, events, calls: handlersFor({ bench, storage, post }), context };
}

async function trained(
  { calls, bench }: ReturnType<typeof setUp>,
  { text = TEXT, batchSize = 8 } = {},
): Promise<number[]> {
  await calls.useScenes({ seed: 3, train: 60, test: 25 }, null as never);
  await bench.build(text, 5);
  await bench.tune({ batchSize, optimizer: 'adam' });
  for (let i = 0; i < 4; i++) await bench.step();
  return (bench.training.run?.history.records() ?? []).map(({ loss }) => loss);
}

beforeAll(() => ready({ backend: 'cpu' }));

test.each([
  [1, 1],
  [2, 2],
  [4, 3],
  [16, 4],
])('of %d cores a run takes %d, and reports it', async (cores, workers) => {
  const { bench } = setUp(cores);
  expect(await bench.open({ backend: 'cpu' })).toMatchObject({ backend: 'cpu', workers });
});

test('a graphics card works alone', async () => {
  const { staff } = setUp(4);
  await staff.hire('webgl');
  expect(staff.workers).toBe(1);
  await staff.hire('wasm');
  expect(staff.workers).toBe(3);
});

test('a run and an evaluation come to the same with three workers as with one', async () => {
  const alone = setUp(1);
  const shared = setUp(4);
  const losses = await trained(alone);
  const found = await trained(shared);
  expect(found).toHaveLength(4);
  found.forEach((loss, i) => expect(loss).toBeCloseTo(losses[i], 5));
  expect(shared.mates).toHaveLength(2);
  const expected = await alone.calls.evaluate({}, alone.context);
  const counted = await shared.calls.evaluate({}, shared.context);
  expect(counted.confusion).toEqual(expected.confusion);
  expect(counted.loss).toBeCloseTo(expected.loss, 5);
  expect(shared.mates.every(({ received }) => received.at(-1)?.type === 'outputs')).toBe(true);
});

test.each([8, 7, 3])(
  'with batch normalisation %d images a batch come to the same bits with 1, 2 and 3 workers',
  async (batchSize) => {
    const files = [];
    for (const workers of [1, 2, 3]) {
      const it = setUp(1);
      await it.bench.open({ workers });
      await trained(it, { text: NORMED, batchSize });
      expect(it.mates).toHaveLength(batchSize < 4 ? 0 : workers - 1);
      files.push(await it.bench.save());
    }
    expect(files[1]).toEqual(files[0]);
    expect(files[2]).toEqual(files[0]);
  },
);

test('other workers in the middle of a run with batch normalisation change nothing', async () => {
  const [steady, changing] = [setUp(1), setUp(1)];
  for (const it of [steady, changing]) {
    await trained(it, { text: NORMED });
    if (it === changing) await it.bench.open({ workers: 3 });
    await it.bench.step();
  }
  expect(changing.mates).toHaveLength(2);
  expect(await changing.bench.save()).toEqual(await steady.bench.save());
});

test('an occlusion is shared, and comes to the same', async () => {
  const wish = {
    network: { from: 'trained' },
    image: { from: 'scene', label: 3, seed: 7 },
    size: 8,
    stride: 4,
    colour: [0.5, 0.5, 0.5],
  } as const;
  const [alone, shared] = [setUp(1), setUp(4)];
  await trained(alone);
  await trained(shared);
  const expected = await alone.calls.occlusion(wish, alone.context);
  const found = await shared.calls.occlusion(wish, shared.context);
  expect(found.channel).toBe(expected.channel);
  for (const name of ['probability', 'strongest'] as const) {
    found[name].data.forEach((value, i) => expect(value).toBeCloseTo(expected[name].data[i], 4));
  }
  for (const { received } of shared.mates) {
    expect(received.at(-1)).toMatchObject({ wanted: { layer: expected.layer } });
  }
});

test('another number of workers takes over in the middle of a run, and is remembered', async () => {
  const storage = mapStorage();
  const it = setUp(2, storage);
  await trained(it);
  expect(await it.bench.open({ workers: 4 })).toMatchObject({ workers: 4 });
  expect(it.mates.map(({ terminated }) => terminated)).toEqual([true]);
  await it.bench.step();
  expect(it.bench.training.run?.steps).toBe(5);
  expect(it.mates).toHaveLength(4);
  const next = setUp(2, storage);
  expect(await next.bench.open({})).toMatchObject({ workers: 4 });
});

test('a number of workers that makes no sense is refused, and nothing changes', async () => {
  const it = setUp(2);
  await trained(it);
  for (const workers of [0, 1.5, 17]) {
    await expect(it.bench.open({ workers, measure: true })).rejects.toThrow(
      'open: expected workers from 1 to 16, whole',
    );
  }
  expect(it.staff.workers).toBe(2);
  expect(it.bench.training.run?.steps).toBe(4);
});

test('where mates cannot be had the run goes on alone and the page is told', async () => {
  const it = setUp(2, mapStorage(), [{ diesAt: 1 }, { diesAt: 1 }]);
  const losses = await trained(it);
  expect(losses).toHaveLength(4);
  expect(it.staff.workers).toBe(1);
  const told = it.events.filter(({ type }) => type === 'workers');
  expect(told).toEqual([{ type: 'workers', workers: 1, reason: 'it was killed' }]);
});

test('a crew that lost its mates does not move to a graphics card, and is whole when hired again', async () => {
  const it = setUp(2, mapStorage(), [{ diesAt: 1 }, { diesAt: 1 }]);
  await trained(it);
  await it.staff.hire('webgl');
  const slopes = async (source: SlopeSource) => {
    const network = parseNetwork(NORMED);
    const images = {
      shape: [8, 32, 32, 3],
      data: Float32Array.from({ length: 8 * 3072 }, (_, i) => Math.sin(i)),
    };
    const labels = Uint8Array.from({ length: 8 }, (_, i) => i);
    const task = { network, images, labels, loss: crossEntropy, noise: new Random(1) };
    const { loss, gradients } = await source(task);
    tf.dispose(gradients);
    network.dispose();
    return loss;
  };
  expect(await slopes(it.staff.slopes)).toBe(await slopes(slopesHere));
  await it.staff.hire('cpu');
  expect(it.staff.workers).toBe(2);
  expect(await slopes(it.staff.slopes)).not.toBe(await slopes(slopesHere));
});

test('steps and evaluations leave no tensor behind', async () => {
  const it = setUp(3);
  await trained(it);
  await it.calls.evaluate({}, it.context);
  const { numTensors } = tf.memory();
  for (let i = 0; i < 3; i++) {
    await it.bench.step();
    await it.calls.evaluate({}, it.context);
  }
  expect(tf.memory().numTensors).toBe(numTensors);
});
