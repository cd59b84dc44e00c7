import { InputError } from '../tensor/input-error.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';

/**
 * An image in another size: each new pixel is the mean of the area that it covers, parts of pixels in their part.
 *
 * Made smaller, nothing is skipped and nothing flickers; made larger, pixels become blocks.
 *
 * @param image `[height, width, channels]`
 * @throws InputError when a size is not a whole number from 1.
 * @example
 * const small = resample(photo, 32, 32); // [32, 32, 3]
 */
export function resample(image: PlainTensor, height: number, width: number): PlainTensor {
  if (image.shape.length !== 3) {
    throw new InputError('resample', 'an image [height, width, channels]', image.shape);
  }
  for (const size of [height, width]) {
    if (!Number.isInteger(size) || size < 1) {
      throw new InputError('resample', 'a height and a width of whole pixels from 1', size);
    }
  }
  const [rows, columns, channels] = image.shape;
  if (rows === height && columns === width) return image;
  const tall = averageRows(image.data, rows, height, columns * channels);
  const data = new Float32Array(height * width * channels);
  for (let y = 0; y < height; y++) {
    const row = tall.subarray(y * columns * channels, (y + 1) * columns * channels);
    data.set(averageRows(row, columns, width, channels), y * width * channels);
  }
  return { shape: [height, width, channels], data };
}

/** `count` rows of `length` numbers, from the `rows` there are. */
function averageRows(
  data: Float32Array,
  rows: number,
  count: number,
  length: number,
): Float32Array {
  const result = new Float32Array(count * length);
  const step = rows / count;
  for (let i = 0; i < count; i++) {
    const from = i * step;
    const end = Math.min(rows, (i + 1) * step);
    for (let row = Math.floor(from); row < end; row++) {
      const share = (Math.min(end, row + 1) - Math.max(from, row)) / (end - from);
      if (share <= 0) continue;
      for (let j = 0; j < length; j++) result[i * length + j] += share * data[row * length + j];
    }
  }
  return result;
}
