import type { PlainTensor } from '../tensor/plain-tensor.ts';
import type { Random } from '../tensor/random.ts';

/** How the images of a batch are changed, each anew whenever it is used, so that they seem more. */
export interface Augmentation {
  /** Whether half of the images, at random, are seen in a mirror; default false. */
  readonly flip?: boolean;
  /** By how many pixels at most an image is moved each way; what comes in repeats the edge. Default 0. */
  readonly shift?: number;
  /**
   * Side of a grey square, in pixels, that hides a part of each image (DeVries and Taylor 2017); its middle is anywhere on
   * the image, so a part of it may hang out. Default 0: none.
   */
  readonly cutout?: number;
}

/** Of the square: the middle of the range. */
const GREY = 0.5;

/**
 * A batch `[batch, height, width, channels]` with each image flipped, moved and partly hidden at random.
 *
 * @example
 * augment(batch, { flip: true, shift: 4 }, new Random(1)); // as He et al. 2016 train on CIFAR-10
 */
export function augment(
  batch: PlainTensor,
  { flip = false, shift = 0, cutout = 0 }: Augmentation,
  random: Random,
): PlainTensor {
  if (!flip && shift === 0 && cutout === 0) return batch;
  const [count, height, width, channels] = batch.shape;
  const data = new Float32Array(batch.data.length);
  const clamp = (at: number, length: number) => Math.min(Math.max(at, 0), length - 1);
  for (let image = 0, to = 0; image < count; image++) {
    const mirrored = flip && random.uniform() < 0.5;
    const down = shift > 0 ? random.integer(2 * shift + 1) - shift : 0;
    const right = shift > 0 ? random.integer(2 * shift + 1) - shift : 0;
    for (let y = 0; y < height; y++) {
      const row = (image * height + clamp(y - down, height)) * width;
      for (let x = 0; x < width; x++) {
        const column = clamp(x - right, width);
        let from = (row + (mirrored ? width - 1 - column : column)) * channels;
        for (let channel = 0; channel < channels; channel++) data[to++] = batch.data[from++];
      }
    }
    if (cutout > 0) hide(data, image, batch.shape, cutout, random);
  }
  return { shape: batch.shape, data };
}

/** Lays a grey square on one image of a batch. */
function hide(
  data: Float32Array,
  image: number,
  [, height, width, channels]: PlainTensor['shape'],
  size: number,
  random: Random,
): void {
  const top = random.integer(height) - (size >> 1);
  const left = random.integer(width) - (size >> 1);
  const [from, to] = [Math.max(0, left), Math.min(width, left + size)];
  for (let y = Math.max(0, top); y < Math.min(height, top + size); y++) {
    const row = (image * height + y) * width;
    data.fill(GREY, (row + from) * channels, (row + to) * channels);
  }
}
