/** What is white in these images: 1, 255, or null where some value is below 0 or above 255. */
export function whiteOf(values: ArrayLike<number>): number | null {
  let white = 1;
  for (let i = 0; i < values.length; i++) {
    if (values[i] < 0 || values[i] > 255) return null;
    if (values[i] > 1) white = 255;
  }
  return white;
}

/**
 * One image of a batch as RGBA bytes.
 *
 * @param shape `[height, width, channels]`
 * @param white what is white, where 0 is black; null puts 0 at mid grey and the farthest value at an end
 */
export function imageBytes(
  values: ArrayLike<number>,
  shape: readonly number[],
  index: number,
  white: number | null,
): Uint8ClampedArray<ArrayBuffer> {
  const [height, width, channels] = shape;
  const start = index * height * width * channels;
  const bytes = new Uint8ClampedArray(height * width * 4).fill(255);
  const farthest = white === null ? farthestOf(values) : 0;
  const byte = (value: number) =>
    white === null ? 127.5 + (127.5 * value) / (farthest || 1) : (255 * value) / white;
  for (let pixel = 0; pixel < height * width; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      const from = start + pixel * channels + (channels === 3 ? channel : 0);
      bytes[pixel * 4 + channel] = byte(values[from]);
    }
  }
  return bytes;
}

function farthestOf(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) most = Math.max(most, Math.abs(values[i]));
  }
  return most;
}
