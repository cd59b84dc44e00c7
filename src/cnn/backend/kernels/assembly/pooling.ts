// Max pooling and its gradient, NHWC, four channels at a time. A window reaches as far as the image does.
import { Geometry, inputBytes, tiles } from './geometry';

/** output [batch, outputHeight, outputWidth, channels] = the largest number of each window. */
export function maxPool(x: usize, output: usize, g: Geometry): void {
  const pixel = (<usize>g.channels) << 2;
  for (let n = 0; n < g.batch; n++) {
    for (let i = 0; i < g.outputHeight; i++) {
      const y = i * g.strideY - g.padTop;
      const rows = min(g.height, y + g.filterHeight) - max(0, y);
      for (let j = 0; j < g.outputWidth; j++) {
        const at = j * g.strideX - g.padLeft;
        const columns = min(g.width, at + g.filterWidth) - max(0, at);
        const window = x + <usize>(max(0, y) * g.width + max(0, at)) * pixel;
        poolWindow(window, <usize>g.width * pixel, pixel, rows, columns, output);
        output += pixel;
      }
    }
    x += inputBytes(g);
  }
}

function poolWindow(window: usize, line: usize, pixel: usize, rows: i32, columns: i32, output: usize): void {
  let c: usize = 0;
  if (rows == 2 && columns == 2) {
    const below = window + line;
    for (; c + 16 <= pixel; c += 16) {
      const upper = f32x4.max(v128.load(window + c), v128.load(window + pixel + c));
      const lower = f32x4.max(v128.load(below + c), v128.load(below + pixel + c));
      v128.store(output + c, f32x4.max(upper, lower));
    }
  }
  for (; c + 16 <= pixel; c += 16) {
    let best = f32x4.splat(-Infinity);
    for (let y = 0; y < rows; y++) {
      let at = window + <usize>y * line + c;
      for (let x = 0; x < columns; x++) {
        best = f32x4.max(best, v128.load(at));
        at += pixel;
      }
    }
    v128.store(output + c, best);
  }
  for (; c < pixel; c += 4) {
    let best: f32 = -Infinity;
    for (let y = 0; y < rows; y++) {
      let at = window + <usize>y * line + c;
      for (let x = 0; x < columns; x++) {
        best = max(best, load<f32>(at));
        at += pixel;
      }
    }
    store<f32>(output + c, best);
  }
}

/** gradient [batch, height, width, channels] = each output's gradient at the first place that holds its maximum. */
export function maxPoolGradient(x: usize, output: usize, outputGradient: usize, gradient: usize, g: Geometry): void {
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
        const first = <usize>(max(0, y) * g.width + max(0, at)) * pixel;
        returnWindow(x + first, <usize>g.width * pixel, pixel, rows, columns, output, outputGradient, gradient + first,
          once);
        output += pixel;
        outputGradient += pixel;
      }
    }
    x += inputBytes(g);
    gradient += inputBytes(g);
  }
}

/** Adds an output's gradient to that of its window, or puts it there if no other window shares a number. */
function returnWindow(
  window: usize,
  line: usize,
  pixel: usize,
  rows: i32,
  columns: i32,
  output: usize,
  outputGradient: usize,
  gradient: usize,
  once: bool,
): void {
  let c: usize = 0;
  for (; c + 16 <= pixel; c += 16) {
    const best = v128.load(output + c);
    let rest = v128.load(outputGradient + c);
    for (let y = 0; y < rows; y++) {
      let at = <usize>y * line + c;
      for (let x = 0; x < columns; x++) {
        const here = f32x4.eq(v128.load(window + at), best);
        const share = v128.and(here, rest);
        v128.store(gradient + at, once ? share : f32x4.add(v128.load(gradient + at), share));
        rest = v128.andnot(rest, here);
        at += pixel;
      }
    }
  }
  for (; c < pixel; c += 4) {
    const best = load<f32>(output + c);
    let rest = load<f32>(outputGradient + c);
    for (let y = 0; y < rows; y++) {
      let at = <usize>y * line + c;
      for (let x = 0; x < columns; x++) {
        const here = load<f32>(window + at) == best;
        const share: f32 = here ? rest : 0;
        store<f32>(gradient + at, once ? share : load<f32>(gradient + at) + share);
        if (here) rest = 0;
        at += pixel;
      }
    }
  }
}
