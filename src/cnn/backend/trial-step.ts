import * as tf from '@tensorflow/tfjs-core';
import { Random } from '../tensor/random.ts';
import type { BackendTrial } from './report.ts';

/** How much a step of the trial computes. */
interface Size {
  readonly images: number;
  /** Height and width of an image, in pixels. */
  readonly side: number;
}

/** The step whose result is compared: little, so that plain JavaScript does it at once. */
const COMPARED: Size = { images: 2, side: 8 };

/** The steps that are timed: enough that computing costs more than calling. */
const TIMED: Size = { images: 64, side: 32 };

const filters: Shape4D = [5, 5, 3, 8];
const classes = 10;

type Shape4D = [number, number, number, number];

/** Weights of the trial's network and a batch to train them on, on the backend in use. */
interface Trial {
  readonly x: tf.Tensor4D;
  readonly labels: tf.Tensor2D;
  weights: tf.Tensor[];
}

/** What came of a backend's trial. */
export interface TrialResult {
  /** After one step, one after the other. */
  readonly weights: Float32Array;
  /** For a step of 64 images. */
  readonly milliseconds: number;
  /** As in a `BackendTrial`. */
  readonly bound?: BackendTrial['bound'];
}

export interface TrialOptions {
  /** The clock, in milliseconds. */
  readonly now: () => number;
  /** Asked before each step; false when nobody waits for the trial any more. */
  readonly goesOn: () => boolean;
  /** Whether it is plain JavaScript, which is timed on the small images. */
  readonly plain?: boolean;
  /** Milliseconds of the best backend so far: one that needs longer is given up as soon as that shows. */
  readonly best?: number;
}

/**
 * Trains a small network, always the same, for a few steps on the backend in use: convolution, ReLU,
 * max pooling, dense layer, softmax cross-entropy, plain gradient descent.
 *
 * It is what training does, forward, back and readback, since a backend may draw and multiply well
 * and still fail here. The first step of a size also compiles, and is not timed.
 */
export async function trialSteps(options: TrialOptions): Promise<TrialResult> {
  const { plain = false, best = Infinity } = options;
  const {
    results: [weights],
    times: [, small],
  } = await timed(COMPARED, 2, options);
  if (plain) {
    // It takes as much longer as there are more pixels, so it need not be made to.
    return { weights, milliseconds: (small * pixels(TIMED)) / pixels(COMPARED), bound: 'at most' };
  }
  // A fraction of the work took longer than all of it elsewhere: a graphics card that is imitated.
  if (small > best) return { weights, milliseconds: small, bound: 'more than' };
  const whole = await timed(TIMED, 3, options);
  return { weights, milliseconds: Math.min(...whole.times.slice(1)) };
}

function pixels({ images, side }: Size): number {
  return images * side * side;
}

/** Trains fresh weights for `count` steps, with the milliseconds of each. */
async function timed(size: Size, count: number, { now, goesOn }: TrialOptions) {
  const clock: number[] = [];
  const results = await steps(size, count, () => {
    clock.push(now());
    return goesOn();
  });
  return { results, times: clock.slice(1).map((end, i) => end - clock[i]) };
}

/** Trains fresh weights for `count` steps, as long as `goesOn` says so before and after each. */
async function steps(size: Size, count: number, goesOn: () => boolean): Promise<Float32Array[]> {
  const trial = tf.tidy(() => start(size));
  const results: Float32Array[] = [];
  try {
    while (goesOn() && results.length < count) results.push(await step(trial));
    return results;
  } finally {
    tf.dispose([trial.x, trial.labels, ...trial.weights]);
  }
}

function start({ images, side }: Size): Trial & tf.TensorContainerObject {
  const random = new Random(1);
  const drawn = (shape: readonly number[], scale: number) =>
    tf.tensor(
      Float32Array.from({ length: tf.util.sizeFromShape([...shape]) }, () =>
        random.uniform(-scale, scale),
      ),
      [...shape],
    );
  const labels = Array.from({ length: images }, (_, image) => image % classes);
  return {
    x: drawn([images, side, side, 3], 1) as tf.Tensor4D,
    labels: tf.oneHot(tf.tensor1d(labels, 'int32'), classes) as tf.Tensor2D,
    weights: [drawn(filters, 0.2), drawn([(side / 2) ** 2 * filters[3], classes], 0.05)],
  };
}

/** One step of gradient descent; the new weights as numbers, one after the other. */
async function step(trial: Trial): Promise<Float32Array> {
  const slopes = tf.grads((filter: tf.Tensor, dense: tf.Tensor) => {
    const features = tf.maxPool(tf.relu(tf.conv2d(trial.x, filter as tf.Tensor4D, 1, 2)), 2, 2, 0);
    const logits = tf.matMul(tf.reshape(features, [trial.x.shape[0], -1]), dense as tf.Tensor2D);
    return tf.neg(tf.mean(tf.sum(tf.mul(trial.labels, tf.logSoftmax(logits)), 1)));
  })(trial.weights);
  const next = tf.tidy(() =>
    trial.weights.map((weight, i) => tf.sub(weight, tf.mul(slopes[i], 0.1))),
  );
  tf.dispose([...trial.weights, ...slopes]);
  trial.weights = next;
  const flat = tf.tidy(() => tf.concat(next.map((weight) => tf.reshape(weight, [-1]))));
  try {
    return (await flat.data()) as Float32Array;
  } finally {
    flat.dispose();
  }
}
