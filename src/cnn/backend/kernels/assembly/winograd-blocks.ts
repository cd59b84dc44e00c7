// Images cut into blocks of 6x6 for Winograd's F(4x4, 3x3), each turned into 36 numbers a channel.
import { Geometry } from './geometry';
import { panelBytes } from './panel';
import { inputLine } from './winograd-lines';

/** Outputs of a block in a row, and inputs that they see. */
export const SIDE: i32 = 4;
export const REACH: usize = 6;
export const PLACES: usize = 36;

/** Bytes that keep planes of a power of two from meeting in one line of the cache. */
export const APART: usize = 64;

/** Bytes of a vector, and of a row of six. */
export const FOUR: usize = 16;
export const ROW: usize = 96;

/** Bytes of turned blocks that are worked on together. */
const TOGETHER_BYTES: usize = 1 << 20;

/** Fewer than so many channels, filters or blocks do not pay for the turning. */
const LEAST_CHANNELS: i32 = 16;
const LEAST_BLOCKS: i32 = 12;

/** Whether a convolution that gives `outputs` numbers an image and filter, or its way back, is faster so. */
export function winogradFits(g: Geometry, outputs: i32): bool {
  return g.filterHeight == 3 && g.filterWidth == 3 && g.strideY == 1 && g.strideX == 1
    && g.channels % 4 == 0 && g.channels >= LEAST_CHANNELS && g.filters % 4 == 0 && g.filters >= LEAST_CHANNELS
    && g.batch * outputs >= LEAST_BLOCKS * SIDE * SIDE;
}

export function blocksOf(height: i32, width: i32): i32 {
  return ((height + SIDE - 1) / SIDE) * ((width + SIDE - 1) / SIDE);
}

/** How many of `batch` images are worked on together. */
export function imagesTogether(batch: i32, blocks: i32, channels: i32): i32 {
  return min(batch, max(1, <i32>(TOGETHER_BYTES / ((PLACES * <usize>(blocks * channels)) << 2))));
}

/** Bytes of one of the 36 planes `[rows, columns]`, and those behind it that a tile reads and drops. */
export function planeBytes(rows: i32, columns: i32): usize {
  return ((<usize>((rows + 3) * columns)) << 2) + APART;
}

export function filterPlaneBytes(channels: i32, filters: i32): usize {
  return panelBytes(channels, filters) + APART;
}

/** Height or width of an image with room for whole blocks of so many outputs. */
export function roomSide(outputs: i32): i32 {
  return (outputs + SIDE - 1) / SIDE * SIDE + 2;
}

export function roomBytes(height: i32, width: i32, channels: i32): usize {
  return (<usize>(roomSide(height) * roomSide(width) * channels)) << 2;
}

/**
 * The blocks of an image with room, as 36 planes: the next block `blockStep` bytes on, the next four channels
 * `quarterStep`.
 */
export function turnBlocks(
  room: usize, rows: i32, columns: i32, channels: i32, to: usize, plane: usize, blockStep: usize, quarterStep: usize,
  scratch: usize,
): void {
  const pixel = (<usize>channels) << 2;
  const line = <usize>columns * pixel;
  for (let y = 0; y < rows - 2; y += SIDE) {
    for (let x = 0; x < columns - 2; x += SIDE) {
      const block = room + <usize>y * line + <usize>x * pixel;
      let at = to;
      for (let c: usize = 0; c < pixel; c += FOUR) {
        for (let v: usize = 0; v < REACH; v++) inputLine(block + c + v * pixel, line, scratch + v * FOUR, ROW);
        for (let u: usize = 0; u < REACH; u++) inputLine(scratch + u * ROW, FOUR, at + u * REACH * plane, plane);
        at += quarterStep;
      }
      to += blockStep;
    }
  }
}
