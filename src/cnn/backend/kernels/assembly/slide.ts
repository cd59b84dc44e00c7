// Packed filters slid over images that have room round them: the tiles read their windows where they lie.
import { PANEL, panelWidth } from './panel';
import { tile3x12, tile4x8, TILE_BYTES } from './tile';

/** Bytes of packed filter that stay in the nearest cache while they slide over an image. */
const NEAR_BYTES: usize = 16 << 10;

/** Bytes of images with room that are worked on together, so that a packed filter is fetched once for them all. */
const FAR_BYTES: usize = 128 << 10;

/** How many of `batch` images with room are worked on together. */
export function imagesTogether(batch: i32, roomSize: usize): i32 {
  return min(batch, max(1, <i32>(FAR_BYTES / roomSize)));
}

/** Bytes for the images with room that `slide` works on, and behind them for its sums of eight filters. */
export function slideScratch(batch: i32, roomSize: usize, outputHeight: i32, outputWidth: i32): usize {
  const tiles = outputHeight * ((outputWidth + 2) / 3);
  return <usize>imagesTogether(batch, roomSize) * (roomSize + <usize>tiles * TILE_BYTES);
}

/**
 * Slides packed filters over images with room, a panel of them at a time and as many of their lines as stay in the
 * nearest cache; what these give waits in sums behind the images for the lines to come.
 *
 * `rowLength`, `length` and `next` count numbers.
 */
export function slide(
  rooms: usize, images: i32, roomSize: usize, rowLength: i32, packed: usize, bias: usize, relu: bool, output: usize,
  filters: i32, lines: i32, length: i32, strideY: i32, next: i32, outputHeight: i32, outputWidth: i32,
): void {
  const line = (<usize>rowLength) << 2;
  const step = (<usize>next) << 2;
  const resultStep = (<usize>filters) << 2;
  const sums = rooms + <usize>images * roomSize;
  for (let n = 0; n < filters;) {
    const left = filters - n;
    const width = panelWidth(left);
    const lineBytes = <usize>(length * width) << 2;
    const atOnce = max(1, min(lines, <i32>(NEAR_BYTES / lineBytes)));
    const side = width == PANEL ? 4 : 3;
    for (let u = 0; u < lines; u += atOnce) {
      const now = min(atOnce, lines - u);
      const goesOn = u > 0;
      const ends = u + now == lines;
      let start = goesOn ? sums : bias;
      let sum = sums;
      let result = output + ((<usize>n) << 2);
      for (let image = 0; image < images; image++) {
        let row = rooms + <usize>image * roomSize + <usize>u * line;
        for (let i = 0; i < outputHeight; i++) {
          let window = row;
          for (let outputs = outputWidth; outputs > 0; outputs -= side) {
            if (width == PANEL) {
              tile4x8(window, line, step, now, length, packed, start, goesOn, ends, sum, relu, result, resultStep,
                outputs, left);
            } else {
              tile3x12(window, line, step, now, length, packed, start, goesOn, ends, sum, relu, result, resultStep,
                outputs, left);
            }
            window += <usize>side * step;
            if (goesOn) start += TILE_BYTES;
            sum += TILE_BYTES;
            result += <usize>min(side, outputs) * resultStep;
          }
          row += <usize>strideY * line;
        }
      }
      packed += <usize>now * lineBytes;
    }
    bias += (<usize>width) << 2;
    n += width;
  }
}
