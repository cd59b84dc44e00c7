import * as tf from '@tensorflow/tfjs-core';
import { gradient, sumTo } from './gradient.ts';

/** Gradients of the layers that scale activations by what is around them. */
export const normalise: readonly tf.GradConfig[] = [
  gradient('LRN', ['x', 'output'], (dy, [x, y], attributes) => ({
    x: () =>
      tf.engine().runKernel('LRNGrad', { x, y, dy }, attributes as unknown as tf.NamedAttrMap),
  })),
  // y = scale · (x − mean) / √(variance + ε) + offset, with the statistics given. It must
  // have a scale: tfjs cannot save an input that is not there.
  gradient(
    'FusedBatchNorm',
    ['x', 'mean', 'variance', 'scale'],
    (dy, [x, mean, variance, scale], attributes) => {
      const { varianceEpsilon } = attributes as { varianceEpsilon: number };
      const inverse = () => tf.rsqrt(tf.add(variance, varianceEpsilon));
      const scaled = () => tf.mul(dy, scale);
      const centred = () => tf.sub(x, mean);
      return {
        x: () => tf.mul(scaled(), inverse()),
        mean: () => sumTo(tf.neg(tf.mul(scaled(), inverse())), mean.shape),
        variance: () => {
          const slope = tf.mul(-0.5, tf.pow(inverse(), 3));
          return sumTo(tf.mul(tf.mul(scaled(), centred()), slope), variance.shape);
        },
        scale: () => sumTo(tf.mul(dy, tf.mul(centred(), inverse())), mean.shape),
        offset: () => sumTo(dy, mean.shape),
      };
    },
  ),
];
