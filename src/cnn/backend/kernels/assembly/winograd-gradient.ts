// The filters' gradient of a convolution done as Winograd's blocks: each step of that, back. A weight's 36 numbers have
// as gradient the sum, over all blocks, of the block's number times the turned output gradient's: 36 products of
// matrices again, with a quarter of the multiplications.
import { Geometry, inputBytes, outputBytes } from './geometry';
import { PANEL, PANEL_BYTES, panelBytes } from './panel';
import { spread } from './spread';
import { accumulate4x8 } from './tile';
import {
  APART, blocksOf, FOUR, imagesTogether, PLACES, planeBytes, REACH, roomBytes, roomSide, ROW, SIDE, turnBlocks,
} from './winograd-blocks';
import { filterLineBack, outputLineBack } from './winograd-lines';

/** Blocks that are summed at a time: their numbers stay in the nearest cache. */
const NEAR_BLOCKS: i32 = 256;

/** Bytes of scratch memory for `gatherBlocks`. */
export function gatherScratch(g: Geometry): usize {
  const blocks = blocksOf(g.outputHeight, g.outputWidth);
  const together = imagesTogether(g.batch, blocks, g.channels) * blocks;
  return PLACES * (FOUR + panelBytes(g.channels, g.filters) + planeBytes(together, g.channels)
    + panelBytes(together, g.filters) + 2 * APART) + roomBytes(g.outputHeight, g.outputWidth, max(g.channels, g.filters));
}

/** gradient [3, 3, channels, filters] with respect to the filter, summed over the batch. */
export function gatherBlocks(x: usize, outputGradient: usize, gradient: usize, g: Geometry, scratch: usize): void {
  const blocks = blocksOf(g.outputHeight, g.outputWidth);
  const together = imagesTogether(g.batch, blocks, g.channels);
  const sumPlane = panelBytes(g.channels, g.filters) + APART;
  const inputPlane = planeBytes(together * blocks, g.channels);
  const gradientPlane = panelBytes(together * blocks, g.filters) + APART;
  const sums = scratch + PLACES * FOUR;
  const inputs = sums + PLACES * sumPlane;
  const gradients = inputs + PLACES * inputPlane;
  const room = gradients + PLACES * gradientPlane;
  const rows = roomSide(g.outputHeight);
  const columns = roomSide(g.outputWidth);
  memory.fill(sums, 0, PLACES * sumPlane);
  for (let first = 0; first < g.batch; first += together) {
    const images = min(together, g.batch - first);
    const all = <usize>(images * blocks);
    for (let n = 0; n < images; n++) {
      const before = <usize>(n * blocks);
      spread(x, g.height, g.width, g.channels, 1, 1, g.padTop, g.padLeft, rows, columns, room);
      turnBlocks(room, rows, columns, g.channels, inputs + before * FOUR, inputPlane, FOUR, all * FOUR, scratch);
      spread(outputGradient, g.outputHeight, g.outputWidth, g.filters, 1, 1, 0, 0, rows, columns, room);
      turnGradients(room, rows, columns, g.filters, gradients + before * PANEL_BYTES, gradientPlane, all * PANEL_BYTES,
        scratch);
      x += inputBytes(g);
      outputGradient += outputBytes(g);
    }
    for (let place: usize = 0; place < PLACES; place++) {
      multiply(inputs + place * inputPlane, gradients + place * gradientPlane, sums + place * sumPlane, <i32>all,
        g.channels, g.filters);
    }
  }
  turnFilterBack(sums, sumPlane, g.channels, g.filters, gradient, scratch);
}

/** Four by four outputs' gradients each, as 36 planes `[panels, blocks, 8]`. */
function turnGradients(
  room: usize, rows: i32, columns: i32, filters: i32, to: usize, plane: usize, panel: usize, scratch: usize,
): void {
  const pixel = (<usize>filters) << 2;
  const line = <usize>columns * pixel;
  for (let y = 0; y < rows - 2; y += SIDE) {
    for (let x = 0; x < columns - 2; x += SIDE) {
      const block = room + <usize>y * line + <usize>x * pixel;
      for (let n = 0; n < filters; n += 4) {
        const from = block + ((<usize>n) << 2);
        const at = to + <usize>(n / PANEL) * panel + ((<usize>(n % PANEL)) << 2);
        for (let v: usize = 0; v < <usize>SIDE; v++) outputLineBack(from + v * pixel, line, scratch + v * FOUR, ROW);
        for (let u: usize = 0; u < REACH; u++) outputLineBack(scratch + u * ROW, FOUR, at + u * REACH * plane, plane);
      }
      to += PANEL_BYTES;
    }
  }
}

/** Adds inputs `[channels / 4, blocks, 4]`, turned, times gradients `[panels, blocks, 8]` to sums `[panels, channels, 8]`. */
function multiply(inputs: usize, gradients: usize, sums: usize, blocks: i32, channels: i32, filters: i32): void {
  for (let n = 0; n < filters; n += PANEL) {
    for (let first = 0; first < blocks; first += NEAR_BLOCKS) {
      const now = min(NEAR_BLOCKS, blocks - first);
      let from = inputs + <usize>first * FOUR;
      let to = sums;
      for (let c = 0; c < channels; c += 4) {
        accumulate4x8(from, 1, 0, 0, FOUR, 1, now, gradients + <usize>first * PANEL_BYTES, 0, to, 4);
        from += <usize>blocks * FOUR;
        to += 4 * PANEL_BYTES;
      }
    }
    gradients += <usize>blocks * PANEL_BYTES;
    sums += <usize>channels * PANEL_BYTES;
  }
}

/** The gradient `[3, 3, channels, filters]` from that of 36 planes `[panels, channels, 8]`. */
function turnFilterBack(from: usize, plane: usize, channels: i32, filters: i32, gradient: usize, scratch: usize): void {
  const stride = (<usize>filters) << 2;
  const cell = <usize>channels * stride;
  for (let n = 0; n < filters; n += 4) {
    let sums = from + <usize>(n / PANEL * channels) * PANEL_BYTES + ((<usize>(n % PANEL)) << 2);
    let to = gradient + ((<usize>n) << 2);
    for (let c = 0; c < channels; c++) {
      for (let v: usize = 0; v < REACH; v++) filterLineBack(sums + v * plane, REACH * plane, scratch + v * FOUR, ROW);
      for (let u: usize = 0; u < 3; u++) filterLineBack(scratch + u * ROW, FOUR, to + 3 * u * cell, cell);
      sums += PANEL_BYTES;
      to += stride;
    }
  }
}
