import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../tensor/input-error.ts';
import type { Shape } from '../tensor/shape.ts';
import type { Layer } from './layer.ts';
import { flag, type OptionRules, readOptions, whole } from './options.ts';

export interface DenseOptions {
  /** How many numbers come out. */
  readonly units: number;
  /** Whether each unit adds a number of its own; default true. */
  readonly bias?: boolean;
}

export const denseRules: OptionRules<DenseOptions> = { units: whole(1), bias: flag(true) };

/**
 * Every output a weighted sum of every input, plus a bias: `[batch, features]` → `[batch, units]`.
 *
 * Learns `weights` `[features, units]` and `bias` `[units]`.
 *
 * @throws InputError for bad options, or an input that is not one row of numbers.
 *
 * @example
 * sequential({ input: [32, 32, 3], seed: 7 }, [flatten(), dense({ units: 10 })]);
 */
export function dense(given: DenseOptions): Layer {
  const options = readOptions('dense', given, denseRules);
  const { units, bias } = options;
  return {
    kind: 'dense',
    options: { ...options },
    window: { size: Infinity, stride: 1, pad: 0 },
    outputShape(input) {
      features(input);
      return [units];
    },
    variables(input) {
      const inputs = features(input);
      const weights = { name: 'weights', shape: [inputs, units], initial: { he: inputs } };
      const offset = { name: 'bias', shape: [units], initial: 'zeros' as const };
      return (bias ? [weights, offset] : [weights]).map((spec) => ({ ...spec, trainable: true }));
    },
    multiplyAdds: (input) => features(input) * units,
    apply(x, variables) {
      const y = tf.matMul(x as tf.Tensor2D, variables.weights as tf.Tensor2D);
      return bias ? tf.add(y, variables.bias) : y;
    },
  };
}

function features(input: Shape): number {
  if (input.length === 1) return input[0];
  throw new InputError('dense', 'input [features], as flatten() gives it', input);
}
