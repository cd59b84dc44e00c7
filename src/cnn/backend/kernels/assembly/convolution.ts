// Convolution and its two gradients, NHWC, without a matrix of patches: each image is copied once with room
// round it, and the tiles read their windows where they lie.
import { depth, Geometry, inputBytes, outputBytes, places } from './geometry';
import { pack, packReversed, PANEL, PANEL_BYTES, panelBytes, unpack } from './panel';
import { imagesTogether, slide, slideScratch } from './slide';
import { spread, spreadQuarters } from './spread';
import { accumulate4x8 } from './tile';
import { convolveBlocks, turn, winogradScratch } from './winograd';
import { winogradFits } from './winograd-blocks';
import { gatherBlocks, gatherScratch } from './winograd-gradient';

/** Places of outputs that the filter's gradient sums at a time: their gradients stay in the nearest cache. */
const NEAR_PLACES: i32 = 256;

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
  if (winogradFits(g, places(g))) {
    return winogradScratch(g.batch, g.outputHeight, g.outputWidth, g.channels, g.filters);
  }
  const room = roomBytes(roomHeight(g), roomWidth(g), g.channels, g.strideX);
  return panelBytes(depth(g) + 1, g.filters) + slideScratch(g.batch, room, g.outputHeight, g.outputWidth);
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
  if (winogradFits(g, places(g))) {
    convolveBlocks(x, g.batch, g.height, g.width, g.channels, g.padTop, g.padLeft, filter, bias, relu, output,
      g.outputHeight, g.outputWidth, g.filters, scratch);
    return;
  }
  const packed = scratch;
  const packedBias = packed + panelBytes(depth(g), g.filters);
  const rooms = packedBias + panelBytes(1, g.filters);
  pack(filter, depth(g), g.filters, packed, true);
  if (bias != 0) pack(bias, 1, g.filters, packedBias, true);
  else memory.fill(packedBias, 0, panelBytes(1, g.filters));
  const roomSize = roomBytes(roomHeight(g), roomWidth(g), g.channels, g.strideX);
  const together = imagesTogether(g.batch, roomSize);
  const line = g.filterWidth * g.channels;
  for (let first = 0; first < g.batch; first += together) {
    const images = min(together, g.batch - first);
    for (let n = 0; n < images; n++) {
      spread(x, g.height, g.width, g.channels, 1, 1, g.padTop, g.padLeft, roomHeight(g), roomWidth(g),
        rooms + <usize>n * roomSize);
      x += inputBytes(g);
    }
    slide(rooms, images, roomSize, roomWidth(g) * g.channels, packed, packedBias, relu, output, g.filters,
      g.filterHeight, line, g.strideY, g.strideX * g.channels, g.outputHeight, g.outputWidth);
    output += <usize>images * outputBytes(g);
  }
}

/** Bytes of scratch memory for `inputGradient`. */
export function inputGradientScratch(g: Geometry): usize {
  if (winogradFits(g, g.height * g.width)) {
    return winogradScratch(g.batch, g.height, g.width, g.filters, g.channels)
      + ((<usize>(depth(g) * g.filters)) << 2);
  }
  const room = roomBytes(g.height + g.filterHeight - 1, g.width + g.filterWidth - 1, g.filters, 1);
  const rows = g.filterHeight * g.filterWidth * g.filters;
  return panelBytes(rows + 1, g.channels) + slideScratch(g.batch, room, g.height, g.width);
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
  if (winogradFits(g, g.height * g.width)) {
    const turned = scratch + winogradScratch(g.batch, g.height, g.width, g.filters, g.channels);
    turn(filter, cells, g.channels, g.filters, turned);
    convolveBlocks(outputGradient, g.batch, g.outputHeight, g.outputWidth, g.filters, g.filterHeight - 1 - g.padTop,
      g.filterWidth - 1 - g.padLeft, turned, 0, false, gradient, g.height, g.width, g.channels, scratch);
    return;
  }
  const packed = scratch;
  const noBias = packed + panelBytes(cells * g.filters, g.channels);
  const rooms = noBias + panelBytes(1, g.channels);
  packReversed(filter, cells, g.channels, g.filters, packed);
  memory.fill(noBias, 0, panelBytes(1, g.channels));
  const height = g.height + g.filterHeight - 1;
  const width = g.width + g.filterWidth - 1;
  const roomSize = roomBytes(height, width, g.filters, 1);
  const together = imagesTogether(g.batch, roomSize);
  for (let first = 0; first < g.batch; first += together) {
    const images = min(together, g.batch - first);
    for (let n = 0; n < images; n++) {
      spread(outputGradient, g.outputHeight, g.outputWidth, g.filters, g.strideY, g.strideX,
        g.filterHeight - 1 - g.padTop, g.filterWidth - 1 - g.padLeft, height, width, rooms + <usize>n * roomSize);
      outputGradient += outputBytes(g);
    }
    slide(rooms, images, roomSize, width * g.filters, packed, noBias, false, gradient, g.channels,
      g.filterHeight, g.filterWidth * g.filters, 1, g.filters, g.height, g.width);
    gradient += <usize>images * inputBytes(g);
  }
}

