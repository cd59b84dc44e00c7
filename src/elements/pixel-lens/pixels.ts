/** A picture of red, green and blue bytes, as the lens shows and changes it. */
export interface Pixels {
  readonly height: number;
  readonly width: number;
  /** `[height, width, 3]`, 0..255. */
  readonly bytes: Uint8Array;
}

/** The colours in the order in which a picture holds them. */
export const COLOURS = ['red', 'green', 'blue'] as const;

/** Where the first of a pixel's three numbers stands. */
export function placeOf({ width }: Pixels, row: number, column: number): number {
  return (row * width + column) * 3;
}

/** The three numbers of a pixel. */
export function numbersAt(pixels: Pixels, row: number, column: number): number[] {
  const at = placeOf(pixels, row, column);
  return [...pixels.bytes.subarray(at, at + 3)];
}

/** The same picture with one number changed; the given one stays as it is. */
export function withNumber(pixels: Pixels, at: number, value: number): Pixels {
  const bytes = pixels.bytes.slice();
  bytes[at] = Math.max(0, Math.min(255, Math.round(value)));
  return { ...pixels, bytes };
}

/**
 * The picture with fewer pixels, its longer side `side`: each the mean of those that it covers.
 *
 * A picture that is no longer than that is given back as it is.
 */
export function shrink(pixels: Pixels, side: number): Pixels {
  const longer = Math.max(pixels.height, pixels.width);
  if (longer <= side) return pixels;
  const height = Math.max(1, Math.round((pixels.height * side) / longer));
  const width = Math.max(1, Math.round((pixels.width * side) / longer));
  const bytes = new Uint8Array(height * width * 3);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const rows = [row, row + 1].map((r) => Math.floor((r * pixels.height) / height));
      const columns = [column, column + 1].map((c) => Math.floor((c * pixels.width) / width));
      bytes.set(meanOf(pixels, rows, columns), (row * width + column) * 3);
    }
  return { height, width, bytes };
}

function meanOf(pixels: Pixels, [top, below]: number[], [left, right]: number[]): number[] {
  const sums = [0, 0, 0];
  for (let row = top; row < below; row++)
    for (let column = left; column < right; column++) {
      const at = placeOf(pixels, row, column);
      for (let colour = 0; colour < 3; colour++) sums[colour] += pixels.bytes[at + colour];
    }
  const count = (below - top) * (right - left);
  return sums.map((sum) => Math.round(sum / count));
}

/** RGBA of the picture with the colours that are on, 0 in place of the others. */
export function inColour(
  { bytes }: Pixels,
  on: readonly boolean[],
): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray((bytes.length / 3) * 4).fill(255);
  for (let pixel = 0; pixel * 3 < bytes.length; pixel++)
    for (let colour = 0; colour < 3; colour++)
      rgba[pixel * 4 + colour] = on[colour] ? bytes[pixel * 3 + colour] : 0;
  return rgba;
}

/** RGBA of one channel by itself, black at 0 and white at 255. */
export function inGrey({ bytes }: Pixels, colour: number): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray((bytes.length / 3) * 4).fill(255);
  for (let pixel = 0; pixel * 3 < bytes.length; pixel++)
    rgba.fill(bytes[pixel * 3 + colour], pixel * 4, pixel * 4 + 3);
  return rgba;
}

/** Whether black or white is legible on a colour: by its luminance, as WCAG 2.2 defines it. */
export function inkOn(rgb: readonly number[]): 'black' | 'white' {
  const [red, green, blue] = rgb.map((byte) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? 'black' : 'white';
}
