/** tfjs as it comes, none of our kernels: the same network from its operations, batches of 32, its own Adadelta. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { PIXELS } from '../images.ts';
import type { Contestant } from '../serve-contestant.ts';

const BATCH = 32;
const FILTERS = [16, 20, 20];

/** @param open starts the backend. */
export function stockTfjs(open: () => Promise<void>): Contestant {
  const weights: tf.Variable[] = [];
  let optimizer: tf.AdadeltaOptimizer;
  const forward = (x: tf.Tensor4D): tf.Tensor2D => {
    let y = tf.sub(x, 0.5);
    for (let i = 0; i < FILTERS.length; i++) {
      const filter = weights[2 * i] as tf.Tensor as tf.Tensor4D;
      const bias = weights[2 * i + 1];
      y = tf.relu(tf.add(tf.conv2d(y as tf.Tensor4D, filter, 1, 2), bias));
      y = tf.maxPool(y as tf.Tensor4D, 2, 2, 'valid');
    }
    const flat = tf.reshape(y, [x.shape[0], -1]) as tf.Tensor2D;
    return tf.add(tf.matMul(flat, weights[6] as tf.Tensor as tf.Tensor2D), weights[7]);
  };
  return {
    async start() {
      tf.enableProdMode();
      await open();
      optimizer = tf.train.adadelta(1);
      let depth = 3;
      for (const filters of FILTERS) {
        weights.push(tf.variable(tf.randomNormal([5, 5, depth, filters], 0, 0.1)));
        weights.push(tf.variable(tf.zeros([filters])));
        depth = filters;
      }
      weights.push(tf.variable(tf.randomNormal([320, 10], 0, 0.1)), tf.variable(tf.zeros([10])));
    },
    async train(images, labels) {
      for (let first = 0; first < labels.length; first += BATCH) {
        const count = Math.min(BATCH, labels.length - first);
        const part = images.subarray(first * PIXELS, (first + count) * PIXELS);
        const loss = tf.tidy(() => {
          const x = tf.tensor4d(part, [count, 32, 32, 3]);
          const classes = tf.tensor1d(Int32Array.from(labels.subarray(first, first + count)));
          const truth = tf.oneHot(tf.cast(classes, 'int32'), 10);
          return optimizer.minimize(
            () => tf.neg(tf.mean(tf.sum(tf.mul(truth, tf.logSoftmax(forward(x))), 1))),
            true,
          ) as tf.Scalar;
        });
        await loss.data();
        loss.dispose();
      }
    },
    async scores(images) {
      const logits = tf.tidy(() =>
        forward(tf.tensor4d(images, [images.length / PIXELS, 32, 32, 3])),
      );
      const data = await logits.data();
      logits.dispose();
      return data;
    },
  };
}
