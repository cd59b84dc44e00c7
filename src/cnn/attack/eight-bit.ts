import type { PlainTensor } from '../tensor/plain-tensor.ts';

/** An image as a file can hold it: each number the nearest of 0/255, 1/255 … 255/255. */
export function toEightBit(image: PlainTensor): PlainTensor {
  const clipped = Uint8ClampedArray.from(image.data, (value) => value * 255);
  return { shape: image.shape, data: Float32Array.from(clipped, (byte) => byte / 255) };
}

/**
 * A changed image as a file can hold it, no number of it further from the original than before.
 *
 * Each change is cut to whole steps of 1/255 towards the original, so that a bound on changes holds for
 * what is saved and not only for what was computed.
 *
 * @param original on the grid of 8-bit values, as `toEightBit` gives it.
 */
export function changedInEightBit(original: PlainTensor, changed: PlainTensor): PlainTensor {
  const data = new Float32Array(original.data.length);
  for (let i = 0; i < data.length; i++) {
    const from = Math.round(original.data[i] * 255);
    const change = (changed.data[i] - original.data[i]) * 255;
    // A hair more, so that 8/255, which float32 cannot hold, is eight steps.
    const by = Math.sign(change) * Math.floor(Math.abs(change) + 1e-3);
    data[i] = Math.min(255, Math.max(0, from + by)) / 255;
  }
  return { shape: original.shape, data };
}
