import * as tf from '@tensorflow/tfjs-core';
import { ownKernel } from '../../tensor/own-kernel.ts';
import { type Attributes, gradient } from './gradient.ts';

/** Gradients of operations that take many numbers to one, and of what is made of them. */
export const reduce: readonly tf.GradConfig[] = [
  gradient('Sum', ['x'], (dy, [x], attributes) => ({
    x: () => repeat(dy, x, attributes, 1),
  })),
  gradient('Mean', ['x'], (dy, [x], attributes) => ({
    x: () => repeat(dy, x, attributes, dy.size / x.size),
  })),
  extreme('Max', tf.max),
  extreme('Min', tf.min),
  gradient('Softmax', ['output'], (dy, [y], attributes) => {
    const { dim } = attributes as { dim: number };
    return {
      logits: () => {
        const weighted = tf.mul(dy, y);
        return tf.sub(weighted, tf.mul(tf.sum(weighted, dim, true), y));
      },
    };
  }),
  gradient('Cumsum', [], (dy, _, attributes) => {
    const { axis, exclusive, reverse } = attributes as {
      axis: number;
      exclusive: boolean;
      reverse: boolean;
    };
    return { x: () => tf.cumsum(dy, axis, exclusive, !reverse) };
  }),
];

/** Equal greatest (or least) numbers all get the gradient, as tfjs does it. */
function extreme(kernelName: string, of: typeof tf.max): tf.GradConfig {
  return gradient(kernelName, ['x'], (dy, [x], attributes) => ({
    x: () => {
      const { reductionIndices } = attributes as { reductionIndices?: number | number[] };
      const best = of(x, reductionIndices, true);
      return tf.mul(spread(dy, x, attributes), tf.cast(tf.equal(x, best), dy.dtype));
    },
  }));
}

/** `dy` times `factor`, repeated along the axes that were reduced away. */
function repeat(dy: tf.Tensor, x: tf.Tensor, attributes: Attributes, factor: number): tf.Tensor {
  // A mean over each map has its maps between the batch and the channels.
  const axes = [attributes.axis ?? []].flat().join();
  if (x.rank === 4 && axes === '1,2') {
    const [batch, height, width, channels] = x.shape;
    const rows = { x: tf.reshape(dy, [batch, channels]) };
    const [repeated] = ownKernel('OwnRepeatRows', rows, { rows: height * width, factor }) ?? [];
    if (repeated) return tf.reshape(repeated, x.shape);
  }
  const spreadOut = spread(dy, x, attributes);
  return factor === 1 ? spreadOut : tf.mul(spreadOut, factor);
}

/** Repeats `dy` along the axes that were reduced away, so that it has the shape of `x`. */
function spread(dy: tf.Tensor, x: tf.Tensor, { axis, reductionIndices }: Attributes): tf.Tensor {
  const given = (axis ?? reductionIndices ?? []) as number | number[];
  const listed = typeof given === 'number' ? [given] : given;
  const axes = listed.length > 0 ? listed : x.shape.map((_, index) => index);
  const kept = x.shape.map((size, index) =>
    axes.some((reduced) => (reduced + x.rank) % x.rank === index) ? 1 : size,
  );
  return tf.mul(tf.reshape(dy, kept), tf.ones(x.shape, 'float32'));
}
