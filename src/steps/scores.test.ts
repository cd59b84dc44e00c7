import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { loadBackend } from '../cnn/backend/index.ts';
import { dense } from '../cnn/layers/index.ts';
import { crossEntropy, hinge as hingeLoss } from '../cnn/train/index.ts';
import { hinge, linear, sized, softmax } from './index.ts';

beforeAll(() => loadBackend('cpu'));

const FOUR_PIXELS = {
  input: [56, 231, 24, 2],
  weights: [
    [0.2, -0.5, 0.1, 2],
    [1.5, 1.3, 2.1, 0],
    [0, 0.25, 0.2, -0.3],
  ],
  bias: [1.1, 3.2, -1.2],
  classes: ['cat', 'dog', 'ship'],
};

test('the four-pixel example gives cat −96.8, dog 437.9 and ship 60.75', () => {
  expect([...linear(FOUR_PIXELS)].at(-1)?.scores).toEqual([-96.8, 437.9, 60.75]);
});

test('the last linear frame equals dense', () => {
  const { input, weights, bias } = FOUR_PIXELS;
  const layer = dense({ units: 3 });
  const scores = tf.tidy(() => {
    const variables = { weights: tf.transpose(tf.tensor2d(weights)), bias: tf.tensor1d(bias) };
    const context = { training: false, keep: () => undefined };
    return [...layer.apply(tf.tensor2d([input]), variables, context).dataSync()];
  });
  [...linear(FOUR_PIXELS)].at(-1)?.scores.forEach((score, i) => {
    expect(score).toBeCloseTo(scores[i], 3);
  });
});

test('a linear frame says its term and its sum, and scores come when they are whole', () => {
  const frames = [...linear(FOUR_PIXELS)];
  expect(frames).toHaveLength(15);
  expect(frames[1]).toMatchObject({ row: 0, column: 1, term: -115.5, sum: -104.3 });
  expect(frames[1].text).toBe('cat: −0.5 · 231 = −115.5; the sum so far is −104.3.');
  expect(frames[3].scores).toEqual([null, null, null]);
  expect(frames[4]).toMatchObject({ column: null, scores: [-96.8, null, null] });
});

test('rows, inputs and biases that do not go together are refused', () => {
  expect(() => [...linear({ ...FOUR_PIXELS, bias: [1] })]).toThrow(RangeError);
  expect(() => [...linear({ ...FOUR_PIXELS, input: [1] })]).toThrow(RangeError);
});

const CASES = [
  [2, 1, -1],
  [-96.8, 437.9, 60.75],
  [0, 0, 0],
  [-3, 5.5, 5.25],
];

function lossOf(loss: typeof crossEntropy, scores: number[], truth: number): number {
  return tf.tidy(() => loss(tf.tensor2d([scores]), tf.tensor1d([truth], 'int32')).dataSync()[0]);
}

test.each(CASES)('the last softmax frame of %d, %d, %d equals the framework', (...scores) => {
  const classes = ['cat', 'dog', 'ship'];
  const expected = tf.tidy(() => [...tf.softmax(tf.tensor1d(scores)).dataSync()]);
  for (const truth of [0, 1, 2]) {
    const last = [...softmax({ scores, classes, truth })].at(-1);
    last?.probabilities.forEach((p, i) => expect(p).toBeCloseTo(expected[i], 5));
    expect(last?.loss).toBeCloseTo(lossOf(crossEntropy, scores, truth), 3);
    expect([...hinge({ scores, classes, truth })].at(-1)?.loss).toBeCloseTo(
      lossOf(hingeLoss, scores, truth),
      3,
    );
  }
});

test('the shift changes no probability, but keeps large scores from overflowing', () => {
  const classes = ['cat', 'dog', 'ship'];
  const last = (scores: number[], shift: boolean) =>
    [...softmax({ scores, classes, truth: 1 }, shift)].at(-1)!;
  last([2, 1, -1], true).probabilities.forEach((p, i) =>
    expect(last([2, 1, -1], false).probabilities[i]).toBeCloseTo(p!, 6),
  );
  expect(last([-96.8, 437.9, 60.75], true).loss).toBeCloseTo(0);
  expect(last([-96.8, 437.9, 60.75], false).exponentials[1]).toBe(Infinity);
  expect(last([-96.8, 437.9, 60.75], false).loss).toBeNaN();
});

test('three equal scores give a third each, and a loss of ln 3', () => {
  const last = [...softmax({ scores: [7, 7, 7], classes: ['a', 'b', 'c'], truth: 2 })].at(-1)!;
  expect(last.probabilities).toEqual([1 / 3, 1 / 3, 1 / 3]);
  expect(last.loss).toBeCloseTo(Math.log(3), 12);
});

test('very small and very large numbers are written with a power of ten', () => {
  expect([sized(0.25), sized(0), sized(1.234e-8), sized(-2e9), sized(NaN)]).toEqual([
    '0.25',
    '0',
    '1.23e−8',
    '−2e9',
    'not a number',
  ]);
});
