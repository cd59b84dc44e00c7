import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../tensor/input-error.ts';
import type { Layer } from './layer.ts';
import { oneOf, type OptionRules, readOptions, whole } from './options.ts';
import { FITS, type Fit } from './output-size.ts';
import { mapShape, placesOn } from './spatial.ts';

export interface PoolOptions {
  /** F: height and width of the window, in pixels. */
  readonly size: number;
  /** S: how far the window moves; default `size`, so that windows do not overlap. */
  readonly stride?: number;
  /** P: places added on each side, below `size`; they never count, neither as a maximum nor in a mean. Default 0. */
  readonly pad?: number;
  /** `'exact'` (the default) refuses a window that does not fit, `'floor'` drops what is left over. */
  readonly fit?: Fit;
}

export const poolRules: OptionRules<PoolOptions> = {
  size: whole(1),
  stride: whole(1, { sameAs: 'size' }),
  pad: whole(0, { otherwise: 0 }),
  fit: oneOf(FITS, 'exact'),
};

/** A layer that makes one number of each window, on each channel alone. */
export function pool(kind: string, given: PoolOptions, reduce: typeof tf.maxPool): Layer {
  const options = readOptions(kind, given, poolRules);
  const { size, stride, pad } = options;
  if (pad >= size) {
    throw new InputError(kind, `pad below size ${size}, or windows would hold padding only`, pad);
  }
  return {
    kind,
    options: { ...options },
    window: { size, stride, pad },
    outputShape: (input) => [...placesOn(kind, input, options), mapShape(kind, input)[2]],
    variables: () => [],
    multiplyAdds: () => 0,
    apply: (x) => reduce(x as tf.Tensor4D, size, stride, pad),
  };
}
