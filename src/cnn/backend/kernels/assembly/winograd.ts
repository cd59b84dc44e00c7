// 3x3 filters at stride 1 with fewer products: Winograd's F(4x4, 3x3), Lavin and Gray 2016 (arXiv 1509.09308),
// section 4.3. A block of 6x6 inputs gives 4x4 outputs by 36 products a channel and filter in place of 144: the block
// and the filter are each turned into 36 numbers, multiplied place by place, summed over the channels (36 products of
// matrices, which `slide` does), and the sums turned back.
import { Geometry } from './geometry';
import { panelBytes, panelWidth } from './panel';
import { slide } from './slide';
import { spread } from './spread';

/** Outputs of a block in a row, and inputs that they see. */
const SIDE: i32 = 4;
const REACH: usize = 6;
const PLACES: usize = 36;

/** Bytes that keep planes of a power of two from meeting in one line of the cache. */
const APART: usize = 64;

/** Bytes of a vector, and of a row of six. */
const FOUR: usize = 16;
const ROW: usize = 96;

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

function blocksOf(height: i32, width: i32): i32 {
  return ((height + SIDE - 1) / SIDE) * ((width + SIDE - 1) / SIDE);
}

/** How many of `batch` images are worked on together. */
function imagesTogether(batch: i32, blocks: i32, channels: i32): i32 {
  return min(batch, max(1, <i32>(TOGETHER_BYTES / ((PLACES * <usize>(blocks * channels)) << 2))));
}

/** Bytes of one of the 36 planes `[rows, columns]`, and those behind it that a tile reads and drops. */
function planeBytes(rows: i32, columns: i32): usize {
  return ((<usize>((rows + 3) * columns)) << 2) + APART;
}

function filterPlaneBytes(channels: i32, filters: i32): usize {
  return panelBytes(channels, filters) + APART;
}

/** Bytes of an image with room for whole blocks. */
function roomBytes(height: i32, width: i32, channels: i32): usize {
  const rows = (height + SIDE - 1) / SIDE * SIDE + 2;
  const columns = (width + SIDE - 1) / SIDE * SIDE + 2;
  return (<usize>(rows * columns * channels)) << 2;
}

/** Bytes of scratch memory for `convolveBlocks`. */
export function winogradScratch(batch: i32, outputHeight: i32, outputWidth: i32, channels: i32, filters: i32): usize {
  const blocks = blocksOf(outputHeight, outputWidth);
  const together = imagesTogether(batch, blocks, channels) * blocks;
  return PLACES * (FOUR + filterPlaneBytes(channels, filters) + planeBytes(together, channels)
    + planeBytes(together, filters)) + panelBytes(1, filters) + roomBytes(outputHeight, outputWidth, channels);
}

/** output [batch, outputHeight, outputWidth, filters] = x * filter [3, 3, channels, filters] + bias, ReLU if asked. */
export function convolveBlocks(
  x: usize, batch: i32, height: i32, width: i32, channels: i32, padTop: i32, padLeft: i32, filter: usize, bias: usize,
  relu: bool, output: usize, outputHeight: i32, outputWidth: i32, filters: i32, scratch: usize,
): void {
  const blocks = blocksOf(outputHeight, outputWidth);
  const together = imagesTogether(batch, blocks, channels);
  const filterPlane = filterPlaneBytes(channels, filters);
  const inputPlane = planeBytes(together * blocks, channels);
  const sumPlane = planeBytes(together * blocks, filters);
  const turned = scratch + PLACES * FOUR;
  const inputs = turned + PLACES * filterPlane;
  const sums = inputs + PLACES * inputPlane;
  const zeros = sums + PLACES * sumPlane;
  const room = zeros + panelBytes(1, filters);
  const rows = (outputHeight + SIDE - 1) / SIDE * SIDE + 2;
  const columns = (outputWidth + SIDE - 1) / SIDE * SIDE + 2;
  memory.fill(zeros, 0, panelBytes(1, filters));
  turnFilter(filter, channels, filters, turned, filterPlane, scratch);
  for (let first = 0; first < batch; first += together) {
    const images = min(together, batch - first);
    let to = inputs;
    for (let n = 0; n < images; n++) {
      spread(x, height, width, channels, 1, 1, padTop, padLeft, rows, columns, room);
      turnBlocks(room, rows, columns, channels, to, inputPlane, scratch);
      x += (<usize>(height * width * channels)) << 2;
      to += (<usize>(blocks * channels)) << 2;
    }
    for (let place: usize = 0; place < PLACES; place++) {
      slide(inputs + place * inputPlane, 1, 0, 0, turned + place * filterPlane, zeros, false, sums + place * sumPlane,
        filters, 1, channels, 0, channels, 1, images * blocks);
    }
    let from = sums;
    for (let n = 0; n < images; n++) {
      turnBack(from, sumPlane, filters, bias, relu, output, outputHeight, outputWidth, scratch);
      from += (<usize>(blocks * filters)) << 2;
      output += (<usize>(outputHeight * outputWidth * filters)) << 2;
    }
  }
}

