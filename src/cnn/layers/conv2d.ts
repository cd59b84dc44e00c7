import * as tf from '@tensorflow/tfjs-core';
import { ownKernel } from '../tensor/own-kernel.ts';
import type { Layer, LayerVariables } from './layer.ts';
import { flag, oneOf, type OptionRules, readOptions, whole } from './options.ts';
import { FITS, type Fit } from './output-size.ts';
import { mapShape, placesOn } from './spatial.ts';

export interface Conv2dOptions {
  /** K: how many filters, and so how many channels come out. */
  readonly filters: number;
  /** F: height and width of a filter, in pixels; its depth is the input's. */
  readonly size: number;
  /** S: how far the filter moves; default 1. */
  readonly stride?: number;
  /** P: zeros added on each side; default 0. */
  readonly pad?: number;
  /** `'exact'` (the default) refuses a filter that does not fit, `'floor'` drops what is left over. */
  readonly fit?: Fit;
  /** Whether each filter adds a number of its own; default true. */
  readonly bias?: boolean;
}

export const conv2dRules: OptionRules<Conv2dOptions> = {
  filters: whole(1),
  size: whole(1),
  stride: whole(1, { otherwise: 1 }),
  pad: whole(0, { otherwise: 0 }),
  fit: oneOf(FITS, 'exact'),
  bias: flag(true),
};

/**
 * Slides filters over a map: at each place the dot product of filter and input, plus a bias.
 *
 * `[batch, height, width, depth]` → `[batch, (height − F + 2P) / S + 1, (width − F + 2P) / S + 1, K]`.
 * The filter is not turned round: a cross-correlation, as in all networks (LeCun et al. 1998).
 * Learns `filter` `[F, F, depth, K]` and `bias` `[K]`.
 *
 * @throws InputError for bad options, an input that is no map, or a filter that does not fit.
 *
 * @example
 * const ten = conv2d({ filters: 10, size: 5, pad: 2 });
 * ten.outputShape([32, 32, 3]); // [32, 32, 10]
 */
export function conv2d(given: Conv2dOptions): Layer {
  const options = readOptions('conv2d', given, conv2dRules);
  const { filters, size, stride, pad, bias } = options;
  return {
    kind: 'conv2d',
    options: { ...options },
    window: { size, stride, pad },
    outputShape: (input) => [...placesOn('conv2d', input, options), filters],
    variables(input) {
      const [, , depth] = mapShape('conv2d', input);
      const shape = [size, size, depth, filters];
      const filter = { name: 'filter', shape, initial: { he: size * size * depth } };
      const offset = { name: 'bias', shape: [filters], initial: 'zeros' as const };
      return (bias ? [filter, offset] : [filter]).map((spec) => ({ ...spec, trainable: true }));
    },
    multiplyAdds(input) {
      const [rows, columns] = placesOn('conv2d', input, options);
      return rows * columns * filters * size * size * mapShape('conv2d', input)[2];
    },
    apply(x, variables) {
      const own = inOnePass(x, variables, options, false);
      if (own) return own;
      const y = tf.conv2d(x as tf.Tensor4D, variables.filter as tf.Tensor4D, stride, pad);
      return bias ? tf.add(y, variables.bias) : y;
    },
    applyRectified: (x, variables) => inOnePass(x, variables, options, true),
  };
}

/** With its bias, and a ReLU if one follows, where the backend can. */
function inOnePass(
  x: tf.Tensor,
  { filter, bias }: LayerVariables,
  { stride, pad }: { stride: number; pad: number },
  relu: boolean,
): tf.Tensor | null {
  const inputs = { x, filter, ...(bias && { bias }) };
  const attributes = { strides: stride, pad, dataFormat: 'NHWC', dimRoundingMode: 'floor', relu };
  return ownKernel('OwnConv2D', inputs, attributes)?.[0] ?? null;
}
