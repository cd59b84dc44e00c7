import { Random } from '../../../src/cnn/tensor/random.ts';

/** Numbers in an image of 32×32×3. */
export const PIXELS = 32 * 32 * 3;

/** Images of noise, 0..1, `[count, 32, 32, 3]`, and a class for each: what they show costs no time. */
export function noise(count: number): { images: Float32Array; labels: Uint8Array } {
  const random = new Random(1);
  return {
    images: Float32Array.from({ length: count * PIXELS }, () => random.uniform()),
    labels: Uint8Array.from({ length: count }, () => random.integer(10)),
  };
}

/** The first of these images with a grey patch of 8×8 round each of so many places, row by row. */
export function occluded(image: Float32Array, first: number, count: number): Float32Array {
  const images = new Float32Array(count * PIXELS);
  for (let i = 0; i < count; i++) {
    images.set(image.subarray(0, PIXELS), i * PIXELS);
    const place = (first + i) % 1024;
    const [top, left] = [Math.floor(place / 32) - 4, (place % 32) - 4];
    for (let y = Math.max(0, top); y < Math.min(32, top + 8); y++) {
      const row = i * PIXELS + y * 96;
      images.fill(0.5, row + 3 * Math.max(0, left), row + 3 * Math.min(32, left + 8));
    }
  }
  return images;
}

/** So many copies of an image, each with another pixel of its own colour. */
export function onePixelEach(image: Float32Array, count: number, random: Random): Float32Array {
  const images = new Float32Array(count * PIXELS);
  for (let i = 0; i < count; i++) {
    images.set(image.subarray(0, PIXELS), i * PIXELS);
    const pixel = i * PIXELS + 3 * random.integer(1024);
    for (let channel = 0; channel < 3; channel++) images[pixel + channel] = random.uniform();
  }
  return images;
}
