import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../tensor/input-error.ts';
import type { Layer } from './layer.ts';
import { type OptionRule, type OptionRules, readOptions } from './options.ts';

export interface NormalizeOptions {
  /** What is subtracted: one number, or one a channel; default 0.5. */
  readonly mean?: number | readonly number[];
  /** What is divided by, above 0: one number, or one a channel; default 1. */
  readonly deviation?: number | readonly number[];
}

export const normalizeRules: OptionRules<NormalizeOptions> = {
  mean: perChannel('a number, or one a channel', Number.isFinite, 0.5),
  deviation: perChannel('a number above 0, or one a channel', (n) => n > 0 && n < Infinity, 1),
};

/**
 * Centres pixels: (x − mean) / deviation, of any shape, channels last; nothing is learnt.
 *
 * As a layer, so that a network takes pixels 0..1 and gradients come out in pixel units.
 *
 * @throws InputError for bad options, or for other channels than there are numbers.
 *
 * @example
 * sequential({ input: [32, 32, 3], seed: 7 }, [normalize({ mean: [0.49, 0.48, 0.45] }), conv2d({ filters: 8, size: 3 })]);
 */
export function normalize(given: NormalizeOptions = {}): Layer {
  const options = readOptions('normalize', given, normalizeRules);
  const { mean, deviation } = options;
  return {
    kind: 'normalize',
    options: { ...options },
    outputShape(input) {
      for (const [name, numbers] of Object.entries(options)) {
        if (typeof numbers === 'number' || numbers.length === input.at(-1)) continue;
        throw new InputError(
          'normalize',
          `${numbers.length} channels, as ${name} has numbers`,
          input,
        );
      }
      return input;
    },
    variables: () => [],
    multiplyAdds: () => 0,
    apply: (x) => tf.div(tf.sub(x, constant(mean)), constant(deviation)),
  };
}

function constant(numbers: number | readonly number[]): tf.Tensor {
  return typeof numbers === 'number' ? tf.scalar(numbers) : tf.tensor1d([...numbers]);
}

function perChannel(
  expected: string,
  fits: (n: number) => boolean,
  otherwise: number,
): OptionRule<number | readonly number[]> {
  const accepts = (value: unknown) => typeof value === 'number' && fits(value);
  return {
    expected,
    accepts: (value) =>
      accepts(value) || (Array.isArray(value) && value.length > 0 && value.every(accepts)),
    otherwise,
  };
}
