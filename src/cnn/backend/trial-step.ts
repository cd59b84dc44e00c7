import * as tf from '@tensorflow/tfjs-core';
import { Random } from '../tensor/random.ts';

/** The images of the step whose result is compared: few, so that plain JavaScript does it at once. */
const COMPARED = 2;

/** The images of the steps that are timed: enough that computing costs more than calling. */
export const TIMED = 64;

const filters: Shape4D = [5, 5, 3, 8];
const classes = 10;

type Shape4D = [number, number, number, number];

/** Weights of the trial's network and a batch to train them on, on the backend in use. */
interface Trial {
  readonly x: tf.Tensor4D;
  readonly labels: tf.Tensor2D;
  weights: tf.Tensor[];
}

/**
 * Trains a small network, always the same, for a few steps on the backend in use: convolution, ReLU,
 * max pooling, dense layer, softmax cross-entropy, plain gradient descent.
 *
 * It is what training does, forward, back and readback, since a backend may draw and multiply well
 * and still fail here.
 *
 * @param now the clock, in milliseconds.
 * @param goesOn asked before each step; false when nobody waits for the trial any more.
 * @param images how many images the timed steps have.
 * @returns the weights after a step, and the milliseconds of the fastest of two further ones with
 *   `images` images; one more goes before them, as the first of a size also compiles.
 */
export async function trialSteps(
  now: () => number,
  goesOn: () => boolean,
  images = TIMED,
): Promise<{ weights: Float32Array; milliseconds: number }> {
  const [weights] = await steps(COMPARED, 1, goesOn);
  const times: number[] = [];
  await steps(images, 3, () => {
    times.push(now());
    return goesOn();
  });
  const [, , ...ends] = times;
  const durations = ends.map((end, i) => end - times[i + 1]);
  return { weights, milliseconds: Math.min(...durations) };
}

/** Trains fresh weights for `count` steps, as long as `goesOn` says so before and after each. */
async function steps(
  images: number,
  count: number,
  goesOn: () => boolean,
): Promise<Float32Array[]> {
  const trial = tf.tidy(() => start(images));
  const results: Float32Array[] = [];
  try {
    while (goesOn() && results.length < count) results.push(await step(trial));
    return results;
  } finally {
    tf.dispose([trial.x, trial.labels, ...trial.weights]);
  }
}

function start(count: number): Trial & tf.TensorContainerObject {
  const random = new Random(1);
  const drawn = (shape: readonly number[], scale: number) =>
    tf.tensor(
      Float32Array.from({ length: tf.util.sizeFromShape([...shape]) }, () =>
        random.uniform(-scale, scale),
      ),
      [...shape],
    );
  const labels = Array.from({ length: count }, (_, image) => image % classes);
  return {
    x: drawn([count, 32, 32, 3], 1) as tf.Tensor4D,
    labels: tf.oneHot(tf.tensor1d(labels, 'int32'), classes) as tf.Tensor2D,
    weights: [drawn(filters, 0.2), drawn([16 * 16 * filters[3], classes], 0.05)],
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
