import * as tf from '@tensorflow/tfjs-core';
import { ownKernel } from '../../tensor/own-kernel.ts';
import { gradient, sumTo } from './gradient.ts';

/** Gradients of the layers that scale activations by what is around them. */
export const normalise: readonly tf.GradConfig[] = [
  gradient('LRN', ['x', 'output'], (dy, [x, y], attributes) => ({
    x: () =>
      tf.engine().runKernel('LRNGrad', { x, y, dy }, attributes as unknown as tf.NamedAttrMap),
  })),
  // It must have a scale: tfjs cannot save an input that is not there.
  gradient('FusedBatchNorm', ['x', 'mean', 'variance', 'scale'], (dy, saved, attributes) => {
    const { gamma, beta, ...rest } = byGiven(dy, saved, attributes.varianceEpsilon as number);
    return { ...rest, scale: gamma, offset: beta };
  }),
  gradient(
    'OwnBatchNormGiven',
    ['x', 'mean', 'variance', 'gamma', 'output'],
    (dy, [x, mean, variance, gamma, output], { relu, epsilon }) => {
      const [passed] = (relu ? ownKernel('OwnReluGradient', { dy, output }) : null) ?? [dy];
      return byGiven(passed, [x, mean, variance, gamma], epsilon as number);
    },
  ),
  // In training mean and variance follow from x, and its gradient goes through them.
  {
    ...gradient('OwnBatchNorm', ['x', 'gamma', 'beta'], (dys, saved, attributes) => {
      const [dy] = dys as unknown as tf.Tensor[];
      const [x, gamma, beta, mean, variance] = saved;
      const inputs = { dy, x, gamma, beta, mean, variance };
      const slopes = ownKernel('OwnBatchNormGradient', inputs, attributes) as tf.Tensor[];
      return { x: () => slopes[0], gamma: () => slopes[1], beta: () => slopes[2] };
    }),
    outputsToSave: [false, true, true],
  },
];

/** Of y = gamma · (x − mean) / √(variance + ε) + beta, with the statistics given. */
function byGiven(
  dy: tf.Tensor,
  [x, mean, variance, gamma]: tf.Tensor[],
  epsilon: number,
): Record<'x' | 'mean' | 'variance' | 'gamma' | 'beta', () => tf.Tensor> {
  const inverse = () => tf.rsqrt(tf.add(variance, epsilon));
  const scaled = () => tf.mul(dy, gamma);
  const centred = () => tf.sub(x, mean);
  return {
    x: () => tf.mul(dy, tf.mul(gamma, inverse())),
    mean: () => sumTo(tf.neg(tf.mul(scaled(), inverse())), mean.shape),
    variance: () => {
      const slope = tf.mul(-0.5, tf.pow(inverse(), 3));
      return sumTo(tf.mul(tf.mul(scaled(), centred()), slope), variance.shape);
    },
    gamma: () => sumTo(tf.mul(dy, tf.mul(centred(), inverse())), mean.shape),
    beta: () => sumTo(dy, mean.shape),
  };
}
