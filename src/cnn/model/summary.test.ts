import { expect, test } from 'vitest';
import {
  batchNorm,
  concat,
  conv2d,
  dense,
  flatten,
  globalAvgPool,
  maxPool,
  relu,
  residual,
} from '../layers/index.ts';
import { architectures, sequential } from './index.ts';

test('VGG-16 has 138,357,544 parameters', () => {
  expect(architectures.vgg16().summary().parameters).toBe(138_357_544);
});

test('VGG-16 does 15,470,264,320 multiply-adds and sees 212 pixels before its dense layers', () => {
  const { layers, multiplyAdds } = architectures.vgg16().summary();
  expect(multiplyAdds).toBe(15_470_264_320);
  expect(layers.find(({ name }) => name === 'pool5')?.receptiveField).toBe(212);
  expect(layers.find(({ name }) => name === 'dense1')?.receptiveField).toBe(224);
  expect(layers.at(-1)?.outputShape).toEqual([1000]);
});

test('ten 5x5x3 filters have 760 parameters and keep 32x32 with pad 2', () => {
  const net = sequential({ input: [32, 32, 3], seed: 1 }, [
    conv2d({ filters: 10, size: 5, pad: 2 }),
  ]);
  expect(net.summary().layers).toEqual([
    {
      name: 'conv1',
      kind: 'conv2d',
      outputShape: [32, 32, 10],
      parameters: 760,
      multiplyAdds: 32 * 32 * 10 * 75,
      receptiveField: 5,
    },
  ]);
});

test('receptive fields grow by the strides before them', () => {
  const net = sequential({ input: [32, 32, 3], seed: 7 }, [
    conv2d({ filters: 16, size: 5, pad: 2 }),
    relu(),
    maxPool({ size: 2 }),
    conv2d({ filters: 20, size: 5, pad: 2 }),
    maxPool({ size: 2 }),
    flatten(),
    dense({ units: 10 }),
  ]);
  const fields = net.summary().layers.map(({ receptiveField }) => receptiveField);
  expect(fields).toEqual([5, 5, 6, 14, 16, 16, 32]);
});

test('a branched layer sees as far as its farthest branch, and counts them all', () => {
  const net = sequential({ input: [9, 9, 2], seed: 1 }, [
    concat([
      [conv2d({ filters: 1, size: 1 })],
      [conv2d({ filters: 2, size: 3, pad: 1 }), conv2d({ filters: 1, size: 3, pad: 1 })],
    ]),
    residual([conv2d({ filters: 2, size: 3, pad: 1, bias: false }), batchNorm()]),
    globalAvgPool(),
  ]);
  const { layers, parameters } = net.summary();
  expect(layers.map(({ receptiveField }) => receptiveField)).toEqual([5, 7, 9]);
  expect(layers.map((layer) => layer.parameters)).toEqual([3 + 38 + 19, 36 + 4, 0]);
  expect(layers[0].multiplyAdds).toBe(81 * (2 + 36 + 18));
  expect(parameters).toBe(100);
});
