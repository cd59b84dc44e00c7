import * as tf from '@tensorflow/tfjs-core';
import { Network } from '../model/index.ts';
import { predict } from '../train/index.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import { sameShape } from '../tensor/shape.ts';

/**
 * Anything that gives images scores: `[batch, height, width, channels]`, pixels 0..1, to `[batch, classes]`.
 *
 * A method that takes it explains any classifier: ours, another library's, a rule written by hand.
 */
export type ImageScores = (images: PlainTensor) => PlainTensor | Promise<PlainTensor>;

/** A function from images to scores as it is; of a network its class probabilities. */
export function scoresOf(scores: Network | ImageScores): ImageScores {
  return scores instanceof Network ? (images) => predict(scores, images) : scores;
}

/**
 * Rows of logits as rows of probabilities: softmax of the first `classes` numbers of each row, in their place.
 *
 * @param scores `[batch, numbers]`; what lies behind the classes stays as it is.
 */
export function probabilitiesOf(scores: PlainTensor, classes = scores.shape[1]): PlainTensor {
  const [count, numbers] = scores.shape;
  for (let row = 0; row < count; row++) {
    const logits = scores.data.subarray(row * numbers, row * numbers + classes);
    // The greatest is taken off first, or e to the power of 100 is no number any more.
    const greatest = logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
    let sum = 0;
    for (let i = 0; i < classes; i++) sum += logits[i] = Math.exp(logits[i] - greatest);
    for (let i = 0; i < classes; i++) logits[i] /= sum;
  }
  return scores;
}

/** What a network says of images, before and after softmax. */
export interface ClassScores {
  /** `[batch, classes]`. */
  readonly logits: PlainTensor;
  /** `[batch, classes]`, rows that sum to 1. */
  readonly probabilities: PlainTensor;
}

/**
 * Logits and probabilities of images, from one pass through a network.
 *
 * @param images `[batch, height, width, channels]` or one image without the batch axis, pixels 0..1.
 * @throws InputError when the images have another shape than the network takes.
 * @example
 * const { logits } = await classScores(net, imageAt(cifar10.test, 0));
 */
export async function classScores(network: Network, images: PlainTensor): Promise<ClassScores> {
  const one = sameShape(images.shape, network.input);
  const shape = one ? [1, ...images.shape] : [...images.shape];
  const held = tf.tidy(() => {
    const logits = network.forward(tf.tensor(images.data, shape)) as tf.Tensor2D;
    return { logits, probabilities: tf.softmax(logits) };
  });
  try {
    const [logits, probabilities] = await Promise.all([
      held.logits.data(),
      held.probabilities.data(),
    ]);
    return {
      logits: { shape: held.logits.shape, data: Float32Array.from(logits) },
      probabilities: { shape: held.logits.shape, data: Float32Array.from(probabilities) },
    };
  } finally {
    tf.dispose(held);
  }
}
