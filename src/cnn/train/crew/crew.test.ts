import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadBackend } from '../../backend/index.ts';
import type { ImageSet } from '../../data/index.ts';
import {
  batchNorm,
  conv2d,
  dense,
  dropout,
  flatten,
  maxPool,
  relu,
  residual,
} from '../../layers/index.ts';
import { type Network, sequential } from '../../model/index.ts';
import { Random } from '../../tensor/random.ts';
import { evaluate } from '../evaluate.ts';
import { crossEntropy } from '../losses.ts';
import { recipeNamed } from '../recipes/index.ts';
import { sgd } from '../optimizers/index.ts';
import { outputsHere } from '../outputs.ts';
import { slopesHere, type SlopeSource } from '../slopes.ts';
import { Trainer } from '../trainer.ts';
import { readVariables } from '../variables.ts';
import { Crew, type CrewOptions } from './crew.ts';
import { cut, shardsOf } from './shards.ts';
import { type Fate, testMates } from './test-mates.ts';
import { partsWorth } from './worth.ts';

const random = new Random(4);
const images: ImageSet = {
  images: Uint8Array.from({ length: 40 * 64 * 2 }, () => random.integer(256)),
  labels: Uint8Array.from({ length: 40 }, () => random.integer(4)),
  count: 40,
  shape: [8, 8, 2],
  classes: ['a', 'b', 'c', 'd'],
};

/** With everything but batch normalisation. */
const plain = () =>
  sequential({ input: [8, 8, 2], seed: 3 }, [
    conv2d({ filters: 4, size: 3, pad: 1 }),
    relu(),
    residual([dropout({ rate: 0.2 }), conv2d({ filters: 4, size: 3, pad: 1 })]),
    maxPool({ size: 2 }),
    flatten(),
    dropout({ rate: 0.4 }),
    dense({ units: 4 }),
  ]);

const normed = () =>
  sequential({ input: [8, 8, 2], seed: 3 }, [
    conv2d({ filters: 4, size: 3, pad: 1, bias: false }),
    batchNorm(),
    relu(),
    flatten(),
    dense({ units: 4 }),
  ]);

function crewOf(options: Omit<CrewOptions, 'start'>, fates: readonly Fate[] = []) {
  const { start, mates } = testMates(fates);
  return { crew: new Crew({ start, leastWork: 0, ...options }), mates };
}

async function trained(network: Network, slopes?: SlopeSource, steps = 5) {
  const trainer = new Trainer(network, images, {
    optimizer: sgd({ learningRate: 0.05, momentum: 0.9 }),
    batchSize: 11,
    augment: { flip: true, shift: 1 },
    weightDecay: 1e-3,
    slopes,
  });
  const records = [];
  for (let i = 0; i < steps; i++) records.push(await trainer.step());
  const { weights, progress } = await trainer.state();
  trainer.dispose();
  network.dispose();
  return { numbers: [...weights.values()].flatMap(({ data }) => [...data]), records, progress };
}

const apart = (a: readonly number[], b: readonly number[]) =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i])));

beforeAll(() => loadBackend('wasm'));

