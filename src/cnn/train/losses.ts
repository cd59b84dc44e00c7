import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../tensor/input-error.ts';

/**
 * How wrong a batch of scores is.
 *
 * From logits `[batch, classes]` and the true classes `[batch]` (int32) to a scalar, the mean over
 * the batch; called inside a `tidy`, and differentiable in the logits.
 */
export type Loss = (logits: tf.Tensor2D, labels: tf.Tensor1D) => tf.Scalar;

/**
 * Softmax cross-entropy in nats: −log of the probability that the logits give the true class.
 *
 * Computed from the logits with their greatest subtracted, so that no exponential overflows.
 *
 * @example
 * crossEntropy(tf.tensor2d([[0, 0]]), tf.tensor1d([1], 'int32')); // log 2 = 0.693
 */
export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar {
  const truth = tf.oneHot(labels, logits.shape[1]);
  return tf.neg(tf.mean(tf.sum(tf.mul(truth, tf.logSoftmax(logits)), 1)));
}

const shares = new WeakMap<Loss, number>();

/**
 * Cross-entropy with the truth a little unsure: the true class has 1 − share, and the share is spread
 * evenly over all classes (Szegedy et al. 2016, section 7). A network then stops short of endless logits.
 *
 * @param share from 0, which is `crossEntropy`, to 1.
 * @throws InputError when the share is outside that.
 *
 * @example
 * train(net, cifar10.train, { loss: smoothedCrossEntropy(0.1) });
 */
export function smoothedCrossEntropy(share: number): Loss {
  if (!(share >= 0 && share <= 1)) {
    throw new InputError('smoothedCrossEntropy', 'a share from 0 to 1', share);
  }
  const loss: Loss = (logits, labels) => {
    const truth = tf.cast(tf.oneHot(labels, logits.shape[1]), 'float32');
    const target = tf.add(tf.mul(truth, 1 - share), share / logits.shape[1]);
    return tf.neg(tf.mean(tf.sum(tf.mul(target, tf.logSoftmax(logits)), 1)));
  };
  shares.set(loss, share);
  return loss;
}

/**
 * The multi-class hinge loss: what each wrong class's score lacks to be 1 below the true one's, summed
 * over the wrong classes (Weston and Watkins 1999, in the form of the course CS231n).
 *
 * @example
 * hinge(tf.tensor2d([[3, 2.5, -1]]), tf.tensor1d([0], 'int32')); // max(0, 2.5 − 3 + 1) = 0.5
 */
export function hinge(logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar {
  const truth = tf.cast(tf.oneHot(labels, logits.shape[1]), 'float32');
  const score = tf.sum(tf.mul(truth, logits), 1, true);
  const lacks = tf.relu(tf.add(tf.sub(logits, score), 1));
  return tf.mean(tf.sum(tf.mul(tf.sub(1, truth), lacks), 1));
}

const losses: Readonly<Record<string, Loss>> = { crossEntropy, hinge };

/** The name a loss has in a file; null for one that is not ours. */
export function nameOfLoss(loss: Loss): string | null {
  const share = shares.get(loss);
  if (share !== undefined) return `smoothedCrossEntropy(${share})`;
  return Object.keys(losses).find((name) => losses[name] === loss) ?? null;
}

/** The loss of a name in a file; undefined where there is none. */
export function lossNamed(name: string): Loss | undefined {
  const share = Number(/^smoothedCrossEntropy\((.+)\)$/.exec(name)?.[1] ?? NaN);
  if (share >= 0 && share <= 1) return smoothedCrossEntropy(share);
  return Object.hasOwn(losses, name) ? losses[name] : undefined;
}
