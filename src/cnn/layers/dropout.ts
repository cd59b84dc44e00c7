import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../tensor/input-error.ts';
import type { Layer } from './layer.ts';
import { type OptionRules, readOptions, within } from './options.ts';

export interface DropoutOptions {
  /** The share of numbers that are put to 0 in training, 0 to below 1; default 0.5. */
  readonly rate?: number;
}

export const dropoutRules: OptionRules<DropoutOptions> = { rate: within(0, 1, 0.5) };

/**
 * In training, puts each number to 0 with probability `rate` and divides the others by 1 − `rate`, so
 * that their mean stays; otherwise hands its input on (Srivastava et al. 2014). Of any shape.
 *
 * @throws InputError for a bad rate, and in training without a `random`.
 *
 * @example
 * sequential({ input: [64], seed: 1 }, [dropout({ rate: 0.5 }), dense({ units: 10 })]);
 */
export function dropout(given: DropoutOptions = {}): Layer {
  const options = readOptions('dropout', given, dropoutRules);
  const { rate } = options;
  return {
    kind: 'dropout',
    options: { ...options },
    outputShape: (input) => input,
    variables: () => [],
    multiplyAdds: () => 0,
    apply(x, _, { training, random, part }) {
      if (!training || rate === 0) return x;
      if (random === undefined) throw new InputError('dropout', 'random in training', random);
      const [count] = x.shape;
      const { first, of } = part ?? { first: 0, of: count };
      const each = x.size / count;
      // Numbers for the images before and behind, so that a part drops what it would in the whole batch.
      random.skip(first * each);
      const kept = new Float32Array(x.size).map(() => (random.uniform() < rate ? 0 : 1));
      random.skip((of - first - count) * each);
      return tf.mul(
        x,
        tf.tensor(
          kept.map((keep) => keep / (1 - rate)),
          x.shape,
        ),
      );
    },
  };
}
