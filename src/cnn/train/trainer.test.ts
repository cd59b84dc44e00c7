import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BackendName, loadBackend } from '../backend/index.ts';
import type { ImageSet } from '../data/index.ts';
import { batchNorm, conv2d, dense, dropout, flatten, maxPool, relu } from '../layers/index.ts';
import { type Network, sequential } from '../model/index.ts';
import { Random } from '../tensor/random.ts';
import { loadCheckpoint, resumeTrainer, saveCheckpoint } from './checkpoint.ts';
import { DivergedError } from './diverged-error.ts';
import { crossEntropy, hinge } from './losses.ts';
import { smoothedCrossEntropy } from './losses.ts';
import { adadelta, adam, type Optimizer, sgd } from './optimizers/index.ts';
import { Trainer, type StepRecord, type TrainerOptions } from './trainer.ts';

/** Images whose class is the quarter that is bright. */
function quarters(count: number): ImageSet {
  const random = new Random(4);
  const images = Uint8Array.from({ length: count * 64 }, () => random.integer(60));
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 4);
  labels.forEach((label, image) => {
    for (let at = 0; at < 64; at++) {
      const quarter = (at >> 5) * 2 + ((at >> 2) & 1);
      if (quarter === label) images[image * 64 + at] += 180;
    }
  });
  return { images, labels, count, shape: [8, 8, 1], classes: ['a', 'b', 'c', 'd'] };
}

const small = () =>
  sequential({ input: [8, 8, 1], seed: 3 }, [
    conv2d({ filters: 4, size: 3, pad: 1 }),
    relu(),
    maxPool({ size: 2 }),
    flatten(),
    dense({ units: 4 }),
  ]);

/** With everything that keeps statistics or draws numbers while it is trained. */
const rich = () =>
  sequential({ input: [8, 8, 1], seed: 3 }, [
    conv2d({ filters: 4, size: 3, pad: 1 }),
    batchNorm(),
    relu(),
    maxPool({ size: 2 }),
    flatten(),
    dropout({ rate: 0.3 }),
    dense({ units: 4 }),
  ]);

const richOptions = (optimizer: Optimizer): TrainerOptions => ({
  optimizer,
  batchSize: 6,
  seed: 8,
  weightDecay: 1e-3,
  augment: { flip: true, shift: 1 },
  loss: smoothedCrossEntropy(0.1),
  schedule: { steps: 20, rise: 0.3 },
});

async function steps(trainer: Trainer, count: number): Promise<StepRecord[]> {
  const records: StepRecord[] = [];
  for (let i = 0; i < count; i++) records.push(await trainer.step());
  return records;
}

const weightsOf = (net: Network) => net.variables().map(({ value }) => [...value.dataSync()]);

describe.each<BackendName>(['cpu', 'wasm'])('on %s', (backend) => {
  beforeAll(() => loadBackend(backend));

  test('the loss falls and the images are learnt', async () => {
    const net = small();
    const trainer = new Trainer(net, quarters(40), { optimizer: adam({ learningRate: 0.01 }) });
    const records = await steps(trainer, 60);
    expect(records[0].loss).toBeGreaterThan(1);
    expect(records[59].loss).toBeLessThan(0.1);
    expect(records[59].accuracy).toBe(1);
    expect(records.map(({ step }) => step)).toEqual(records.map((_, i) => i + 1));
    expect(records[59].epoch).toBeCloseTo((60 * 32) / 40, 10);
    trainer.dispose();
    net.dispose();
  });

  test('the same seed gives the same run to the bit, another seed another', async () => {
    const run = async (seed: number) => {
      const net = rich();
      const trainer = new Trainer(net, quarters(20), { ...richOptions(adadelta()), seed });
      const records = await steps(trainer, 8);
      const weights = weightsOf(net);
      trainer.dispose();
      net.dispose();
      return { records, weights };
    };
    const once = await run(8);
    expect(await run(8)).toEqual(once);
    expect((await run(9)).records).not.toEqual(once.records);
  });

  test.each([
    ['sgd', () => sgd({ momentum: 0.9 })],
    ['adadelta', () => adadelta()],
    ['adam', () => adam()],
  ])('with %s a run goes on from its file to the bit', async (_, optimizer) => {
    const net = rich();
    const images = quarters(20);
    const trainer = new Trainer(net, images, richOptions(optimizer()));
    await steps(trainer, 5);
    const bytes = await saveCheckpoint(trainer);
    const wanted = await steps(trainer, 6);
    const checkpoint = loadCheckpoint(bytes);
    const resumed = resumeTrainer(checkpoint, images);
    expect(await steps(resumed, 6)).toEqual(wanted);
    expect(weightsOf(checkpoint.network)).toEqual(weightsOf(net));
    [trainer, resumed, net, checkpoint.network].forEach((owner) => owner.dispose());
  });

  test('a step and a state leave no tensor behind', async () => {
    const net = rich();
    const trainer = new Trainer(net, quarters(20), richOptions(adam()));
    await trainer.step();
    const before = tf.memory().numTensors;
    await trainer.step();
    const state = await trainer.state();
    trainer.restore(state);
    await saveCheckpoint(trainer);
    expect(tf.memory().numTensors).toBe(before);
    trainer.dispose();
    net.dispose();
  });

  test('a step that diverges is not taken, and the run can go on from where it was', async () => {
    const net = rich();
    const images = quarters(20);
    const trainer = new Trainer(net, images, { ...richOptions(sgd({ momentum: 0.9 })) });
    await steps(trainer, 3);
    const before = await trainer.state();
    const tensors = tf.memory().numTensors;
    const [filter] = net.variables();
    const spoilt = tf.fill(filter.value.shape, 1e38);
    filter.value.assign(spoilt);
    spoilt.dispose();
    await expect(trainer.step()).rejects.toThrow(DivergedError);
    await expect(trainer.step()).rejects.toMatchObject({ step: 4 });
    const after = await trainer.state();
    expect(after.progress).toEqual(before.progress);
    expect(after.optimizer).toEqual(before.optimizer);
    for (const { name } of net.variables().slice(1)) {
      expect(after.weights.get(name)).toEqual(before.weights.get(name));
    }
    trainer.restore(before);
    expect(Number.isFinite((await trainer.step()).loss)).toBe(true);
    expect(tf.memory().numTensors).toBe(tensors);
    trainer.dispose();
    net.dispose();
  });
});

