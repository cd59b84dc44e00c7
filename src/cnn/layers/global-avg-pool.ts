import * as tf from '@tensorflow/tfjs-core';
import type { Layer } from './layer.ts';
import { mapShape } from './spatial.ts';

/**
 * The mean of each whole channel: `[batch, height, width, channels]` → `[batch, channels]` (Lin et al. 2013).
 *
 * @throws InputError for an input that is no map.
 *
 * @example
 * globalAvgPool().outputShape([7, 7, 512]); // [512]
 */
export function globalAvgPool(): Layer {
  return {
    kind: 'globalAvgPool',
    options: {},
    window: { size: Infinity, stride: 1, pad: 0 },
    outputShape: (input) => [mapShape('globalAvgPool', input)[2]],
    variables: () => [],
    multiplyAdds: () => 0,
    apply: (x) => tf.mean(x, [1, 2]),
  };
}
