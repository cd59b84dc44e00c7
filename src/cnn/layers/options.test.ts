import { expect, test } from 'vitest';
import { InputError } from '../tensor/input-error.ts';
import {
  avgPool,
  batchNorm,
  concat,
  conv2d,
  dense,
  dropout,
  globalAvgPool,
  localResponseNorm,
  maxPool,
  normalize,
  outputSize,
  relu,
  residual,
  suggest,
  type Layer,
} from './index.ts';

const untyped = <Result>(make: (options: never) => Result, options: unknown): Result =>
  make(options as never);

test.each<[string, () => unknown]>([
  [
    'conv2d: expected stride to be a whole number from 1, got 0',
    () => conv2d({ filters: 1, size: 3, stride: 0 }),
  ],
  [
    'conv2d: expected size to be a whole number from 1, got 2.5',
    () => conv2d({ filters: 1, size: 2.5 }),
  ],
  [
    'conv2d: expected filters to be a whole number from 1, got -1',
    () => conv2d({ filters: -1, size: 3 }),
  ],
  [
    'conv2d: expected pad to be a whole number from 0, got -1',
    () => conv2d({ filters: 1, size: 3, pad: -1 }),
  ],
  [
    "conv2d: expected fit to be 'exact' or 'floor', got ceil",
    () => untyped(conv2d, { filters: 1, size: 3, fit: 'ceil' }),
  ],
  [
    'conv2d: expected bias to be true or false, got 1',
    () => untyped(conv2d, { filters: 1, size: 3, bias: 1 }),
  ],
  [
    'conv2d: expected filters to be a whole number from 1, got undefined',
    () => untyped(conv2d, { size: 3 }),
  ],
  [
    "conv2d: expected options { filters, size, stride, pad, fit, bias }, got unknown option 'filtres', did you mean filters?",
    () => untyped(conv2d, { filtres: 3 }),
  ],
  [
    'conv2d: expected options { filters, size, stride, pad, fit, bias }, got undefined',
    () => untyped(conv2d, undefined),
  ],
  ['maxPool: expected size to be a whole number from 1, got 0', () => maxPool({ size: 0 })],
  ['avgPool: expected stride to be', () => avgPool({ size: 2, stride: NaN })],
  [
    'dense: expected units to be a whole number from 1, got ten',
    () => untyped(dense, { units: 'ten' }),
  ],
  ['dropout: expected rate to be a number from 0 to below 1, got 1', () => dropout({ rate: 1 })],
  ['batchNorm: expected epsilon to be a number above 0, got 0', () => batchNorm({ epsilon: 0 })],
  ['batchNorm: expected momentum to be', () => batchNorm({ momentum: 1 })],
  ['localResponseNorm: expected radius to be', () => localResponseNorm({ radius: 0.5 })],
  ['normalize: expected deviation to be a number above 0', () => normalize({ deviation: [1, 0] })],
  ['normalize: expected mean to be a number, or one a channel', () => normalize({ mean: [] })],
  ['residual: expected main to be a list of layers, got', () => untyped(residual, relu())],
  ['residual: expected main to have at least one layer, got []', () => residual([])],
  ['concat: expected a list of branches, each a list of layers, got []', () => concat([])],
  ['concat: expected branch1 to be a list of layers, got', () => untyped(concat, [relu()])],
])('%s', (message, make) => {
  expect(make).toThrow(InputError);
  expect(make).toThrow(message);
});

test.each<[string, Layer, number[]]>([
  [
    'conv2d: expected input [height, width, channels], got [28, 28]',
    conv2d({ filters: 1, size: 3 }),
    [28, 28],
  ],
  ['maxPool: expected input [height, width, channels], got [28]', maxPool({ size: 2 }), [28]],
  ['globalAvgPool: expected input [height, width, channels], got [10]', globalAvgPool(), [10]],
  ['localResponseNorm: expected input [height, width, channels]', localResponseNorm(), [10]],
  [
    'dense: expected input [features], as flatten() gives it, got [4, 4, 3]',
    dense({ units: 2 }),
    [4, 4, 3],
  ],
  [
    'normalize: expected 2 channels, as mean has numbers, got [4, 4, 3]',
    normalize({ mean: [0, 1] }),
    [4, 4, 3],
  ],
  [
    'residual: expected main to give [4, 4, 3] as the shortcut does, got [4, 4, 2]',
    residual([conv2d({ filters: 2, size: 1 })]),
    [4, 4, 3],
  ],
  [
    "concat: expected branch2 to agree with branch1's [4, 4, 3] but for channels, got [2, 2, 3]",
    concat([[], [maxPool({ size: 2 })]]),
    [4, 4, 3],
  ],
  [
    'conv2d: expected a window that fits in the padded input of 4, got size 5',
    conv2d({ filters: 1, size: 5 }),
    [4, 9, 1],
  ],
])('%s', (message, layer, input) => {
  expect(() => layer.outputShape(input)).toThrow(message);
});

test('a 3x3 filter with stride 3 on 7x7 does not fit, and the message says 2.33', () => {
  const layer = conv2d({ filters: 1, size: 3, stride: 3, pad: 0 });
  expect(() => layer.outputShape([7, 7, 1])).toThrow(
    "conv2d: expected (7 − 3 + 2·0) / 3 + 1 to be a whole number (or fit: 'floor'), got 2.33",
  );
  expect(conv2d({ filters: 1, size: 3, stride: 3, fit: 'floor' }).outputShape([7, 7, 1])).toEqual([
    2, 2, 1,
  ]);
});

test.each([
  [{ input: 7, size: 3 }, 5],
  [{ input: 7, size: 3, stride: 2 }, 3],
  [{ input: 7, size: 3, pad: 1 }, 7],
  [{ input: 32, size: 5 }, 28],
  [{ input: 28, size: 5 }, 24],
  [{ input: 32, size: 5, pad: 2 }, 32],
  [{ input: 7, size: 3, stride: 3, fit: 'floor' as const }, 2],
])('outputSize(%o) is %d', (options, expected) => {
  expect(outputSize(options)).toBe(expected);
});

test('outputSize says the fraction, and its own name', () => {
  expect(() => outputSize({ input: 7, size: 3, stride: 3 })).toThrow(/^outputSize: .* got 2\.33$/);
  expect(() => outputSize({ input: 7, size: 9, fit: 'floor' })).toThrow(
    'outputSize: expected a window',
  );
});

test("a pool's stride is its size unless it is given", () => {
  expect(maxPool({ size: 3 }).options).toEqual({ size: 3, stride: 3, pad: 0, fit: 'exact' });
  expect(maxPool({ size: 3, stride: 2 }).window).toEqual({ size: 3, stride: 2, pad: 0 });
});

test.each([
  ['conv2', ', did you mean conv2d?'],
  ['Relu', ', did you mean relu?'],
  ['maxpool', ', did you mean maxPool?'],
  ['zebra', ''],
  ['', ''],
])('for %s it suggests "%s"', (name, expected) => {
  expect(suggest(name, ['conv2d', 'relu', 'maxPool'])).toBe(expected);
});
