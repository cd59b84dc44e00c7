import * as tf from '@tensorflow/tfjs-core';
import type { Layer } from './layer.ts';

/**
 * Keeps what is positive and puts 0 for the rest: max(0, x), of any shape (Nair and Hinton 2010).
 *
 * Its gradient passes where the input was above 0 and stops where it was not.
 *
 * @example
 * sequential({ input: [4], seed: 1 }, [dense({ units: 8 }), relu(), dense({ units: 2 })]);
 */
export function relu(): Layer {
  return {
    kind: 'relu',
    options: {},
    outputShape: (input) => input,
    variables: () => [],
    multiplyAdds: () => 0,
    apply: (x, _, { rectify = tf.relu }) => rectify(x),
  };
}
