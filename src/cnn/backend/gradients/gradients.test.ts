import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { Random } from '../../tensor/random.ts';
import { loadBackend } from '../load-backend.ts';
import { registerGradients } from './index.ts';

beforeAll(async () => {
  await loadBackend('cpu');
});

type Shape = readonly number[];
type Case = readonly [name: string, shapes: readonly Shape[], f: (...x: tf.Tensor[]) => tf.Tensor];

/** Inputs are at least 0.2 from 0 and from each other's ties, so that kinks are not stepped over. */
const cases: readonly Case[] = [
  ['add with repetition', [[2, 3], [3]], tf.add],
  ['sub with repetition', [[3], [2, 3]], tf.sub],
  [
    'mul with repetition',
    [
      [2, 3],
      [2, 1],
    ],
    tf.mul,
  ],
  ['div', [[2, 3], [3]], tf.div],
  ['pow', [[4], [4]], (a, b) => tf.pow(tf.abs(a), b)],
  ['squaredDifference', [[2, 3], [3]], tf.squaredDifference],
  ['maximum', [[2, 3], [3]], tf.maximum],
  ['minimum', [[2, 3], [3]], tf.minimum],
  ['where', [[6], [6]], (a, b) => tf.where(tf.tensor1d([1, 0, 1, 1, 0, 0], 'bool'), a, b)],
  ['addN', [[3], [3], [3]], (...x) => tf.addN(x)],
  [
    'matMul',
    [
      [2, 3],
      [3, 4],
    ],
    (a, b) => tf.matMul(a, b),
  ],
  [
    'matMul aᵀb',
    [
      [3, 2],
      [3, 4],
    ],
    (a, b) => tf.matMul(a, b, true),
  ],
  [
    'matMul abᵀ',
    [
      [2, 3],
      [4, 3],
    ],
    (a, b) => tf.matMul(a, b, false, true),
  ],
  [
    'matMul aᵀbᵀ',
    [
      [3, 2],
      [4, 3],
    ],
    (a, b) => tf.matMul(a, b, true, true),
  ],
  ['neg', [[5]], tf.neg],
  ['abs', [[5]], tf.abs],
  ['square', [[5]], tf.square],
  ['log', [[5]], (x) => tf.log(tf.abs(x))],
  ['log1p', [[5]], (x) => tf.log1p(tf.abs(x))],
  ['sin', [[5]], tf.sin],
  ['cos', [[5]], tf.cos],
  ['softplus', [[5]], tf.softplus],
  ['atan', [[5]], tf.atan],
  ['reciprocal', [[5]], tf.reciprocal],
  ['relu', [[9]], tf.relu],
  ['relu6', [[9]], (x) => tf.relu6(tf.mul(x, 5))],
  ['leakyRelu', [[9]], (x) => tf.leakyRelu(x, 0.1)],
  ['clipByValue', [[9]], (x) => tf.clipByValue(x, -0.7, 0.7)],
  ['exp', [[5]], tf.exp],
  ['sqrt', [[5]], (x) => tf.sqrt(tf.abs(x))],
  ['rsqrt', [[5]], (x) => tf.rsqrt(tf.abs(x))],
  ['sigmoid', [[5]], tf.sigmoid],
  ['tanh', [[5]], tf.tanh],
  ['elu', [[9]], tf.elu],
  ['floor, which is flat', [[5]], tf.floor],
  ['sum over one axis', [[2, 3, 2]], (x) => tf.sum(x, 1)],
  ['sum over all axes', [[2, 3]], (x) => tf.sum(x)],
  ['mean over two axes', [[2, 3, 2]], (x) => tf.mean(x, [0, -1])],
  ['mean over all axes, kept', [[2, 3]], (x) => tf.mean(x, undefined, true)],
  ['max', [[2, 5]], (x) => tf.max(x, 1)],
  ['max over the first axis, kept', [[2, 5]], (x) => tf.max(x, 0, true)],
  ['min over all axes', [[2, 5]], (x) => tf.min(x)],
  ['softmax', [[2, 5]], (x) => tf.softmax(x)],
  ['logSoftmax', [[2, 5]], (x) => tf.logSoftmax(x)],
  ['logSumExp', [[2, 5]], (x) => tf.logSumExp(x, 1)],
  ['cumsum', [[2, 5]], (x) => tf.cumsum(x, 1)],
  ['reshape', [[2, 6]], (x) => tf.reshape(x, [3, 4])],
  ['expandDims', [[2, 3]], (x) => tf.expandDims(x, 1)],
  ['transpose', [[2, 3, 4]], (x) => tf.transpose(x, [2, 0, 1])],
  ['reverse', [[2, 3]], (x) => tf.reverse(x, 1)],
  [
    'pad',
    [[2, 3]],
    (x) =>
      tf.pad(x, [
        [1, 0],
        [2, 1],
      ]),
  ],
  ['slice', [[4, 5]], (x) => tf.slice(x, [1, 2], [2, -1])],
  [
    'concat',
    [
      [2, 3],
      [2, 2],
    ],
    (...x) => tf.concat(x, -1),
  ],
  [
    'split',
    [[2, 5]],
    (x) => tf.mul(...(tf.split(tf.slice(x, [0, 0], [2, 4]), 2, 1) as [tf.Tensor, tf.Tensor])),
  ],
  ['unstack', [[2, 3]], (x) => tf.mul(...(tf.unstack(x) as [tf.Tensor, tf.Tensor]))],
  ['stack', [[3], [3]], (...x) => tf.stack(x, 1)],
  ['tile', [[2, 3]], (x) => tf.tile(x, [2, 3])],
  ['broadcastTo', [[3]], (x) => tf.broadcastTo(x, [2, 3])],
  ['gather', [[2, 4, 3]], (x) => tf.gather(x, tf.tensor1d([3, 0, 3], 'int32'), 1)],
  ['resizeBilinear', [[1, 3, 4, 2]], (x) => tf.image.resizeBilinear(x as tf.Tensor4D, [5, 3])],
  [
    'resizeNearestNeighbor',
    [[1, 3, 4, 2]],
    (x) => tf.image.resizeNearestNeighbor(x as tf.Tensor4D, [6, 8]),
  ],
  [
    'conv2d',
    [
      [2, 6, 5, 2],
      [3, 3, 2, 3],
    ],
    (x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 1, 1),
  ],
  [
    'conv2d with stride 2 that drops a row',
    [
      [1, 8, 6, 2],
      [3, 3, 2, 3],
    ],
    (x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 2, 0, 'NHWC', 1, 'floor'),
  ],
  [
    'conv2dTranspose',
    [
      [1, 3, 3, 2],
      [3, 3, 2, 2],
    ],
    (x, w) => tf.conv2dTranspose(x as tf.Tensor4D, w as tf.Tensor4D, [1, 6, 6, 2], 2, 'same'),
  ],
  ['maxPool', [[2, 5, 5, 2]], (x) => tf.maxPool(x as tf.Tensor4D, 3, 2, 0)],
  ['avgPool', [[2, 5, 5, 2]], (x) => tf.avgPool(x as tf.Tensor4D, 3, 2, 1)],
  [
    'localResponseNormalization',
    [[1, 2, 2, 6]],
    (x) => tf.localResponseNormalization(x as tf.Tensor4D, 2, 1, 0.5, 0.75),
  ],
  [
    'batchNorm',
    [[2, 2, 2, 3], [3], [3], [3], [3]],
    (x, mean, variance, offset, scale) =>
      tf.batchNorm(
        x as tf.Tensor4D,
        mean as tf.Tensor1D,
        tf.abs(variance) as tf.Tensor1D,
        offset as tf.Tensor1D,
        scale as tf.Tensor1D,
        0.01,
      ),
  ],
];

