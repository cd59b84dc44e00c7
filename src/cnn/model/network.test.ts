import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { loadBackend } from '../backend/index.ts';
import {
  batchNorm,
  concat,
  conv2d,
  dense,
  dropout,
  flatten,
  globalAvgPool,
  maxPool,
  relu,
  residual,
} from '../layers/index.ts';
import { Random } from '../tensor/random.ts';
import { architectures, backward, type Network, sequential } from './index.ts';

beforeAll(async () => {
  await loadBackend('cpu');
});

beforeEach(() => {
  tf.disposeVariables();
});

function small(seed = 7): Network {
  return sequential({ input: [6, 6, 2], seed }, [
    conv2d({ filters: 4, size: 3, pad: 1 }),
    batchNorm(),
    relu(),
    maxPool({ size: 2 }),
    residual([conv2d({ filters: 4, size: 3, pad: 1 }), batchNorm()]),
    concat([[], [conv2d({ filters: 2, size: 1 })]]),
    flatten(),
    dropout({ rate: 0.3 }),
    dense({ units: 3 }),
  ]);
}

function batch(count = 2): tf.Tensor {
  const random = new Random(1);
  const pixels = Float32Array.from({ length: count * 72 }, () => random.uniform());
  return tf.tensor(pixels, [count, 6, 6, 2]);
}

function bits(tensor: tf.Tensor): Uint32Array {
  return new Uint32Array(tensor.dataSync().slice().buffer);
}

test('layers are named by kind and count', () => {
  expect(small().layers.map(({ name }) => name)).toEqual([
    ...['conv1', 'batchNorm1', 'relu1', 'pool1', 'residual1'],
    ...['concat1', 'flatten1', 'dropout1', 'dense1'],
  ]);
});

test('variables are named by where they are, and only weights decay', () => {
  const names = small()
    .variables()
    .map(({ name, trainable, decays }) => `${name} ${trainable} ${decays}`);
  expect(names.slice(0, 6)).toEqual([
    'conv1/filter true true',
    'conv1/bias true false',
    'batchNorm1/gamma true false',
    'batchNorm1/beta true false',
    'batchNorm1/movingMean false false',
    'batchNorm1/movingVariance false false',
  ]);
  expect(names).toContain('residual1/main/conv1/filter true true');
  expect(names).toContain('concat1/branch2/conv1/bias true false');
});

test.each([0, 7, -1, 2 ** 40])('seed %d gives the same weights to the bit, twice', (seed) => {
  const [first, second] = [small(seed), small(seed)].map((net) =>
    net.variables().map(({ value }) => bits(value)),
  );
  expect(first).toEqual(second);
});

test('seed 0 is a seed like others: its weights differ from those of seed 1', () => {
  const [zero, one] = [0, 1].map((seed) => bits(small(seed).variables()[0].value));
  expect(zero).not.toEqual(one);
});

test('weights have the deviation of He et al. and biases are 0', () => {
  const net = sequential({ input: [200], seed: 3 }, [dense({ units: 400 })]);
  const [weights, bias] = net.variables().map(({ value }) => [...value.dataSync()]);
  const mean = weights.reduce((sum, w) => sum + w, 0) / weights.length;
  const variance = weights.reduce((sum, w) => sum + (w - mean) ** 2, 0) / weights.length;
  expect(Math.abs(mean)).toBeLessThan(2e-3);
  expect(variance).toBeCloseTo(2 / 200, 3);
  expect(bias.every((b) => b === 0)).toBe(true);
});

test('widening one layer leaves the first weights of the next where they were', () => {
  const biases = [4, 5].map((filters) =>
    sequential({ input: [4, 4, 1], seed: 1 }, [
      conv2d({ filters, size: 3 }),
      globalAvgPool(),
      dense({ units: 1 }),
    ]),
  );
  const [a, b] = biases.map((net) => net.variables()[2].value.dataSync());
  const scale = Math.sqrt(5 / 4);
  expect(b[0] * scale).toBeCloseTo(a[0], 6);
});

test('no weight is made before one is needed', () => {
  const before = tf.memory().numTensors;
  const net = architectures.vgg16();
  net.summary();
  net.variableSpecs();
  net.withSeed(2);
  expect(tf.memory().numTensors).toBe(before);
});