/** Lays a filter `[places, channels, filters]` out as that of the way back, `[places reversed, filters, channels]`. */
export function turn(filter: usize, places: i32, channels: i32, filters: i32, turned: usize): void {
  for (let place = places - 1; place >= 0; place--) {
    for (let n = 0; n < filters; n++) {
      let from = filter + ((<usize>(place * channels * filters + n)) << 2);
      for (let c = 0; c < channels; c++) {
        store<f32>(turned, load<f32>(from));
        from += (<usize>filters) << 2;
        turned += 4;
      }
    }
  }
}

/** The 36 planes `[channels, filters]` of a filter, each in the panels that `slide` takes. */
function turnFilter(filter: usize, channels: i32, filters: i32, to: usize, plane: usize, scratch: usize): void {
  const stride = (<usize>filters) << 2;
  const cell = <usize>channels * stride;
  for (let column = 0; column < filters;) {
    const panel = panelWidth(filters - column);
    for (let c = 0; c < channels; c++) {
      let from = filter + <usize>c * stride + ((<usize>column) << 2);
      for (let i = 0; i < panel; i += 4) {
        if (column + i < filters) {
          for (let v: usize = 0; v < 3; v++) filterLine(from + v * cell, 3 * cell, scratch + v * FOUR, ROW);
          for (let u: usize = 0; u < REACH; u++) {
            filterLine(scratch + u * ROW, FOUR, to + u * REACH * plane, plane);
          }
        } else {
          for (let place: usize = 0; place < PLACES; place++) v128.store(to + place * plane, f32x4.splat(0));
        }
        from += FOUR;
        to += FOUR;
      }
    }
    column += panel;
  }
}

/** The blocks of an image with room as rows of 36 planes `[blocks, channels]`. */
function turnBlocks(
  room: usize, rows: i32, columns: i32, channels: i32, to: usize, plane: usize, scratch: usize,
): void {
  const pixel = (<usize>channels) << 2;
  const line = <usize>columns * pixel;
  for (let y = 0; y < rows - 2; y += SIDE) {
    for (let x = 0; x < columns - 2; x += SIDE) {
      const block = room + <usize>y * line + <usize>x * pixel;
      for (let c: usize = 0; c < pixel; c += FOUR) {
        for (let v: usize = 0; v < REACH; v++) inputLine(block + c + v * pixel, line, scratch + v * FOUR, ROW);
        for (let u: usize = 0; u < REACH; u++) inputLine(scratch + u * ROW, FOUR, to + u * REACH * plane, plane);
        to += FOUR;
      }
    }
  }
}

