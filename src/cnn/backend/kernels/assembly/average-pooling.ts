// Average pooling and its gradient, NHWC, four channels at a time. Only places inside the image count in a mean.
import { Geometry, inputBytes, tiles } from './geometry';

/** output [batch, outputHeight, outputWidth, channels] = the mean of each window. */
export function averagePool(x: usize, output: usize, g: Geometry): void {
  const pixel = (<usize>g.channels) << 2;
  for (let n = 0; n < g.batch; n++) {
    for (let i = 0; i < g.outputHeight; i++) {
      const y = i * g.strideY - g.padTop;
      const rows = min(g.height, y + g.filterHeight) - max(0, y);
      for (let j = 0; j < g.outputWidth; j++) {
        const at = j * g.strideX - g.padLeft;
        const columns = min(g.width, at + g.filterWidth) - max(0, at);
        const window = x + <usize>(max(0, y) * g.width + max(0, at)) * pixel;
        averageWindow(window, <usize>g.width * pixel, pixel, rows, columns, output);
        output += pixel;
      }
    }
    x += inputBytes(g);
  }
}

function averageWindow(window: usize, line: usize, pixel: usize, rows: i32, columns: i32, output: usize): void {
  const share = <f32>1 / <f32>(rows * columns);
  const shares = f32x4.splat(share);
  let c: usize = 0;
  for (; c + 16 <= pixel; c += 16) {
    let sum = f32x4.splat(0);
    for (let y = 0; y < rows; y++) {
      let at = window + <usize>y * line + c;
      for (let x = 0; x < columns; x++) {
        sum = f32x4.add(sum, v128.load(at));
        at += pixel;
      }
    }
    v128.store(output + c, f32x4.mul(sum, shares));
  }
  for (; c < pixel; c += 4) {
    let sum: f32 = 0;
    for (let y = 0; y < rows; y++) {
      let at = window + <usize>y * line + c;
      for (let x = 0; x < columns; x++) {
        sum += load<f32>(at);
        at += pixel;
      }
    }
    store<f32>(output + c, sum * share);
  }
}

/** gradient [batch, height, width, channels] = each output's gradient in equal shares to its window's places. */
export function averagePoolGradient(outputGradient: usize, gradient: usize, g: Geometry): void {
  const pixel = (<usize>g.channels) << 2;
  const once = tiles(g);
  if (!once) memory.fill(gradient, 0, <usize>g.batch * inputBytes(g));
  for (let n = 0; n < g.batch; n++) {
    for (let i = 0; i < g.outputHeight; i++) {
      const y = i * g.strideY - g.padTop;
      const rows = min(g.height, y + g.filterHeight) - max(0, y);
      for (let j = 0; j < g.outputWidth; j++) {
        const at = j * g.strideX - g.padLeft;
        const columns = min(g.width, at + g.filterWidth) - max(0, at);
        const window = gradient + <usize>(max(0, y) * g.width + max(0, at)) * pixel;
        returnShares(outputGradient, window, <usize>g.width * pixel, pixel, rows, columns, once);
        outputGradient += pixel;
      }
    }
    gradient += inputBytes(g);
  }
}

/** Adds its share of an output's gradient to each place, or puts it there if no other window shares a place. */
function returnShares(
  outputGradient: usize, window: usize, line: usize, pixel: usize, rows: i32, columns: i32, once: bool,
): void {
  const share = <f32>1 / <f32>(rows * columns);
  const shares = f32x4.splat(share);
  let c: usize = 0;
  for (; c + 16 <= pixel; c += 16) {
    const part = f32x4.mul(v128.load(outputGradient + c), shares);
    for (let y = 0; y < rows; y++) {
      let at = window + <usize>y * line + c;
      for (let x = 0; x < columns; x++) {
        v128.store(at, once ? part : f32x4.add(v128.load(at), part));
        at += pixel;
      }
    }
  }
  for (; c < pixel; c += 4) {
    const part = load<f32>(outputGradient + c) * share;
    for (let y = 0; y < rows; y++) {
      let at = window + <usize>y * line + c;
      for (let x = 0; x < columns; x++) {
        store<f32>(at, once ? part : load<f32>(at) + part);
        at += pixel;
      }
    }
  }
}
