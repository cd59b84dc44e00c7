// Convolution and its two gradients, NHWC, without a matrix of patches: each image is copied once with room
// round it, and the tiles read their windows where they lie.
import { depth, Geometry, inputBytes, outputBytes, places } from './geometry';
import { pack, packReversed, PANEL, PANEL_BYTES, panelBytes, unpack } from './panel';
import { spread } from './spread';
import { accumulate4x8, tile4x8 } from './tile';

/** Height and width of an image with room round it for the windows that `g` lays on it. */
function roomHeight(g: Geometry): i32 {
  return (g.outputHeight - 1) * g.strideY + g.filterHeight;
}
function roomWidth(g: Geometry): i32 {
  return (g.outputWidth - 1) * g.strideX + g.filterWidth;
}

/** Bytes of such an image, and those behind it that a tile reads at a row's end and drops. */
function roomBytes(height: i32, width: i32, channels: i32, stride: i32): usize {
  return (<usize>((height * width + 3 * stride) * channels + 4)) << 2;
}

/** Bytes of scratch memory for `convolve`. */
export function convolveScratch(g: Geometry): usize {
  return panelBytes(depth(g) + 1, g.filters) + roomBytes(roomHeight(g), roomWidth(g), g.channels, g.strideX);
}

/** output [batch, outputHeight, outputWidth, filters] = x * filter + bias [filters] (0 for none), ReLU if asked. */
export function convolve(
  x: usize,
  filter: usize,
  bias: usize,
  relu: bool,
  output: usize,
  g: Geometry,
  scratch: usize,
): void {
  const packed = scratch;
  const packedBias = packed + panelBytes(depth(g), g.filters);
  const room = packedBias + panelBytes(1, g.filters);
  pack(filter, depth(g), g.filters, packed);
  if (bias != 0) pack(bias, 1, g.filters, packedBias);
  else memory.fill(packedBias, 0, panelBytes(1, g.filters));
  const line = g.filterWidth * g.channels;
  for (let n = 0; n < g.batch; n++) {
    spread(x, g.height, g.width, g.channels, 1, 1, g.padTop, g.padLeft, roomHeight(g), roomWidth(g), room);
    slide(room, roomWidth(g) * g.channels, packed, packedBias, relu, output, g.filters, g.filterHeight, line,
      g.strideY, g.strideX * g.channels, g.outputHeight, g.outputWidth);
    x += inputBytes(g);
    output += outputBytes(g);
  }
}

/** Bytes of scratch memory for `inputGradient`. */
export function inputGradientScratch(g: Geometry): usize {
  const height = g.height + g.filterHeight - 1;
  const width = g.width + g.filterWidth - 1;
  const rows = g.filterHeight * g.filterWidth * g.filters;
  return panelBytes(rows + 1, g.channels) + roomBytes(height, width, g.filters, 1);
}

/**
 * gradient [batch, height, width, channels] with respect to the input: the outputs' gradients, as far apart as the
 * stride, convolved with the filter turned by 180 degrees.
 */
export function inputGradient(
  outputGradient: usize,
  filter: usize,
  gradient: usize,
  g: Geometry,
  scratch: usize,
): void {
  const cells = g.filterHeight * g.filterWidth;
  const packed = scratch;
  const noBias = packed + panelBytes(cells * g.filters, g.channels);
  const room = noBias + panelBytes(1, g.channels);
  packReversed(filter, cells, g.channels, g.filters, packed);
  memory.fill(noBias, 0, panelBytes(1, g.channels));
  const height = g.height + g.filterHeight - 1;
  const width = g.width + g.filterWidth - 1;
  const line = g.filterWidth * g.filters;
  for (let n = 0; n < g.batch; n++) {
    spread(outputGradient, g.outputHeight, g.outputWidth, g.filters, g.strideY, g.strideX,
      g.filterHeight - 1 - g.padTop, g.filterWidth - 1 - g.padLeft, height, width, room);
    slide(room, width * g.filters, packed, noBias, false, gradient, g.channels, g.filterHeight, line,
      1, g.filters, g.height, g.width);
    outputGradient += outputBytes(g);
    gradient += inputBytes(g);
  }
}

/** Slides packed filters over one image with room round it. `rowLength`, `length` and `next` count numbers. */
function slide(
  image: usize,
  rowLength: i32,
  packed: usize,
  bias: usize,
  relu: bool,
  output: usize,
  filters: i32,
  lines: i32,
  length: i32,
  strideY: i32,
  next: i32,
  outputHeight: i32,
  outputWidth: i32,
): void {
  const line = (<usize>rowLength) << 2;
  const step = (<usize>next) << 2;
  const resultStep = (<usize>filters) << 2;
  const panelStep = <usize>(lines * length) * PANEL_BYTES;
  for (let i = 0; i < outputHeight; i++) {
    let panel = packed;
    let panelBias = bias;
    for (let n = 0; n < filters; n += PANEL) {
      let window = image + <usize>(i * strideY) * line;
      let result = output + ((<usize>n) << 2);
      for (let left = outputWidth; left > 0; left -= 4) {
        tile4x8(window, line, step, lines, length, panel, panelBias, relu, result, resultStep, left, filters - n);
        window += 4 * step;
        result += 4 * resultStep;
      }
      panel += panelStep;
      panelBias += PANEL_BYTES;
    }
    output += <usize>outputWidth * resultStep;
  }
}

/** Bytes of scratch memory for `filterGradient`. */
export function filterGradientScratch(g: Geometry): usize {
  return panelBytes(depth(g) + places(g), g.filters) + roomBytes(roomHeight(g), roomWidth(g), g.channels, g.strideX);
}

/** gradient [filterHeight, filterWidth, channels, filters] with respect to the filter, summed over the batch. */
export function filterGradient(
  x: usize,
  outputGradient: usize,
  gradient: usize,
  g: Geometry,
  scratch: usize,
): void {
  const sum = scratch;
  const packed = sum + panelBytes(depth(g), g.filters);
  const room = packed + panelBytes(places(g), g.filters);
  memory.fill(sum, 0, panelBytes(depth(g), g.filters));
  for (let n = 0; n < g.batch; n++) {
    spread(x, g.height, g.width, g.channels, 1, 1, g.padTop, g.padLeft, roomHeight(g), roomWidth(g), room);
    pack(outputGradient, places(g), g.filters, packed);
    gather(room, packed, sum, g);
    x += inputBytes(g);
    outputGradient += outputBytes(g);
  }
  unpack(sum, depth(g), g.filters, gradient);
}

/** Adds one image's share to the filter's gradient, both gradients in panels. */
function gather(image: usize, gradients: usize, sum: usize, g: Geometry): void {
  const line = (<usize>(roomWidth(g) * g.channels)) << 2;
  const next = (<usize>(g.strideX * g.channels)) << 2;
  for (let n = 0; n < g.filters; n += PANEL) {
    for (let u = 0; u < g.filterHeight; u++) {
      let inputs = image + <usize>u * line;
      for (let left = g.filterWidth * g.channels; left > 0; left -= 4) {
        accumulate4x8(inputs, <usize>g.strideY * line, next, g.outputHeight, g.outputWidth, gradients, sum, left);
        inputs += 16;
        sum += <usize>min(4, left) * PANEL_BYTES;
      }
    }
    gradients += <usize>places(g) * PANEL_BYTES;
  }
}
