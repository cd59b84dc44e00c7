import * as tf from '@tensorflow/tfjs-core';
import type { Layer } from './layer.ts';

/**
 * Turns scores into probabilities: exp(x) divided by its sum over the last axis. Of any shape.
 *
 * A network that is trained ends without it: the loss and `predict` apply it themselves.
 *
 * @example
 * sequential({ input: [4], seed: 1 }, [dense({ units: 3 }), softmax()]);
 */
export function softmax(): Layer {
  return {
    kind: 'softmax',
    options: {},
    outputShape: (input) => input,
    variables: () => [],
    multiplyAdds: () => 0,
    apply: (x) => tf.softmax(x),
  };
}