test('forward gives [batch, ...output]', () => {
  expect(small().forward(batch(3)).shape).toEqual([3, 3]);
});

test('a network with no effect still gives a tensor of its own', () => {
  const x = tf.ones([1, 4]);
  const y = sequential({ input: [4], seed: 1 }, [dropout()]).forward(x);
  y.dispose();
  expect(x.isDisposed).toBe(false);
});

test('every public call leaves as many tensors as it hands out', () => {
  const before = tf.memory().numTensors;
  const x = batch();
  const net = small();
  net.variables();
  const ready = tf.memory().numTensors;
  net.forward(x).dispose();
  net.forward(x, { training: true, random: new Random(1) }).dispose();
  expect(tf.memory().numTensors).toBe(ready);
  const activations = net.activations(x);
  expect(tf.memory().numTensors).toBe(ready + activations.length);
  tf.dispose(activations);
  const slopes = backward(net, x, (logits) => tf.sum(tf.square(logits)));
  expect(tf.memory().numTensors).toBe(ready + 1 + slopes.outputs.length + slopes.variables.length);
  tf.dispose(slopes);
  expect(tf.memory().numTensors).toBe(ready);
  net.summary();
  expect(() => net.forward(tf.tidy(() => tf.keep(tf.ones([1, 2]))))).toThrow();
  net.dispose();
  x.dispose();
  expect(tf.memory().numTensors).toBe(before + 1);
});

test('activations end in what forward gives', () => {
  const net = small();
  const outputs = net.activations(batch());
  expect(outputs.map(({ name }) => name)).toEqual(net.layers.map(({ name }) => name));
  expect(outputs.map(({ value }) => value.shape.slice(1))).toEqual(
    net.layers.map(({ outputShape }) => outputShape),
  );
  expect(bits(outputs[outputs.length - 1].value)).toEqual(bits(net.forward(batch())));
});

test('a tap may put another tensor in an output place', () => {
  const net = small();
  const silenced = net.forward(batch(), {
    tap: ({ name }, output) => (name === 'flatten1' ? tf.zerosLike(output) : output),
  });
  expect([...silenced.dataSync()]).toEqual([0, 0, 0, 0, 0, 0]);
});

test('training moves what batch normalisation keeps, resting does not', () => {
  const net = small();
  const moving = net.variables().filter(({ trainable }) => !trainable);
  const fresh = moving.map(({ value }) => bits(value));
  net.forward(batch());
  expect(moving.map(({ value }) => bits(value))).toEqual(fresh);
  net.forward(batch(), { training: true, random: new Random(1) });
  for (const [i, { value }] of moving.entries()) expect(bits(value)).not.toEqual(fresh[i]);
});

test('moving statistics go to those of the batch by 1 − momentum a step', () => {
  const net = sequential({ input: [1], seed: 1 }, [batchNorm({ momentum: 0.75 })]);
  net.forward(tf.tensor2d([[1], [5]]), { training: true });
  const kept = net.variables().map(({ value }) => value.dataSync()[0]);
  expect(kept).toEqual([1, 0, 0.25 * 3, 0.75 * 1 + 0.25 * 4]);
});

test('dropout drops its share in training, keeps the mean, and is the same for the same random', () => {
  const net = sequential({ input: [1000], seed: 1 }, [dropout({ rate: 0.3 })]);
  const run = (seed: number) => [
    ...net.forward(tf.ones([4, 1000]), { training: true, random: new Random(seed) }).dataSync(),
  ];
  const first = run(1);
  expect(first.filter((value) => value === 0).length / 4000).toBeCloseTo(0.3, 1);
  expect(first.reduce((sum, value) => sum + value, 0) / 4000).toBeCloseTo(1, 1);
  expect(run(1)).toEqual(first);
  expect(run(2)).not.toEqual(first);
});

test('dropout without a random says so in training', () => {
  const net = sequential({ input: [4], seed: 1 }, [dropout()]);
  expect(() => net.forward(tf.ones([1, 4]), { training: true })).toThrow(
    'dropout: expected random in training, got undefined',
  );
});

