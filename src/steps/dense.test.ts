import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { loadBackend } from '../cnn/backend/index.ts';
import { dense as denseLayer, flatten } from '../cnn/layers/index.ts';
import { dense, type DotFrame, flatPlaces, type Grid } from './index.ts';

const context = { training: false, keep: () => undefined };

beforeAll(async () => {
  await loadBackend('cpu');
});

function grid(rows: number, columns: number, seed: number): Grid {
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c) => (((r * 31 + c * 17 + seed * 13) % 23) - 11) / 4),
  );
}

test.each([
  { channels: 1, rows: 2, columns: 3, units: 2 },
  { channels: 2, rows: 2, columns: 2, units: 3 },
  { channels: 3, rows: 1, columns: 4, units: 1 },
])('the last frame equals flatten and dense for %o', ({ channels, rows, columns, units }) => {
  const input = Array.from({ length: channels }, (_, i) => grid(rows, columns, i));
  const weights = grid(units, channels * rows * columns, 5);
  const bias = grid(1, units, 9)[0];
  const last = [...dense({ input, weights, bias })].at(-1)!;
  const expected = tf.tidy(() => {
    const map = tf.transpose(tf.tensor3d(input as number[][][]), [1, 2, 0]);
    const row = flatten().apply(tf.expandDims(map, 0), {}, context);
    expect(last.flat).toEqual([...row.dataSync()]);
    const variables = {
      weights: tf.transpose(tf.tensor2d(weights as number[][])),
      bias: tf.tensor1d(bias as number[]),
    };
    return [...denseLayer({ units }).apply(row, variables, context).dataSync()];
  });
  last.output.forEach(([value], i) => expect(value).toBeCloseTo(expected[i], 4));
});

test('a frame a place, then one an output, each adding its number', () => {
  const input = [grid(2, 2, 1), grid(2, 2, 2)];
  const frames = [...dense({ input, weights: grid(3, 8, 4), bias: [1, 2, 3] })];
  expect(frames.map(({ kind }) => kind[0]).join('')).toBe('ffffddd');
  expect(frames.map(({ flat }) => flat.filter((x) => x !== null).length)).toEqual([
    2, 4, 6, 8, 8, 8, 8,
  ]);
  for (const frame of frames.slice(4) as DotFrame[]) {
    const sum = frame.terms.reduce((total, { value, weight }) => total + value * weight, 0);
    expect(frame.value).toBe(sum + frame.bias);
    expect(frame.output[frame.unit]).toEqual([frame.value]);
  }
});

test('the row runs through the channels of a place before it goes to the next', () => {
  const places = flatPlaces([grid(1, 2, 1), grid(1, 2, 2)]);
  expect(places.map(({ channel, column }) => [column, channel])).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
});

test('weights or biases that do not match are refused in a sentence', () => {
  const input = [[[1, 2]]];
  expect(() => [...dense({ input, weights: [[1]], bias: [0] })]).toThrow('expected 2 weights');
  expect(() => [...dense({ input, weights: [[1, 2]], bias: [] })]).toThrow('a bias for each of 1');
});
