// The innermost loops, where the time goes. Eight accumulators, the panel's vectors and one broadcast number
// stay in the sixteen vector registers of the usual machine.
import { multiplyAdd } from './multiply-add';
import { addEight, PANEL, PANEL_BYTES, storeEight, storeFirst, storeQuarter } from './panel';

// @ts-ignore: decorator
@inline
function rectify(value: v128, relu: bool): v128 {
  return relu ? f32x4.max(value, f32x4.splat(0)) : value;
}

/** Bytes of a tile's sums, 4 by 8 or 3 by 12. */
export const TILE_BYTES: usize = 144;

/**
 * Four outputs side by side, eight filters: each the sum over a window of `lines` lines of `length` numbers.
 *
 * `line` bytes lie between lines, `next` bytes between the outputs' windows, `resultStride` between results. The
 * sums go on from those at `start` where it `goesOn`, and begin with the eight numbers there where not; they are
 * results only where the filters' last line `ends` them, and are put in `sums` till then.
 */
// @ts-ignore: decorator
@inline
export function tile4x8(
  window: usize, line: usize, next: usize, lines: i32, length: i32, panel: usize, start: usize, goesOn: bool,
  ends: bool, sums: usize, relu: bool, result: usize, resultStride: usize, outputs: i32, width: i32,
): void {
  const apart = goesOn ? PANEL_BYTES : <usize>0;
  let c00 = v128.load(start), c01 = v128.load(start, 16);
  let c10 = v128.load(start + apart), c11 = v128.load(start + apart, 16);
  let c20 = v128.load(start + 2 * apart), c21 = v128.load(start + 2 * apart, 16);
  let c30 = v128.load(start + 3 * apart), c31 = v128.load(start + 3 * apart, 16);
  for (let u = 0; u < lines; u++) {
    let a = window;
    const end = a + ((<usize>length) << 2);
    while (a < end) {
      const b0 = v128.load(panel);
      const b1 = v128.load(panel, 16);
      let x = v128.load32_splat(a);
      c00 = multiplyAdd(x, b0, c00);
      c01 = multiplyAdd(x, b1, c01);
      x = v128.load32_splat(a + next);
      c10 = multiplyAdd(x, b0, c10);
      c11 = multiplyAdd(x, b1, c11);
      x = v128.load32_splat(a + 2 * next);
      c20 = multiplyAdd(x, b0, c20);
      c21 = multiplyAdd(x, b1, c21);
      x = v128.load32_splat(a + 3 * next);
      c30 = multiplyAdd(x, b0, c30);
      c31 = multiplyAdd(x, b1, c31);
      a += 4;
      panel += PANEL_BYTES;
    }
    window += line;
  }
  if (!ends) {
    storeEight(sums, c00, c01);
    storeEight(sums + PANEL_BYTES, c10, c11);
    storeEight(sums + 2 * PANEL_BYTES, c20, c21);
    storeEight(sums + 3 * PANEL_BYTES, c30, c31);
    return;
  }
  storeFirst(result, rectify(c00, relu), rectify(c01, relu), width);
  if (outputs > 1) storeFirst(result + resultStride, rectify(c10, relu), rectify(c11, relu), width);
  if (outputs > 2) storeFirst(result + 2 * resultStride, rectify(c20, relu), rectify(c21, relu), width);
  if (outputs > 3) storeFirst(result + 3 * resultStride, rectify(c30, relu), rectify(c31, relu), width);
}

