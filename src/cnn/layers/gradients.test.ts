import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { loadBackend } from '../backend/index.ts';
import { Random } from '../tensor/random.ts';
import { type Shape, sizeOf } from '../tensor/shape.ts';
import {
  avgPool,
  batchNorm,
  concat,
  conv2d,
  dense,
  dropout,
  flatten,
  globalAvgPool,
  localResponseNorm,
  maxPool,
  normalize,
  relu,
  residual,
  softmax,
  type Layer,
} from './index.ts';

beforeAll(async () => {
  await loadBackend('wasm');
  await loadBackend('cpu');
});

const BATCH = 2;
const STEP = 2e-3;

type Case = readonly [name: string, layer: Layer, input: Shape];

const cases: readonly Case[] = [
  ['conv2d', conv2d({ filters: 2, size: 3 }), [5, 4, 3]],
  ['conv2d with pad 2', conv2d({ filters: 3, size: 5, pad: 2 }), [4, 3, 2]],
  ['conv2d with stride 2 and pad 1', conv2d({ filters: 2, size: 3, stride: 2, pad: 1 }), [5, 7, 1]],
  [
    'conv2d that drops what is left over',
    conv2d({ filters: 2, size: 3, stride: 3, fit: 'floor' }),
    [7, 5, 2],
  ],
  ['conv2d without bias', conv2d({ filters: 2, size: 1, bias: false }), [3, 3, 2]],
  ['relu', relu(), [3, 4, 2]],
  ['maxPool', maxPool({ size: 2 }), [4, 6, 2]],
  ['maxPool with overlap and pad', maxPool({ size: 3, stride: 2, pad: 1 }), [5, 7, 2]],
  ['maxPool that drops', maxPool({ size: 3, stride: 2, fit: 'floor' }), [6, 4, 1]],
  ['avgPool', avgPool({ size: 2 }), [4, 6, 2]],
  ['avgPool with overlap and pad', avgPool({ size: 3, stride: 2, pad: 1 }), [5, 7, 2]],
  ['avgPool that drops', avgPool({ size: 3, stride: 2, pad: 2, fit: 'floor' }), [6, 4, 1]],
  ['globalAvgPool', globalAvgPool(), [3, 5, 4]],
  ['flatten', flatten(), [3, 2, 2]],
  ['dense', dense({ units: 4 }), [5]],
  ['dense without bias', dense({ units: 3, bias: false }), [4]],
  ['dropout', dropout({ rate: 0.4 }), [3, 4, 2]],
  ['batchNorm on a map', batchNorm({ epsilon: 0.01 }), [3, 4, 2]],
  ['batchNorm on features', batchNorm({ epsilon: 0.1 }), [5]],
  ['localResponseNorm', localResponseNorm({ alpha: 0.3, radius: 1 }), [2, 3, 5]],
  ['softmax', softmax(), [5]],
  ['softmax on a map', softmax(), [2, 2, 3]],
  ['normalize', normalize({ mean: 0.4, deviation: 0.3 }), [3, 2, 3]],
  ['normalize by channel', normalize({ mean: [0.1, 0.2], deviation: [0.5, 2] }), [3, 2, 2]],
  ['residual', residual([conv2d({ filters: 2, size: 3, pad: 1 })]), [4, 3, 2]],
  [
    'residual with a shortcut',
    residual(
      [conv2d({ filters: 3, size: 3, pad: 1 }), batchNorm({ epsilon: 0.1 })],
      [conv2d({ filters: 3, size: 1 })],
    ),
    [3, 4, 2],
  ],
  [
    'concat',
    concat([
      [],
      [conv2d({ filters: 2, size: 1 })],
      [residual([conv2d({ filters: 2, size: 3, pad: 1 })])],
    ]),
    [3, 3, 2],
  ],
];

for (const training of [false, true]) {
  const mode = training ? 'in training' : 'at rest';

  test.each(cases)(`%s has the gradients of central differences, ${mode}`, (_, layer, input) => {
    const { points, value, slopes } = probe(layer, input, training);
    for (const [i, slope] of slopes()) {
      const along = (x: tf.Tensor) => value(...points.map((point, j) => (i === j ? x : point)));
      closeTo(slope.dataSync(), differences(along, points[i]));
    }
  });
}

test.each(cases)('%s gives on wasm what it gives on cpu, forward and back', async (_, ...layer) => {
  const results: number[][] = [];
  for (const backend of ['cpu', 'wasm']) {
    await tf.setBackend(backend);
    const { points, value, slopes } = probe(...layer, true);
    const tensors = [value(...points), ...[...slopes().values()]];
    results.push(tensors.flatMap((tensor) => [...tensor.dataSync()]));
  }
  await tf.setBackend('cpu');
  closeTo(results[1], results[0], 1e-5);
});

test('the differences can fail: they see a wrong slope', () => {
  const wrong = tf.tensor1d([1, 2]);
  const slopes = differences((x) => tf.sum(tf.square(x)), wrong);
  expect(() => closeTo(wrong.dataSync(), slopes)).toThrow();
});

/** A scalar made of a layer's output, and its slopes by the places in `points` of what is learnt. */
function probe(layer: Layer, input: Shape, training: boolean) {
  const random = new Random(sizeOf(input));
  const specs = layer.variables(input);
  const points = [
    spread([BATCH, ...input], random),
    ...specs.map(({ shape, trainable }) =>
      trainable ? spread(shape, random) : tf.add(tf.abs(spread(shape, random)), 0.5),
    ),
  ];
  const weighing = spread([BATCH, ...layer.outputShape(input)], random);
  const value = (...[x, ...variables]: tf.Tensor[]) => {
    const context = { training, random: new Random(3), keep: () => undefined };
    return tf.sum(tf.mul(weighing, layer.apply(x, namedBy(specs, variables), context)));
  };
  const learnt = [0, ...specs.flatMap(({ trainable }, i) => (trainable ? [i + 1] : []))];
  const along = (...some: tf.Tensor[]) =>
    value(...points.map((point, i) => some[learnt.indexOf(i)] ?? point));
  const slopes = () => {
    const found = tf.grads(along as never)(learnt.map((i) => points[i]));
    return new Map(learnt.map((i, k) => [i, found[k]]));
  };
  return { points, value, slopes };
}

function namedBy(specs: readonly { name: string }[], values: readonly tf.Tensor[]) {
  return Object.fromEntries(specs.map(({ name }, i) => [name, values[i]]));
}

/** Numbers in random order, evenly from −1 to 1 but not at 0: no ties, and no kink within a step. */
function spread(shape: Shape, random: Random): tf.Tensor {
  const count = sizeOf(shape);
  const order = random.permutation(count);
  return tf.tensor(
    Float32Array.from(order, (place) => (2 * place + 1) / count - 1 + 0.3 / count),
    [...shape],
  );
}

function differences(f: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor): Float64Array {
  const at = x.dataSync();
  return Float64Array.from(at, (_, i) => {
    const [up, down] = [STEP, -STEP].map((step) => {
      const moved = at.slice();
      moved[i] += step;
      return f(tf.tensor(moved, x.shape)).dataSync()[0];
    });
    return (up - down) / (2 * STEP);
  });
}

function closeTo(actual: ArrayLike<number>, expected: ArrayLike<number>, most = 5e-3): void {
  const largest = Math.max(...Array.from(expected, Math.abs), 0.1);
  const apart = Array.from(expected, (value, i) => Math.abs(value - actual[i]) / largest);
  expect(actual.length).toBe(expected.length);
  expect(Math.max(...apart)).toBeLessThan(most);
}