/** How many images' places the filter's gradient sums at a time. */
function summedTogether(g: Geometry): i32 {
  return min(g.batch, max(1, NEAR_PLACES / places(g)));
}

/** Bytes of scratch memory for `filterGradient`. */
export function filterGradientScratch(g: Geometry): usize {
  if (winogradFits(g, places(g))) return gatherScratch(g);
  const room = roomBytes(roomHeight(g), roomWidth(g), g.channels, g.strideX);
  const together = summedTogether(g);
  return panelBytes(depth(g) + together * places(g), g.filters) + <usize>together * room;
}

/** gradient [filterHeight, filterWidth, channels, filters] with respect to the filter, summed over the batch. */
export function filterGradient(
  x: usize,
  outputGradient: usize,
  gradient: usize,
  g: Geometry,
  scratch: usize,
): void {
  if (winogradFits(g, places(g))) {
    gatherBlocks(x, outputGradient, gradient, g, scratch);
    return;
  }
  const together = summedTogether(g);
  const sum = scratch;
  const packed = sum + panelBytes(depth(g), g.filters);
  const rooms = packed + panelBytes(together * places(g), g.filters);
  const roomSize = roomBytes(roomHeight(g), roomWidth(g), g.channels, g.strideX);
  memory.fill(sum, 0, panelBytes(depth(g), g.filters));
  for (let first = 0; first < g.batch; first += together) {
    const images = min(together, g.batch - first);
    for (let n = 0; n < images; n++) {
      const room = rooms + <usize>n * roomSize;
      if (inQuarters(g)) {
        spreadQuarters(x, g.height, g.width, g.channels, g.padTop, g.padLeft, roomHeight(g), roomWidth(g), room);
      } else {
        spread(x, g.height, g.width, g.channels, 1, 1, g.padTop, g.padLeft, roomHeight(g), roomWidth(g), room);
      }
      x += inputBytes(g);
    }
    pack(outputGradient, images * places(g), g.filters, packed, false);
    gather(rooms, images, roomSize, packed, sum, g);
    outputGradient += <usize>images * outputBytes(g);
  }
  unpack(sum, depth(g), g.filters, gradient);
}

/** Whether images are laid out four channels at a time, so that a sum over places reads them in order. */
function inQuarters(g: Geometry): bool {
  return g.channels % 4 == 0;
}

/** Adds some images' share to the filter's gradient, both gradients in panels, a few rows of outputs at a time. */
function gather(rooms: usize, images: i32, roomSize: usize, gradients: usize, sum: usize, g: Geometry): void {
  const quarters = inQuarters(g);
  const pixel = quarters ? <usize>16 : (<usize>g.channels) << 2;
  const line = <usize>roomWidth(g) * pixel;
  const plane = <usize>roomHeight(g) * line;
  const runs = quarters ? g.filterWidth : 1;
  const run = quarters ? g.channels : g.filterWidth * g.channels;
  const runStep = quarters ? pixel : <usize>0;
  const quarterStep = quarters ? plane : <usize>16;
  const atOnce = max(1, NEAR_PLACES / g.outputWidth);
  const rowBytes = <usize>g.outputWidth * PANEL_BYTES;
  for (let n = 0; n < g.filters; n += PANEL) {
    for (let row = 0; row < g.outputHeight; row += atOnce) {
      const rows = min(atOnce, g.outputHeight - row);
      let to = sum;
      for (let u = 0; u < g.filterHeight; u++) {
        for (let v = 0; v < runs; v++) {
          let inputs = rooms + <usize>(row * g.strideY + u) * line + <usize>v * runStep;
          for (let left = run; left > 0; left -= 4) {
            accumulate4x8(inputs, images, roomSize, <usize>g.strideY * line, <usize>g.strideX * pixel, rows,
              g.outputWidth, gradients + <usize>row * rowBytes, <usize>(g.outputHeight - rows) * rowBytes, to, left);
            inputs += quarterStep;
            to += <usize>min(4, left) * PANEL_BYTES;
          }
        }
      }
    }
    sum += <usize>depth(g) * PANEL_BYTES;
    gradients += <usize>(images * places(g)) * PANEL_BYTES;
  }
}