/** Three outputs side by side, twelve filters, of which the last four may be fewer; else as `tile4x8`. */
export function tile3x12(
  window: usize, line: usize, next: usize, lines: i32, length: i32, panel: usize, start: usize, goesOn: bool,
  ends: bool, sums: usize, relu: bool, result: usize, resultStride: usize, outputs: i32, width: i32,
): void {
  const apart = goesOn ? <usize>48 : <usize>0;
  let c00 = v128.load(start), c01 = v128.load(start, 16), c02 = v128.load(start, 32);
  start += apart;
  let c10 = v128.load(start), c11 = v128.load(start, 16), c12 = v128.load(start, 32);
  start += apart;
  let c20 = v128.load(start), c21 = v128.load(start, 16), c22 = v128.load(start, 32);
  for (let u = 0; u < lines; u++) {
    let a = window;
    const end = a + ((<usize>length) << 2);
    while (a < end) {
      const b0 = v128.load(panel);
      const b1 = v128.load(panel, 16);
      const b2 = v128.load(panel, 32);
      let x = v128.load32_splat(a);
      c00 = multiplyAdd(x, b0, c00);
      c01 = multiplyAdd(x, b1, c01);
      c02 = multiplyAdd(x, b2, c02);
      x = v128.load32_splat(a + next);
      c10 = multiplyAdd(x, b0, c10);
      c11 = multiplyAdd(x, b1, c11);
      c12 = multiplyAdd(x, b2, c12);
      x = v128.load32_splat(a + 2 * next);
      c20 = multiplyAdd(x, b0, c20);
      c21 = multiplyAdd(x, b1, c21);
      c22 = multiplyAdd(x, b2, c22);
      a += 4;
      panel += 48;
    }
    window += line;
  }
  if (!ends) {
    storeTwelve(sums, c00, c01, c02, 12);
    storeTwelve(sums + 48, c10, c11, c12, 12);
    storeTwelve(sums + 96, c20, c21, c22, 12);
    return;
  }
  storeTwelve(result, rectify(c00, relu), rectify(c01, relu), rectify(c02, relu), width);
  result += resultStride;
  if (outputs > 1) storeTwelve(result, rectify(c10, relu), rectify(c11, relu), rectify(c12, relu), width);
  result += resultStride;
  if (outputs > 2) storeTwelve(result, rectify(c20, relu), rectify(c21, relu), rectify(c22, relu), width);
}

/** Writes the first `width`, 9 to 12, of twelve numbers. */
// @ts-ignore: decorator
@inline
function storeTwelve(to: usize, low: v128, middle: v128, high: v128, width: i32): void {
  storeEight(to, low, middle);
  storeQuarter(to + PANEL_BYTES, high, width - PANEL);
}

/**
 * Adds to four weights of eight filters their gradient: the sum over all outputs of input times gradient.
 *
 * `inputs` walks the images (`next` bytes from output to output, `line` from row to row, `image` from one to the
 * next); `gradients` walks a panel `[images, rows, columns, 8]`, leaving out `skip` bytes after each image; `sum` is
 * four lines of a panel, of which the first `weights` are kept.
 */
// @ts-ignore: decorator
@inline
export function accumulate4x8(
  inputs: usize, images: i32, image: usize, line: usize, next: usize, rows: i32, columns: i32, gradients: usize,
  skip: usize, sum: usize, weights: i32,
): void {
  let c00 = f32x4.splat(0);
  let c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
  for (let n = 0; n < images; n++) {
    let row = inputs;
    for (let i = 0; i < rows; i++) {
      let a = row;
      const end = a + <usize>columns * next;
      while (a < end) {
        const b0 = v128.load(gradients);
        const b1 = v128.load(gradients, 16);
        let x = v128.load32_splat(a);
        c00 = multiplyAdd(x, b0, c00);
        c01 = multiplyAdd(x, b1, c01);
        x = v128.load32_splat(a, 4);
        c10 = multiplyAdd(x, b0, c10);
        c11 = multiplyAdd(x, b1, c11);
        x = v128.load32_splat(a, 8);
        c20 = multiplyAdd(x, b0, c20);
        c21 = multiplyAdd(x, b1, c21);
        x = v128.load32_splat(a, 12);
        c30 = multiplyAdd(x, b0, c30);
        c31 = multiplyAdd(x, b1, c31);
        a += next;
        gradients += PANEL_BYTES;
      }
      row += line;
    }
    inputs += image;
    gradients += skip;
  }
  addEight(sum, c00, c01);
  if (weights > 1) addEight(sum + PANEL_BYTES, c10, c11);
  if (weights > 2) addEight(sum + 2 * PANEL_BYTES, c20, c21);
  if (weights > 3) addEight(sum + 3 * PANEL_BYTES, c30, c31);
}