test('batch size, learning rate, decay and optimizer may change between steps', async () => {
  await loadBackend('cpu');
  const net = small();
  const trainer = new Trainer(net, quarters(20), { optimizer: sgd(), batchSize: 4 });
  await trainer.step();
  trainer.batchSize = 10;
  trainer.optimizer.settings.learningRate = 0;
  const weights = weightsOf(net);
  expect((await trainer.step()).epoch).toBeCloseTo(0.7, 10);
  expect(weightsOf(net)).toEqual(weights);
  trainer.optimizer = sgd({ learningRate: 1 });
  trainer.weightDecay = 1;
  await trainer.step();
  expect(weightsOf(net)).not.toEqual(weights);
  trainer.dispose();
  net.dispose();
});

test('a schedule scales each step and leaves the rate that is shown', async () => {
  await loadBackend('cpu');
  const moved = async (schedule?: TrainerOptions['schedule']) => {
    const net = small();
    const before = weightsOf(net).flat();
    const optimizer = sgd({ learningRate: 1 });
    const trainer = new Trainer(net, quarters(20), { optimizer, schedule });
    await trainer.step();
    expect(optimizer.settings.learningRate).toBe(1);
    const by = weightsOf(net)
      .flat()
      .map((weight, i) => weight - before[i]);
    trainer.dispose();
    net.dispose();
    return by;
  };
  const [whole, quarter] = [await moved(), await moved({ steps: 40, rise: 0.1 })];
  expect(whole.some((step) => Math.abs(step) > 0.01)).toBe(true);
  whole.forEach((step, i) => expect(quarter[i]).toBeCloseTo(step / 4, 5));
});

test('weight decay pulls weights towards 0 and leaves biases', async () => {
  await loadBackend('cpu');
  const nothing: ImageSet = { ...quarters(4), images: new Uint8Array(4 * 64) };
  const net = sequential({ input: [8, 8, 1], seed: 3 }, [flatten(), dense({ units: 4 })]);
  const [weights, bias] = net.variables();
  const ones = tf.ones(bias.value.shape);
  bias.value.assign(ones);
  ones.dispose();
  const [before] = weightsOf(net);
  const trainer = new Trainer(net, nothing, {
    optimizer: sgd({ learningRate: 0.5 }),
    batchSize: 4,
    weightDecay: 0.1,
  });
  await trainer.step();
  // Dark images give the weights no slope, and equal scores with each class once give the bias none.
  weights.value.dataSync().forEach((value, i) => expect(value).toBeCloseTo(0.95 * before[i], 5));
  expect([...bias.value.dataSync()]).toEqual([1, 1, 1, 1]);
  trainer.dispose();
  net.dispose();
});

test('a network or an option that does not fit is an InputError that says so', async () => {
  await loadBackend('cpu');
  const images = quarters(4);
  const wide = sequential({ input: [9, 8, 1], seed: 1 }, [flatten(), dense({ units: 4 })]);
  expect(() => new Trainer(wide, images)).toThrow(
    'train: expected a network for images of [8, 8, 1], got one for [9, 8, 1]',
  );
  const few = sequential({ input: [8, 8, 1], seed: 1 }, [flatten(), dense({ units: 3 })]);
  expect(() => new Trainer(few, images)).toThrow('a network that ends in 4 scores');
  expect(() => new Trainer(small(), { ...images, count: 0 })).toThrow('at least one image, got 0');
  expect(() => new Trainer(small(), images, { batchSize: 0 })).toThrow('batchSize');
  expect(() => new Trainer(small(), images, { weightDecay: -1 })).toThrow('weightDecay');
});

test('a checkpoint says what is wrong with it', async () => {
  await loadBackend('cpu');
  const net = small();
  const images = quarters(4);
  const trainer = new Trainer(net, images, { optimizer: adam(), loss: hinge });
  await trainer.step();
  const bytes = await saveCheckpoint(trainer);
  expect(resumeTrainer(loadCheckpoint(bytes), images).loss).toBe(hinge);
  expect(() => resumeTrainer(loadCheckpoint(bytes), quarters(5))).toThrow(
    'resumeTrainer: expected the 4 images of the run, got 5',
  );
  expect(() => loadCheckpoint(bytes.subarray(0, -4))).toThrow(/^loadCheckpoint: /);
  const own = new Trainer(net, images, { loss: (logits, labels) => crossEntropy(logits, labels) });
  const custom = loadCheckpoint(await saveCheckpoint(own));
  expect(() => resumeTrainer(custom, images)).toThrow('the loss of the run');
  expect(resumeTrainer(custom, images, crossEntropy).loss).toBe(crossEntropy);
  trainer.dispose();
  net.dispose();
});
