// Sums over whole axes, and what a ReLU lets back, summed on the way.
import { addEight, PANEL_BYTES, panelBytes, storeQuarter } from './panel';

/** Numbers that are summed together while they stay in the nearest cache. */
const NEAR_NUMBERS: i32 = 4096;

/** Bytes of scratch memory for `sumRows` and `rectifierGradient`. */
export function sumsScratch(columns: i32): usize {
  return panelBytes(1, columns);
}

/** sums [blocks, columns] = `factor` times the sum over the rows of each block of `x [blocks, rows, columns]`. */
export function sumRows(x: usize, blocks: i32, rows: i32, columns: i32, factor: f32, sums: usize, scratch: usize): void {
  const step = (<usize>columns) << 2;
  for (let n = 0; n < blocks; n++) {
    memory.fill(scratch, 0, panelBytes(1, columns));
    addRows(x, rows, columns, scratch);
    for (let c: usize = 0; c < step; c += 4) store<f32>(sums + c, load<f32>(scratch + c) * factor);
    x += <usize>rows * step;
    sums += step;
  }
}

/** Adds the rows of `x [rows, columns]` to a table of sums, padded to whole panels. */
function addRows(x: usize, rows: i32, columns: i32, sums: usize): void {
  const step = (<usize>columns) << 2;
  const block = max(1, NEAR_NUMBERS / columns);
  for (let row = 0; row < rows; row += block) {
    const end = x + <usize>min(rows, row + block) * step;
    for (let c: usize = 0; c < step; c += PANEL_BYTES) {
      let s0 = f32x4.splat(0);
      let s1 = s0;
      for (let at = x + <usize>row * step; at < end; at += step) {
        s0 = f32x4.add(s0, v128.load(at + c));
        s1 = f32x4.add(s1, v128.load(at + c, 16));
      }
      addEight(sums + c, s0, s1);
    }
  }
}

/** repeated [blocks, rows, columns] = `factor` times row n of `x [blocks, columns]` in each row of block n. */
export function repeatRows(x: usize, blocks: i32, rows: i32, columns: i32, factor: f32, repeated: usize): void {
  const step = (<usize>columns) << 2;
  const factors = f32x4.splat(factor);
  for (let n = 0; n < blocks; n++) {
    for (let row = 0; row < rows; row++) {
      for (let c: usize = 0; c < step; c += 16) {
        storeQuarter(repeated + c, f32x4.mul(v128.load(x + c), factors), <i32>((step - c) >> 2));
      }
      repeated += step;
    }
    x += step;
  }
}

/** passed [rows, columns] = the gradient where the ReLU gave more than 0, and 0 where it did not; its sums [columns]. */
export function rectifierGradient(
  outputGradient: usize, output: usize, passed: usize, sums: usize, rows: i32, columns: i32, scratch: usize,
): void {
  const step = (<usize>columns) << 2;
  const block = max(1, NEAR_NUMBERS / columns);
  memory.fill(scratch, 0, panelBytes(1, columns));
  for (let row = 0; row < rows; row += block) {
    const now = min(block, rows - row);
    const bytes = <usize>now * step;
    for (let c: usize = 0; c < bytes; c += 16) {
      const on = f32x4.gt(v128.load(output + c), f32x4.splat(0));
      storeQuarter(passed + c, v128.and(v128.load(outputGradient + c), on), <i32>((bytes - c) >> 2));
    }
    addRows(passed, now, columns, scratch);
    output += bytes;
    outputGradient += bytes;
    passed += bytes;
  }
  memory.copy(sums, scratch, step);
}

/** The sum of the sizes of `count` numbers: finite where all of them are. */
export function sumOfSizes(x: usize, count: i32): f64 {
  let sum: f64 = 0;
  const end = x + ((<usize>count) << 2);
  const most: usize = (<usize>NEAR_NUMBERS) << 2;
  while (end - x >= 16) {
    const until = x + min(most, (end - x) & ~15);
    let sizes = f32x4.splat(0);
    for (; x < until; x += 16) sizes = f32x4.add(sizes, f32x4.abs(v128.load(x)));
    sum += <f64>f32x4.extract_lane(sizes, 0) + <f64>f32x4.extract_lane(sizes, 1);
    sum += <f64>f32x4.extract_lane(sizes, 2) + <f64>f32x4.extract_lane(sizes, 3);
  }
  for (; x < end; x += 4) sum += <f64>abs(load<f32>(x));
  return sum;
}