describe('training', () => {
  test.each([1, 2, 3, 5, 20])('%d workers train as one does, but for rounding', async (workers) => {
    const alone = await trained(plain());
    const { crew, mates } = crewOf({ workers });
    const shared = await trained(plain(), crew.slopes);
    // More parts than the 11 images of a batch there are not.
    expect(mates).toHaveLength(Math.min(workers, 11) - 1);
    expect(apart(shared.numbers, alone.numbers)).toBeLessThan(2e-6);
    expect(shared.progress).toEqual(alone.progress);
    for (const [i, { loss, accuracy }] of shared.records.entries()) {
      expect(loss).toBeCloseTo(alone.records[i].loss, 5);
      expect(accuracy).toBeCloseTo(alone.records[i].accuracy, 6);
    }
    crew.dismiss();
  });

  test.each([1, 2, 3])('4 parts give the same bits, computed by %d workers', async (workers) => {
    const reference = crewOf({ workers: 4 }).crew;
    const { crew } = crewOf({ workers, shards: 4 });
    for (const network of [plain, normed]) {
      const expected = await trained(network(), reference.slopes);
      const found = await trained(network(), crew.slopes);
      expect(found.numbers).toEqual(expected.numbers);
      expect(found.records).toEqual(expected.records);
    }
  });

  test('batch normalisation is that of the parts, and its moving statistics are averaged', async () => {
    const { data, shape } = { data: Float32Array.from(images.images), shape: [40, 8, 8, 2] };
    const batch = { images: { shape, data }, labels: images.labels };
    const task = { loss: crossEntropy, noise: new Random(1) };
    const network = normed();
    const found = await crewOf({ workers: 3 }).crew.slopes({ ...task, ...batch, network });
    const sums = new Map<string, Float32Array>();
    const add = (name: string, list: ArrayLike<number>, share: number) => {
      const sum = sums.get(name) ?? new Float32Array(list.length);
      sums.set(
        name,
        sum.map((value, i) => value + share * list[i]),
      );
    };
    for (const part of shardsOf(40, 3)) {
      const own = normed();
      const labels = batch.labels.slice(part.first, part.first + part.count);
      const here = { ...task, network: own, images: cut(batch.images, part), labels };
      const { gradients } = await slopesHere(here);
      for (const [name, value] of Object.entries(gradients)) {
        add(name, await value.data(), part.count / 40);
      }
      const statistics = await readVariables(own.variables().filter((v) => !v.trainable));
      for (const [name, value] of statistics) add(name, value.data, part.count / 40);
    }
    for (const [name, value] of Object.entries(found.gradients)) {
      expect(apart([...(await value.data())], [...(sums.get(name) ?? [])])).toBeLessThan(1e-5);
    }
    const now = await readVariables(network.variables());
    for (const name of ['batchNorm1/movingMean', 'batchNorm1/movingVariance']) {
      const values = [...(now.get(name)?.data ?? [])];
      const wanted = [...(sums.get(name) ?? [])];
      values.forEach((value, i) => expect(value / wanted[i]).toBeCloseTo(1, 5));
    }
  });

  test('a gradient that is not finite stops the run with everything as before', async () => {
    const { crew } = crewOf({ workers: 2 });
    const network = normed();
    const trainer = new Trainer(network, images, {
      optimizer: sgd({ learningRate: 1e30 }),
      slopes: crew.slopes,
    });
    await trainer.step();
    const before = await trainer.state();
    await expect(trainer.step()).rejects.toThrow('training diverged at step 2');
    expect(await trainer.state()).toEqual(before);
  });

  test('a loss that is no one of ours is refused, since a function cannot be sent', async () => {
    const trainer = new Trainer(plain(), images, {
      loss: (logits) => tf.mean(logits),
      slopes: crewOf({ workers: 2 }).crew.slopes,
    });
    await expect(trainer.step()).rejects.toThrow('Crew: expected a loss of ours');
  });

  test('numbers of workers and parts that are not whole or below 1 are refused', () => {
    expect(() => crewOf({ workers: 0 })).toThrow('Crew: expected workers of 1 or more, whole');
    expect(() => crewOf({ workers: 2, shards: 1.5 })).toThrow('Crew: expected shards');
  });
});