/** An image's outputs from the rows of 36 planes `[blocks, filters]`. */
function turnBack(
  from: usize, plane: usize, filters: i32, bias: usize, relu: bool, output: usize, height: i32, width: i32,
  scratch: usize,
): void {
  const pixel = (<usize>filters) << 2;
  for (let y = 0; y < height; y += SIDE) {
    for (let x = 0; x < width; x += SIDE) {
      const block = output + <usize>(y * width + x) * pixel;
      for (let n: usize = 0; n < pixel; n += FOUR) {
        const added = bias != 0 ? v128.load(bias + n) : f32x4.splat(0);
        for (let v: usize = 0; v < REACH; v++) outputLine(from + v * plane, REACH * plane, scratch + v * FOUR, ROW);
        for (let u = 0; u < min(SIDE, height - y); u++) {
          const sums = scratch + <usize>u * ROW;
          outputLine(sums, FOUR, sums, FOUR);
          let to = block + n + <usize>(u * width) * pixel;
          for (let v = 0; v < min(SIDE, width - x); v++) {
            const sum = f32x4.add(v128.load(sums + <usize>v * FOUR), added);
            v128.store(to, relu ? f32x4.max(sum, f32x4.splat(0)) : sum);
            to += pixel;
          }
        }
        from += FOUR;
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function times(factor: f32, value: v128): v128 {
  return f32x4.mul(f32x4.splat(factor), value);
}

/** Three weights, `step` bytes apart, into six: G g. */
// @ts-ignore: decorator
@inline
function filterLine(from: usize, step: usize, to: usize, toStep: usize): void {
  const g0 = v128.load(from), g1 = v128.load(from + step), g2 = v128.load(from + 2 * step);
  const even = times(-1.0 / 6.0, f32x4.add(g0, g2)), odd = times(-1.0 / 6.0, g1);
  const far = f32x4.add(times(1.0 / 24.0, g0), times(1.0 / 6.0, g2)), farOdd = times(1.0 / 12.0, g1);
  v128.store(to, times(0.25, g0));
  v128.store(to + toStep, f32x4.add(even, odd));
  v128.store(to + 2 * toStep, f32x4.sub(even, odd));
  v128.store(to + 3 * toStep, f32x4.add(far, farOdd));
  v128.store(to + 4 * toStep, f32x4.sub(far, farOdd));
  v128.store(to + 5 * toStep, g2);
}

/** Six inputs into six: B' d. */
// @ts-ignore: decorator
@inline
function inputLine(from: usize, step: usize, to: usize, toStep: usize): void {
  const d0 = v128.load(from), d1 = v128.load(from + step), d2 = v128.load(from + 2 * step);
  const d3 = v128.load(from + 3 * step), d4 = v128.load(from + 4 * step), d5 = v128.load(from + 5 * step);
  const even = f32x4.sub(d4, times(4, d2)), odd = f32x4.sub(d3, times(4, d1));
  const far = f32x4.sub(d4, d2), farOdd = times(2, f32x4.sub(d3, d1));
  v128.store(to, f32x4.add(times(4, d0), f32x4.sub(d4, times(5, d2))));
  v128.store(to + toStep, f32x4.add(even, odd));
  v128.store(to + 2 * toStep, f32x4.sub(even, odd));
  v128.store(to + 3 * toStep, f32x4.add(far, farOdd));
  v128.store(to + 4 * toStep, f32x4.sub(far, farOdd));
  v128.store(to + 5 * toStep, f32x4.add(times(4, d1), f32x4.sub(d5, times(5, d3))));
}

/** Six sums into four outputs: A' m. */
// @ts-ignore: decorator
@inline
function outputLine(from: usize, step: usize, to: usize, toStep: usize): void {
  const m0 = v128.load(from), m1 = v128.load(from + step), m2 = v128.load(from + 2 * step);
  const m3 = v128.load(from + 3 * step), m4 = v128.load(from + 4 * step), m5 = v128.load(from + 5 * step);
  const near = f32x4.add(m1, m2), nearOdd = f32x4.sub(m1, m2);
  const far = f32x4.add(m3, m4), farOdd = f32x4.sub(m3, m4);
  v128.store(to, f32x4.add(m0, f32x4.add(near, far)));
  v128.store(to + toStep, f32x4.add(nearOdd, times(2, farOdd)));
  v128.store(to + 2 * toStep, f32x4.add(near, times(4, far)));
  v128.store(to + 3 * toStep, f32x4.add(f32x4.add(nearOdd, times(8, farOdd)), m5));
}
