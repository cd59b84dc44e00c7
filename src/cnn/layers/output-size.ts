import { InputError } from '../tensor/input-error.ts';
import { oneOf, type OptionRules, readOptions, whole } from './options.ts';

/** What to do where windows do not fill an input: refuse, or drop what is left over. */
export type Fit = 'exact' | 'floor';

export const FITS: readonly Fit[] = ['exact', 'floor'];

export interface OutputSizeOptions {
  /** N: the input's extent along one axis, in pixels. */
  readonly input: number;
  /** F: the window's extent. */
  readonly size: number;
  /** S: how far the window moves; default 1. */
  readonly stride?: number;
  /** P: pixels added on each side; default 0. */
  readonly pad?: number;
  /** `'exact'` (the default) refuses what does not fit, `'floor'` drops it as published architectures do. */
  readonly fit?: Fit;
}

const rules: OptionRules<OutputSizeOptions> = {
  input: whole(1),
  size: whole(1),
  stride: whole(1, { otherwise: 1 }),
  pad: whole(0, { otherwise: 0 }),
  fit: oneOf(FITS, 'exact'),
};

/**
 * How many places a sliding window takes along one axis: (N − F + 2P) / S + 1.
 *
 * @throws InputError when the window is larger than the padded input, or when the result is no whole
 * number (with `fit: 'exact'`); the message has the number.
 *
 * @example
 * outputSize({ input: 7, size: 3, stride: 2 }); // 3
 * outputSize({ input: 7, size: 3, stride: 3 }); // throws: … got 2.33
 * outputSize({ input: 7, size: 3, stride: 3, fit: 'floor' }); // 2
 */
export function outputSize(given: OutputSizeOptions): number {
  return placesAlong('outputSize', readOptions('outputSize', given, rules));
}

/** `outputSize` for options that are checked, its errors said to come from `where`. */
export function placesAlong(where: string, options: Required<OutputSizeOptions>): number {
  const { input, size, stride, pad, fit } = options;
  if (size > input + 2 * pad) {
    const room = `a window that fits in the padded input of ${input + 2 * pad}`;
    throw new InputError(where, room, `size ${size}`);
  }
  const places = (input - size + 2 * pad) / stride + 1;
  if (Number.isInteger(places) || fit === 'floor') return Math.floor(places);
  const formula = `(${input} − ${size} + 2·${pad}) / ${stride} + 1`;
  const wanted = `${formula} to be a whole number (or fit: 'floor')`;
  throw new InputError(where, wanted, places.toFixed(2));
}
