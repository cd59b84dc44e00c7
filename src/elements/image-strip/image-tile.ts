/**
 * The bytes of one image as RGBA.
 *
 * @param images `[count, height, width, channels]`, bytes 0..255, channels 1 or 3.
 */
export function tile(
  images: Uint8Array,
  index: number,
  shape: readonly [number, number, number],
): Uint8ClampedArray<ArrayBuffer> {
  const [height, width, channels] = shape;
  const from = index * height * width * channels;
  const bytes = new Uint8ClampedArray(height * width * 4);
  for (let pixel = 0; pixel < height * width; pixel++) {
    for (let colour = 0; colour < 3; colour++) {
      bytes[pixel * 4 + colour] = images[from + pixel * channels + Math.min(colour, channels - 1)];
    }
    bytes[pixel * 4 + 3] = 255;
  }
  return bytes;
}
