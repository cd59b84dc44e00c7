import type { PlainTensor } from '../tensor/plain-tensor.ts';

/** How far two images are apart. */
export interface Distance {
  /** How many pixels differ in any channel. */
  readonly l0: number;
  /** The root of the sum of squares over all pixels and channels, pixels 0..1. */
  readonly l2: number;
  /** The greatest difference of a pixel's channel, 0..1; times 255 in steps of 8-bit values. */
  readonly linf: number;
}

/** The distance of two images of one shape `[height, width, channels]`. */
export function distance(a: PlainTensor, b: PlainTensor): Distance {
  const channels = a.shape[a.shape.length - 1];
  let [l0, squares, linf] = [0, 0, 0];
  for (let pixel = 0; pixel < a.data.length; pixel += channels) {
    let changed = false;
    for (let i = pixel; i < pixel + channels; i++) {
      const difference = Math.abs(a.data[i] - b.data[i]);
      changed ||= difference > 0;
      squares += difference * difference;
      linf = Math.max(linf, difference);
    }
    if (changed) l0++;
  }
  return { l0, l2: Math.sqrt(squares), linf };
}

/** The root of the sum of squares. */
export function euclidean(values: Float32Array): number {
  let squares = 0;
  for (const value of values) squares += value * value;
  return Math.sqrt(squares);
}