test.each(cases)('the gradient of %s agrees with central differences', (_, shapes, f) => {
  const random = new Random(11);
  const inputs = shapes.map((shape) => {
    const size = shape.reduce((product, n) => product * n, 1);
    const order = random.permutation(size);
    // Distinct magnitudes 0.2 .. 1.2 with random signs.
    return Float32Array.from(
      order,
      (rank) =>
        (0.2 + (rank + random.uniform(0.3, 0.7)) / size) * (random.uniform() < 0.5 ? -1 : 1),
    );
  });
  const value = (data: readonly Float32Array[]) => {
    const y = tf.tidy(() => f(...data.map((numbers, i) => tf.tensor(numbers, [...shapes[i]]))));
    const numbers = Float64Array.from(y.dataSync());
    y.dispose();
    return { y: numbers, shape: y.shape };
  };
  const probe = Float32Array.from(value(inputs).y, () => random.uniform(0.5, 1.5));
  const score = (data: readonly Float32Array[]) =>
    value(data).y.reduce((total, y, i) => total + y * probe[i], 0);
  const { shape } = value(inputs);
  const got = tf.tidy(() =>
    tf
      .grads((...x: tf.Tensor[]) => tf.sum(tf.mul(f(...x), tf.tensor(probe, shape))))(
        inputs.map((numbers, i) => tf.tensor(numbers, [...shapes[i]])),
      )
      .map((g, i) => {
        expect(g.shape).toEqual([...shapes[i]]);
        return g.dataSync();
      }),
  );
  const h = 1 / 256;
  inputs.forEach((numbers, i) =>
    numbers.forEach((x, j) => {
      const moved = (by: number) =>
        inputs.map((data, k) =>
          k === i ? Float32Array.from(data, (v, l) => (l === j ? x + by : v)) : data,
        );
      const slope = (score(moved(h)) - score(moved(-h))) / (2 * h);
      expect(Math.abs(got[i][j] - slope)).toBeLessThan(0.01 * Math.max(1, Math.abs(slope)));
    }),
  );
});

test('registering again changes nothing', () => {
  const before = tf.getGradient('Relu');
  registerGradients();
  expect(tf.getGradient('Relu')).toBe(before);
});
