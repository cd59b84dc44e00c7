import * as tf from '@tensorflow/tfjs-core';
import { ownKernel } from '../tensor/own-kernel.ts';
import type { ApplyContext, Layer, LayerVariables } from './layer.ts';
import { type OptionRules, positive, readOptions, within } from './options.ts';

export interface BatchNormOptions {
  /** The share of the moving mean and variance that a training step leaves, 0 to below 1; default 0.9. */
  readonly momentum?: number;
  /** Added to the variance, against division by 0; default 1e-5. */
  readonly epsilon?: number;
}

export const batchNormRules: OptionRules<BatchNormOptions> = {
  momentum: within(0, 1, 0.9),
  epsilon: positive(1e-5),
};

/**
 * Brings each channel to mean 0 and variance 1, then to a learnt scale and offset (Ioffe and Szegedy 2015):
 * gamma · (x − mean) / √(variance + epsilon) + beta. Any shape, channels last.
 *
 * In training, mean and variance are the batch's; otherwise they are moving ones, kept in training.
 * Learns `gamma` and `beta` `[channels]`, keeps `movingMean` and `movingVariance`.
 *
 * @throws InputError for bad options.
 *
 * @example
 * sequential({ input: [8, 8, 3], seed: 1 }, [conv2d({ filters: 4, size: 3, bias: false }), batchNorm(), relu()]);
 */
export function batchNorm(given: BatchNormOptions = {}): Layer {
  const options = readOptions('batchNorm', given, batchNormRules);
  return {
    kind: 'batchNorm',
    options: { ...options },
    outputShape: (input) => input,
    variables: (input) => [
      { name: 'gamma', shape: input.slice(-1), initial: 'ones', trainable: true },
      { name: 'beta', shape: input.slice(-1), initial: 'zeros', trainable: true },
      { name: 'movingMean', shape: input.slice(-1), initial: 'zeros', trainable: false },
      { name: 'movingVariance', shape: input.slice(-1), initial: 'ones', trainable: false },
    ],
    multiplyAdds: () => 0,
    apply: (x, variables, context) =>
      inOnePass(x, variables, context, options, false) ?? composed(x, variables, context, options),
    applyRectified: (x, variables, context) => inOnePass(x, variables, context, options, true),
  };
}

type Settings = Required<BatchNormOptions>;

/** With a ReLU if one follows, where the backend can. */
function inOnePass(
  x: tf.Tensor,
  { gamma, beta, movingMean, movingVariance }: LayerVariables,
  { training, keep }: ApplyContext,
  { momentum, epsilon }: Settings,
  relu: boolean,
): tf.Tensor | null {
  const attributes = { epsilon, relu };
  if (!training) {
    const inputs = { x, mean: movingMean, variance: movingVariance, gamma, beta };
    return ownKernel('OwnBatchNormGiven', inputs, attributes)?.[0] ?? null;
  }
  const outputs = ownKernel('OwnBatchNorm', { x, gamma, beta }, attributes);
  if (!outputs) return null;
  const [y, mean, variance] = outputs;
  keep('movingMean', blend(movingMean, mean, momentum));
  keep('movingVariance', blend(movingVariance, variance, momentum));
  return y;
}

function composed(
  x: tf.Tensor,
  { gamma, beta, movingMean, movingVariance }: LayerVariables,
  { training, keep }: ApplyContext,
  { momentum, epsilon }: Settings,
): tf.Tensor {
  const scale = (centred: tf.Tensor, variance: tf.Tensor) =>
    tf.add(tf.mul(centred, tf.mul(gamma, tf.rsqrt(tf.add(variance, epsilon)))), beta);
  if (!training) return scale(tf.sub(x, movingMean), movingVariance);
  const mean = tf.mean(x, allButLast(x));
  const centred = tf.sub(x, mean);
  const variance = tf.mean(tf.square(centred), allButLast(x));
  keep('movingMean', blend(movingMean, mean, momentum));
  keep('movingVariance', blend(movingVariance, variance, momentum));
  return scale(centred, variance);
}

function allButLast(x: tf.Tensor): number[] {
  return x.shape.slice(0, -1).map((_, axis) => axis);
}

function blend(old: tf.Tensor, fresh: tf.Tensor, share: number): tf.Tensor {
  return tf.add(tf.mul(old, share), tf.mul(fresh, 1 - share));
}
