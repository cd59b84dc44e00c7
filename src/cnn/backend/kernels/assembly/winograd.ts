// 3x3 filters at stride 1 with fewer products: Winograd's F(4x4, 3x3), Lavin and Gray 2016 (arXiv 1509.09308),
// section 4.3. A block of 6x6 inputs gives 4x4 outputs by 36 products a channel and filter in place of 144: the block
// and the filter are each turned into 36 numbers, multiplied place by place, summed over the channels (36 products of
// matrices, which `slide` does), and the sums turned back.
import { panelBytes, panelWidth } from './panel';
import { slide } from './slide';
import { spread } from './spread';
import {
  blocksOf, filterPlaneBytes, FOUR, imagesTogether, PLACES, planeBytes, REACH, roomBytes, roomSide, ROW, SIDE, turnBlocks,
} from './winograd-blocks';
import { filterLine, outputLine } from './winograd-lines';

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
  const rows = roomSide(outputHeight);
  const columns = roomSide(outputWidth);
  memory.fill(zeros, 0, panelBytes(1, filters));
  turnFilter(filter, channels, filters, turned, filterPlane, scratch);
  for (let first = 0; first < batch; first += together) {
    const images = min(together, batch - first);
    let to = inputs;
    for (let n = 0; n < images; n++) {
      spread(x, height, width, channels, 1, 1, padTop, padLeft, rows, columns, room);
      turnBlocks(room, rows, columns, channels, to, inputPlane, (<usize>channels) << 2, FOUR, scratch);
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
