import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadBackend } from '../../backend/index.ts';
import type { Network } from '../../model/index.ts';
import { Random } from '../../tensor/random.ts';
import { evaluate } from '../evaluate.ts';
import { crossEntropy } from '../losses.ts';
import { sgd } from '../optimizers/index.ts';
import { outputsHere } from '../outputs.ts';
import { slopesHere } from '../slopes.ts';
import { Trainer } from '../trainer.ts';
import { readVariables } from '../variables.ts';
import { cut, shardsOf } from './shards.ts';
import { images, plain, normed, crewOf, trained, apart } from './test-crew.ts';

beforeAll(() => loadBackend('wasm'));

const pixels = { shape: [40, 8, 8, 2], data: Float32Array.from(images.images) };

/** A run that two workers share, one step before it diverges. */
async function aboutToDiverge() {
  const { crew } = crewOf({ workers: 2 });
  const network = normed();
  const optimizer = sgd({ learningRate: 1e30 });
  const trainer = new Trainer(network, images, { optimizer, slopes: crew.slopes });
  await trainer.step();
  return { crew, network, trainer };
}

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

  test.each([1, 2, 3, 5])(
    '4 parts of batch normalisation give the same bits, computed by %d workers',
    async (workers) => {
      const expected = await trained(normed(), crewOf({ workers: 4 }).crew.slopes);
      const { crew, mates } = crewOf({ workers, shards: 4 });
      expect(await trained(normed(), crew.slopes)).toEqual(expected);
      expect(mates).toHaveLength(Math.min(workers, 4) - 1);
    },
  );

  test('parts are asked for where they change the result only, each with 2 images at least', async () => {
    const { crew, mates } = crewOf({ workers: 4, shards: 4 });
    const sizes = async (network: Network, count: number) => {
      mates.forEach(({ received }) => received.splice(0));
      const some = cut(pixels, { first: 0, count, of: 40 });
      const labels = images.labels.slice(0, count);
      const task = { network, images: some, labels, loss: crossEntropy, noise: new Random(1) };
      tf.dispose((await crew.slopes(task)).gradients);
      const sent = mates.flatMap(({ received }) => received);
      return sent.flatMap((message) => (message.type === 'slopes' ? [message.labels.length] : []));
    };
    // What this thread computes itself is not sent.
    expect(await sizes(normed(), 9)).toEqual([2, 2, 3]);
    expect(await sizes(normed(), 7)).toEqual([2, 3]);
    expect(await sizes(normed(), 3)).toEqual([]);
    expect(await sizes(plain(), 3)).toEqual([1, 1]);
  });

  test('batch normalisation is that of the parts, and its moving statistics are averaged', async () => {
    const batch = { images: pixels, labels: images.labels };
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
    const { trainer } = await aboutToDiverge();
    const before = await trainer.state();
    await expect(trainer.step()).rejects.toThrow('training diverged at step 2');
    expect(await trainer.state()).toEqual(before);
  });

  test('after a run diverged its crew computes with the statistics from before', async () => {
    const { crew, network, trainer } = await aboutToDiverge();
    await expect(trainer.step()).rejects.toThrow('training diverged');
    const layer = 'batchNorm1';
    const found = await crew.outputs(network, pixels, layer);
    expect(found).toEqual(await outputsHere(network, pixels, layer));
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
