import * as tf from '@tensorflow/tfjs-core';
import type { Layer } from './layer.ts';
import { type OptionRules, positive, readOptions, whole, within } from './options.ts';
import { mapShape } from './spatial.ts';

/** The defaults are AlexNet's: five channels, k = 2, α = 0.0001, β = 0.75. */
export interface LocalResponseNormOptions {
  /** How many channels on each side count; default 2, so five in all. */
  readonly radius?: number;
  /** k: what a place without activity is divided by, to the power β; above 0, default 2. */
  readonly bias?: number;
  /** α: the weight of the sum of squares; default 0.0001. */
  readonly alpha?: number;
  /** β: the power; default 0.75. */
  readonly beta?: number;
}

export const localResponseNormRules: OptionRules<LocalResponseNormOptions> = {
  radius: whole(0, { otherwise: 2 }),
  bias: positive(2),
  alpha: within(0, Infinity, 1e-4),
  beta: within(0, Infinity, 0.75),
};

/**
 * Divides each number by the activity of the channels near it: x / (k + α Σ x²)^β
 * (Krizhevsky, Sutskever and Hinton 2012, section 3.3). `[batch, height, width, channels]`, shape kept.
 *
 * @throws InputError for bad options or an input that is no map.
 *
 * @example
 * sequential({ input: [227, 227, 3], seed: 1 }, [conv2d({ filters: 96, size: 11, stride: 4 }), relu(), localResponseNorm()]);
 */
export function localResponseNorm(given: LocalResponseNormOptions = {}): Layer {
  const options = readOptions('localResponseNorm', given, localResponseNormRules);
  const { radius, bias, alpha, beta } = options;
  return {
    kind: 'localResponseNorm',
    options: { ...options },
    outputShape: (input) => mapShape('localResponseNorm', input),
    variables: () => [],
    multiplyAdds: () => 0,
    apply: (x) => tf.localResponseNormalization(x as tf.Tensor4D, radius, bias, alpha, beta),
  };
}
