import * as tf from '@tensorflow/tfjs-core';
import { Network } from '../model/index.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';

/**
 * Anything that maps images `[batch, height, width, channels]`, pixels 0..1, to logits `[batch, classes]` with
 * operations of tfjs, so that a gradient can be taken: a network of ours, or a function.
 */
export type DifferentiableScores = Network | ((images: tf.Tensor4D) => tf.Tensor2D);

/**
 * The gradient of each image's cross-entropy for a class, with respect to its pixels.
 *
 * @param images `[batch, height, width, channels]`.
 * @param classes one an image.
 * @returns of the images' shape; a step along it makes the class less likely.
 */
export async function lossGradient(
  scores: DifferentiableScores,
  images: PlainTensor,
  classes: ArrayLike<number>,
): Promise<PlainTensor> {
  const forward = scores instanceof Network ? (x: tf.Tensor) => scores.forward(x) : scores;
  const gradient = tf.tidy(() => {
    const x = tf.tensor4d(images.data, images.shape as [number, number, number, number]);
    // Summed, not averaged: what an image gets does not depend on those beside it.
    return tf.grad((pixels) => {
      const logits = forward(pixels as tf.Tensor4D) as tf.Tensor2D;
      const wanted = tf.oneHot(tf.tensor1d(Int32Array.from(classes), 'int32'), logits.shape[1]);
      return tf.neg(tf.sum(tf.mul(tf.cast(wanted, 'float32'), tf.logSoftmax(logits))));
    })(x);
  });
  try {
    return { shape: images.shape, data: Float32Array.from(await gradient.data()) };
  } finally {
    gradient.dispose();
  }
}
