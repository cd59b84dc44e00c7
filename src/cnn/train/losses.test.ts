import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { loadBackend } from '../backend/index.ts';
import { Random } from '../tensor/random.ts';
import {
  crossEntropy,
  hinge,
  lossNamed,
  nameOfLoss,
  smoothedCrossEntropy,
  type Loss,
} from './losses.ts';

beforeAll(() => loadBackend('cpu'));

const classes = 5;
const truth = [3, 0, 4];

function valueOf(loss: Loss, logits: ArrayLike<number>): number {
  return tf.tidy(() => {
    const scores = tf.tensor2d(Float32Array.from(logits), [truth.length, classes]);
    return loss(scores, tf.tensor1d(truth, 'int32')).dataSync()[0];
  });
}

test.each([
  ['crossEntropy', crossEntropy],
  ['hinge', hinge],
  ['smoothedCrossEntropy', smoothedCrossEntropy(0.2)],
])('the gradient of %s agrees with central differences', (_, loss) => {
  const random = new Random(5);
  const logits = Array.from({ length: truth.length * classes }, () => random.uniform(-2, 2));
  const slope = tf.tidy(() =>
    tf
      .grad((scores) => loss(scores as tf.Tensor2D, tf.tensor1d(truth, 'int32')))(
        tf.tensor2d(logits, [truth.length, classes]),
      )
      .dataSync(),
  );
  const h = 1e-2;
  logits.forEach((logit, i) => {
    const moved = (by: number) => logits.map((value, j) => (i === j ? logit + by : value));
    const difference = (valueOf(loss, moved(h)) - valueOf(loss, moved(-h))) / (2 * h);
    expect(slope[i]).toBeCloseTo(difference, 3);
  });
  expect(slope.some((value) => Math.abs(value) > 0.1)).toBe(true);
});

test('crossEntropy is minus the log of the probability of the true class', () => {
  const logits = [1, 2, 3, 4, 5, 0, 0, 0, 0, 0, -1, 0, 1, 0, 2];
  const mean =
    truth
      .map((label, i) => {
        const row = logits.slice(i * classes, (i + 1) * classes).map(Math.exp);
        return -Math.log(row[label] / row.reduce((a, b) => a + b));
      })
      .reduce((a, b) => a + b) / truth.length;
  expect(valueOf(crossEntropy, logits)).toBeCloseTo(mean, 5);
});

test('crossEntropy is finite for logits of a thousand', () => {
  const logits = Array.from({ length: 15 }, (_, i) => (i % classes === 0 ? 1000 : -1000));
  expect(valueOf(crossEntropy, logits)).toBeCloseTo((2000 + 0 + 2000) / 3, 2);
});

test('hinge sums what wrong scores lack to be 1 below the true one', () => {
  // Rows 1 and 3 are right by more than the margin; in row 2 class 1 is 0.5 below, class 2 is 2 above.
  const logits = [0, 0, 0, 9, 0, 1, 0.5, 3, -4, -4, -9, -9, -9, -9, 9];
  expect(valueOf(hinge, logits)).toBeCloseTo((0.5 + 3) / 3, 5);
});

test('a loss is found again by its name', () => {
  expect(lossNamed(nameOfLoss(hinge) ?? '')).toBe(hinge);
  expect(nameOfLoss(() => tf.scalar(0))).toBeNull();
  expect(lossNamed('toString')).toBeUndefined();
});

test('a smoothed truth mixes the loss with that of all classes alike, and is kept by name', () => {
  const logits = Array.from({ length: truth.length * classes }, (_, i) => Math.sin(i));
  const share = 0.3;
  const loss = smoothedCrossEntropy(share);
  let all = 0;
  for (let row = 0; row < truth.length; row++) {
    const scores = logits.slice(row * classes, (row + 1) * classes);
    const total = Math.log(scores.reduce((sum, score) => sum + Math.exp(score), 0));
    all += scores.reduce((sum, score) => sum + total - score, 0) / classes / truth.length;
  }
  const expected = (1 - share) * valueOf(crossEntropy, logits) + share * all;
  expect(valueOf(loss, logits)).toBeCloseTo(expected, 5);
  expect(nameOfLoss(loss)).toBe('smoothedCrossEntropy(0.3)');
  const again = lossNamed('smoothedCrossEntropy(0.3)');
  expect(again && valueOf(again, logits)).toBe(valueOf(loss, logits));
  expect(lossNamed('smoothedCrossEntropy(7)')).toBeUndefined();
  expect(() => smoothedCrossEntropy(-1)).toThrow('a share from 0 to 1, got -1');
});