describe('a mate that dies', () => {
  test.each(['tells', 'throws'] as const)(
    'is replaced when it %s, and the run ends with the same bits',
    async (dies) => {
      const undisturbed = await trained(normed(), crewOf({ workers: 3 }).crew.slopes);
      const { crew, mates } = crewOf({ workers: 3 }, [
        { diesAt: 3, dies },
        {},
        { diesAt: 2, dies },
      ]);
      expect(await trained(normed(), crew.slopes)).toEqual(undisturbed);
      expect(mates).toHaveLength(4);
      expect(mates.map(({ terminated }) => terminated)).toEqual([true, false, true, false]);
      expect(crew.workers).toBe(3);
      crew.dismiss();
      expect(mates.every(({ terminated }) => terminated)).toBe(true);
    },
  );

  test('is replaced when it was silent too long, and the ticker rests while nothing is out', async () => {
    const undisturbed = await trained(normed(), crewOf({ workers: 2 }).crew.slopes);
    let beat: (() => void) | null = null;
    const started: string[] = [];
    const ticker = (called: () => void) => {
      beat = called;
      started.push('on');
      // Three beats once this thread waits: what falls silent is found out.
      setTimeout(() => [1, 2, 3].forEach(() => beat?.()));
      return () => {
        beat = null;
        started.push('off');
      };
    };
    const fates: Fate[] = [{ diesAt: 2, dies: 'falls silent' }];
    const { crew, mates } = crewOf({ workers: 2, patience: 3, ticker }, fates);
    expect(await trained(normed(), crew.slopes)).toEqual(undisturbed);
    expect(mates.map(({ terminated }) => terminated)).toEqual([true, false]);
    expect(started.at(-1)).toBe('off');
    expect(started.filter((word) => word === 'on')).toHaveLength(5);
  });

  test('is given more time before its first answer, and after one was given up as too slow', async () => {
    let beat = () => {};
    const ticker = (called: () => void) => ((beat = called), () => {});
    const lost: Fate = { diesAt: 2, dies: 'falls silent' };
    const { crew, mates } = crewOf({ workers: 2, patience: 3, ticker }, [
      { diesAt: 1, dies: 'falls silent' },
      lost,
      lost,
    ]);
    const network = normed();
    const input = { shape: [4, 8, 8, 2], data: new Float32Array(512).fill(0.5) };
    /** The beats until another mate was started. */
    const silence = async () => {
      const pass = crew.outputs(network, input);
      const before = mates.length;
      let beats = 0;
      for (; mates.length === before && beats < 50; beats++) {
        await new Promise((resolve) => setImmediate(resolve));
        beat();
      }
      await pass;
      return beats;
    };
    expect(await silence()).toBe(6 * 3);
    expect(await silence()).toBe(3);
    expect(await silence()).toBe(2 * 3);
    crew.dismiss();
  });

  test('as often as it is replaced is given up, and the crew goes on and says so once', async () => {
    const undisturbed = await trained(normed(), crewOf({ workers: 3 }).crew.slopes);
    const reasons: string[] = [];
    const fates = [{ diesAt: 1 }, {}, { diesAt: 1 }];
    const options = { workers: 3, onLoss: (reason: string) => void reasons.push(reason) };
    const { crew, mates } = crewOf(options, fates);
    expect(await trained(normed(), crew.slopes)).toEqual(undisturbed);
    expect(reasons).toEqual(['it was killed']);
    expect(crew.workers).toBe(2);
    expect(mates).toHaveLength(3);
  });

  test('before it was there leaves one worker, that trains all parts itself', async () => {
    const undisturbed = await trained(normed(), crewOf({ workers: 2 }).crew.slopes);
    const reasons: string[] = [];
    const crew = new Crew({
      start: () => {
        throw new Error('no workers here');
      },
      workers: 2,
      leastWork: 0,
      onLoss: (reason) => void reasons.push(reason),
    });
    expect(await trained(normed(), crew.slopes)).toEqual(undisturbed);
    expect(reasons).toEqual(['no workers here']);
    expect(crew.workers).toBe(1);
  });
});

describe('running a network over images', () => {
  const some = cut(
    { shape: [40, 8, 8, 2], data: Float32Array.from(images.images, (byte) => byte / 255) },
    { first: 0, count: 17, of: 40 },
  );

  test.each([1, 2, 3, 5])('%d workers give what one gives, in its order', async (workers) => {
    const network = normed();
    const { crew } = crewOf({ workers }, [{ diesAt: 1 }]);
    for (const layer of [null, 'relu1']) {
      const expected = await outputsHere(network, some, layer);
      const found = await crew.outputs(network, some, layer);
      expect(found.shape).toEqual(expected.shape);
      expect(apart([...found.data], [...expected.data])).toBeLessThan(1e-6);
    }
  });

  test('logits and the sum over a map come from one pass, shared like any other', async () => {
    const network = normed();
    const { crew } = crewOf({ workers: 3 });
    const [logits, maps] = [
      await outputsHere(network, some),
      await outputsHere(network, some, 'relu1'),
    ];
    const both = await crew.outputs(network, some, { layer: 'relu1', channel: 2 });
    expect(both.shape).toEqual([17, 5]);
    for (let image = 0; image < 17; image++) {
      const row = [...both.data.subarray(5 * image, 5 * image + 5)];
      const own = [...maps.data.subarray(256 * image, 256 * (image + 1))];
      const sum = own.reduce((all, value, i) => all + (i % 4 === 2 ? value : 0), 0);
      expect(
        apart(row.slice(0, 4), [...logits.data.subarray(4 * image, 4 * image + 4)]),
      ).toBeLessThan(1e-5);
      expect(row[4] / sum).toBeCloseTo(1, 5);
    }
    for (const wanted of [
      { layer: 'relu1', channel: 4 },
      { layer: 'dense1', channel: 0 },
    ]) {
      await expect(crew.outputs(network, some, wanted)).rejects.toThrow(
        'outputs: expected a map of',
      );
    }
  });

  test('a layer that is not there and images that do not fit are refused', async () => {
    const { crew } = crewOf({ workers: 2 });
    const network = normed();
    await expect(crew.outputs(network, some, 'pool9')).rejects.toThrow(
      'outputs: expected the name',
    );
    const other = { shape: [4, 3], data: new Float32Array(12) };
    await expect(crew.outputs(network, other)).rejects.toThrow('forward: expected a batch');
    expect((await crew.outputs(network, some)).shape).toEqual([17, 4]);
    expect(crew.workers).toBe(2);
  });

  test('an evaluation counts the same, and ends when it is aborted', async () => {
    const network = normed();
    const { crew } = crewOf({ workers: 3 });
    const alone = await evaluate(network, images, { batchSize: 7 });
    const shared = await evaluate(network, images, { batchSize: 7, outputs: crew.outputs });
    expect(shared).toEqual({ ...alone, loss: expect.closeTo(alone.loss, 5) as number });
    const stop = new AbortController();
    const seen: number[] = [];
    const onProgress = (done: number) => {
      seen.push(done);
      if (done === 14) stop.abort(new Error('enough'));
    };
    const aborted = evaluate(network, images, {
      batchSize: 7,
      outputs: crew.outputs,
      signal: stop.signal,
      onProgress,
    });
    await expect(aborted).rejects.toThrow('enough');
    expect(seen).toEqual([7, 14]);
  });

  test('weights are sent again only when they changed', async () => {
    const { crew, mates } = crewOf({ workers: 2 });
    const network = normed();
    const kinds = () => mates[0].received.map(({ type }) => type);
    await crew.outputs(network, some);
    await crew.outputs(network, some);
    expect(kinds()).toEqual(['network', 'outputs', 'outputs']);
    tf.tidy(() => network.variables()[0].value.assign(tf.zeros([3, 3, 2, 4])));
    const found = await crew.outputs(network, some);
    expect(kinds()).toEqual(['network', 'outputs', 'outputs', 'network', 'outputs']);
    expect(found).toEqual(await outputsHere(network, some));
  });
});

