import * as tf from '@tensorflow/tfjs-core';
import { sizeOf } from '../tensor/shape.ts';
import type { Layer } from './layer.ts';

/**
 * Lays a map out as one row of numbers: `[batch, height, width, channels]` → `[batch, features]`.
 *
 * @example
 * flatten().outputShape([4, 4, 20]); // [320]
 */
export function flatten(): Layer {
  return {
    kind: 'flatten',
    options: {},
    outputShape: (input) => [sizeOf(input)],
    variables: () => [],
    multiplyAdds: () => 0,
    apply: (x) => tf.reshape(x, [x.shape[0], -1]),
  };
}