test('backward gives what a moved output and a moved weight do to the loss', () => {
  const net = small();
  const x = batch(1);
  const loss = (logits: tf.Tensor) => tf.sum(tf.square(logits)) as tf.Scalar;
  const slopes = backward(net, x, loss);
  const step = 1e-3;
  for (const { name, value } of slopes.outputs) {
    const at = value.size >> 1;
    const moved = [step, -step].map((by) => {
      const nudge = new Float32Array(value.size);
      nudge[at] = by;
      const tap = (link: { name: string }, output: tf.Tensor) =>
        link.name === name ? tf.add(output, tf.tensor(nudge, value.shape)) : output;
      return loss(net.forward(x, { tap })).dataSync()[0];
    });
    expect(value.dataSync()[at], name).toBeCloseTo((moved[0] - moved[1]) / (2 * step), 1);
  }
  for (const { name, value } of slopes.variables) {
    const variable = net.variables().find((owned) => owned.name === name)?.value as tf.Variable;
    expect(value.shape).toEqual(variable.shape);
    const original = variable.dataSync().slice();
    const moved = [step, -step].map((by) => {
      variable.assign(
        tf.tensor(
          original.map((w, i) => (i === 0 ? w + by : w)),
          variable.shape,
        ),
      );
      return loss(net.forward(x)).dataSync()[0];
    });
    variable.assign(tf.tensor(original, variable.shape));
    expect(value.dataSync()[0], name).toBeCloseTo((moved[0] - moved[1]) / (2 * step), 1);
  }
});

test('backward leaves the loss as it is', () => {
  const net = small();
  const { loss } = backward(net, batch(), (logits) => tf.sum(logits));
  expect(bits(loss)).toEqual(bits(tf.sum(net.forward(batch()))));
});

test('another seed gives another network and leaves the first', () => {
  const net = small(1);
  const first = bits(net.variables()[0].value);
  const other = net.withSeed(2);
  expect(bits(other.variables()[0].value)).not.toEqual(first);
  expect(bits(net.variables()[0].value)).toEqual(first);
  expect(other.layers.map(({ name }) => name)).toEqual(net.layers.map(({ name }) => name));
});

test('a network too large for memory is counted, but not made', () => {
  const net = sequential({ input: [1000], seed: 1 }, [dense({ units: 900_000 })]);
  expect(net.summary().parameters).toBe(900_900_000);
  expect(() => net.variables()).toThrow(
    'variables: expected a network of at most 536,870,912 numbers, 2 GB, got 900,900,000',
  );
});

test('a disposed network says so', () => {
  const net = small();
  net.forward(batch()).dispose();
  net.dispose();
  expect(() => net.forward(batch())).toThrow('expected a network that is in use');
});

test('a batch of another shape is refused', () => {
  expect(() => small().forward(tf.ones([6, 6, 2]))).toThrow(
    'forward: expected a batch [batch, 6, 6, 2], got [6, 6, 2]',
  );
});

test.each([
  [{ input: [], seed: 1 }, 'sequential: expected input to be [height, width, channels]'],
  [{ input: [4, 0], seed: 1 }, 'got [4, 0]'],
  [{ input: [4], seed: 1.5 }, 'sequential: expected seed to be a whole number, got 1.5'],
])('options %o are refused', (options, message) => {
  expect(() => sequential(options, [relu()])).toThrow(message);
});

test('a network without layers is refused', () => {
  expect(() => sequential({ input: [4], seed: 1 }, [])).toThrow('at least one layer, got []');
});

test('a layer that does not fit is named by number, kind and name', () => {
  const layers = [conv2d({ filters: 4, size: 3 }), relu(), maxPool({ size: 2 })];
  expect(() => sequential({ input: [7, 7, 1], seed: 1 }, layers)).toThrow(
    'layer 3 (maxPool pool1): expected (5 − 2 + 2·0) / 2 + 1 to be a whole number (or fit: ' +
      "'floor'), got 2.50",
  );
});

test('a layer that does not fit inside another is named with its branch', () => {
  const inner = residual([relu(), dense({ units: 2 })]);
  expect(() => sequential({ input: [7, 7, 1], seed: 1 }, [inner])).toThrow(
    'layer 1 (residual residual1), main, layer 2 (dense dense1): expected input [features]',
  );
});

test('a function in place of a layer is refused', () => {
  const layers = [relu as unknown as ReturnType<typeof relu>];
  expect(() => sequential({ input: [4], seed: 1 }, layers)).toThrow(
    'layer 1: expected a layer such as relu(), got a function relu',
  );
});