describe('work that is too small to be worth sending', () => {
  /** 8 × 8 × 4 outputs of 18 weights each, and 256 × 4. */
  const forImage = 64 * 4 * 18 + 1024;

  test('is cut into so many parts that each has enough', () => {
    const parts = (type: 'outputs' | 'slopes', count: number, least: number) =>
      partsWorth(type, normed(), count, 4, least);
    expect(
      [1, 9, 10, 19, 20, 40, 90].map((count) => parts('outputs', count, 10 * forImage)),
    ).toEqual([1, 1, 1, 1, 2, 4, 4]);
    // The way back costs twice the way forward, and 1,120 weights a little more.
    expect([6, 7, 14].map((count) => parts('slopes', count, 10 * forImage))).toEqual([1, 2, 4]);
    expect(parts('slopes', 20, 30 * forImage)).toBe(1);
    expect(parts('outputs', 1, 0)).toBe(4);
  });

  test('leaves a batch of 32 of the smallest recipe here, and shares one of the others', () => {
    const parts = (recipe: string) => partsWorth('slopes', recipeNamed(recipe)(1), 32, 2);
    expect(['pocket', 'convnetjs', 'deep'].map(parts)).toEqual([1, 2, 2]);
  });

  test('stays in this thread, and no mate is started for it', async () => {
    const alone = await trained(normed());
    const { crew, mates } = crewOf({ workers: 3, leastWork: undefined });
    expect(await trained(normed(), crew.slopes)).toEqual(alone);
    expect(await evaluate(normed(), images, { outputs: crew.outputs })).toEqual(
      await evaluate(normed(), images),
    );
    expect(mates).toHaveLength(0);
    const shared = crewOf({ workers: 3, leastWork: undefined, shards: 3 });
    await trained(normed(), shared.crew.slopes);
    expect(shared.mates).toHaveLength(2);
  });
});

test('steps and passes leave no tensor behind, in this thread and in mates', async () => {
  const network = normed();
  const { crew } = crewOf({ workers: 3 });
  const trainer = new Trainer(network, images, { optimizer: sgd(), slopes: crew.slopes });
  const work = async () => {
    await trainer.step();
    await evaluate(network, images, { outputs: crew.outputs });
  };
  await work();
  const { numTensors } = tf.memory();
  for (let i = 0; i < 5; i++) await work();
  expect(tf.memory().numTensors).toBe(numTensors);
});

test('a crew that is dismissed says so, also to what is under way', async () => {
  const { crew } = crewOf({ workers: 2 }, [{ diesAt: 1, dies: 'falls silent' }]);
  const trainer = new Trainer(normed(), images, { slopes: crew.slopes });
  const step = trainer.step();
  const said = expect(step).rejects.toThrow('the crew was dismissed');
  setTimeout(() => crew.dismiss());
  await said;
  expect(trainer.steps).toBe(0);
  await expect(trainer.step()).rejects.toThrow('the crew was dismissed');
});
