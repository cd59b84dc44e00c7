// Batch normalisation of `x [rows, channels]`, and its gradient: two passes over the numbers each, with the ReLU
// behind it in the second. What is known of each channel lies in tables, padded to whole panels.
import { multiplyAdd } from './multiply-add';
import { addEight, PANEL_BYTES, panelBytes, storeQuarter } from './panel';

/** Numbers of `x` that are summed together while they stay in the nearest cache. */
const NEAR_NUMBERS: i32 = 4096;

/** Bytes of scratch memory for each of the three functions that are exported. */
export function batchNormScratch(channels: i32): usize {
  return 4 * panelBytes(1, channels);
}

/** Mean and variance `[channels]` of each channel. Sums are of distances from the first row, so that none is lost. */
export function statistics(x: usize, rows: i32, channels: i32, mean: usize, variance: usize, scratch: usize): void {
  const sums = scratch;
  const squares = sums + panelBytes(1, channels);
  memory.fill(sums, 0, 2 * panelBytes(1, channels));
  const step = (<usize>channels) << 2;
  const block = max(1, NEAR_NUMBERS / channels);
  for (let row = 0; row < rows; row += block) {
    const end = x + <usize>min(rows, row + block) * step;
    for (let c: usize = 0; c < step; c += PANEL_BYTES) {
      const f0 = v128.load(x + c), f1 = v128.load(x + c, 16);
      let s0 = f32x4.splat(0);
      let s1 = s0, q0 = s0, q1 = s0;
      for (let at = x + <usize>row * step; at < end; at += step) {
        const d0 = f32x4.sub(v128.load(at + c), f0);
        const d1 = f32x4.sub(v128.load(at + c, 16), f1);
        s0 = f32x4.add(s0, d0);
        s1 = f32x4.add(s1, d1);
        q0 = multiplyAdd(d0, d0, q0);
        q1 = multiplyAdd(d1, d1, q1);
      }
      addEight(sums + c, s0, s1);
      addEight(squares + c, q0, q1);
    }
  }
  for (let c: usize = 0; c < step; c += 4) {
    const distance = load<f32>(sums + c) / <f32>rows;
    store<f32>(mean + c, load<f32>(x + c) + distance);
    store<f32>(variance + c, max(<f32>0, load<f32>(squares + c) / <f32>rows - distance * distance));
  }
}

/** y [rows, channels] = gamma * (x - mean) / sqrt(variance + epsilon) + beta, ReLU if asked. */
export function normalise(
  x: usize, mean: usize, variance: usize, gamma: usize, beta: usize, epsilon: f32, relu: bool, y: usize, rows: i32,
  channels: i32, scratch: usize,
): void {
  const scale = scratch;
  const shift = scale + panelBytes(1, channels);
  lineThrough(mean, variance, gamma, beta, epsilon, channels, scale, shift);
  const step = (<usize>channels) << 2;
  const least = f32x4.splat(relu ? 0 : -Infinity);
  for (let row = 0; row < rows; row++) {
    for (let c: usize = 0; c < step; c += 16) {
      const value = multiplyAdd(v128.load(x + c), v128.load(scale + c), v128.load(shift + c));
      storeQuarter(y + c, f32x4.max(value, least), <i32>((step - c) >> 2));
    }
    x += step;
    y += step;
  }
}

/** Tables of the line that each channel is put on: x * scale + shift. */
function lineThrough(
  mean: usize, variance: usize, gamma: usize, beta: usize, epsilon: f32, channels: i32, scale: usize, shift: usize,
): void {
  for (let i = 0; i < channels; i++) {
    const c = (<usize>i) << 2;
    const slope = load<f32>(gamma + c) / sqrt<f32>(load<f32>(variance + c) + epsilon);
    store<f32>(scale + c, slope);
    store<f32>(shift + c, load<f32>(beta + c) - load<f32>(mean + c) * slope);
  }
}

/**
 * The gradients with respect to x [rows, channels], gamma and beta [channels], where mean and variance are those of x
 * (Ioffe and Szegedy 2015, section 3). Where the ReLU held an output at 0, its gradient counts as 0.
 */
export function normaliseGradient(
  outputGradient: usize, x: usize, mean: usize, variance: usize, gamma: usize, beta: usize, epsilon: f32, relu: bool,
  xGradient: usize, gammaGradient: usize, betaGradient: usize, rows: i32, channels: i32, scratch: usize,
): void {
  const scale = scratch;
  const shift = scale + panelBytes(1, channels);
  const sums = shift + panelBytes(1, channels);
  const products = sums + panelBytes(1, channels);
  lineThrough(mean, variance, gamma, beta, epsilon, channels, scale, shift);
  sumGradients(outputGradient, x, mean, scale, shift, relu, rows, channels, sums, products);
  // From here on sums and products are the other two numbers of the line through x's gradient.
  for (let i = 0; i < channels; i++) {
    const c = (<usize>i) << 2;
    const inverse = <f32>1 / sqrt<f32>(load<f32>(variance + c) + epsilon);
    const sum = load<f32>(sums + c);
    const product = load<f32>(products + c) * inverse;
    store<f32>(betaGradient + c, sum);
    store<f32>(gammaGradient + c, product);
    const slope = -load<f32>(scale + c) * inverse * product / <f32>rows;
    store<f32>(products + c, slope);
    store<f32>(sums + c, -load<f32>(scale + c) * sum / <f32>rows - slope * load<f32>(mean + c));
  }
  const step = (<usize>channels) << 2;
  for (let row = 0; row < rows; row++) {
    for (let c: usize = 0; c < step; c += 16) {
      const here = v128.load(x + c);
      const line = v128.load(scale + c);
      const back = passed(v128.load(outputGradient + c), here, line, v128.load(shift + c), relu);
      const rest = multiplyAdd(here, v128.load(products + c), v128.load(sums + c));
      storeQuarter(xGradient + c, multiplyAdd(line, back, rest), <i32>((step - c) >> 2));
    }
    x += step;
    outputGradient += step;
    xGradient += step;
  }
}

/** Of each channel the sum of its gradients, and of each times its x's distance from the mean. */
function sumGradients(
  outputGradient: usize, x: usize, mean: usize, scale: usize, shift: usize, relu: bool, rows: i32, channels: i32,
  sums: usize, products: usize,
): void {
  memory.fill(sums, 0, panelBytes(1, channels));
  memory.fill(products, 0, panelBytes(1, channels));
  const step = (<usize>channels) << 2;
  const block = max(1, NEAR_NUMBERS / channels);
  for (let row = 0; row < rows; row += block) {
    const first = <usize>row * step;
    const end = <usize>min(rows, row + block) * step;
    for (let c: usize = 0; c < step; c += PANEL_BYTES) {
      const m0 = v128.load(mean + c), m1 = v128.load(mean + c, 16);
      const a0 = v128.load(scale + c), a1 = v128.load(scale + c, 16);
      const b0 = v128.load(shift + c), b1 = v128.load(shift + c, 16);
      let s0 = f32x4.splat(0);
      let s1 = s0, p0 = s0, p1 = s0;
      for (let at = first; at < end; at += step) {
        const x0 = v128.load(x + at + c), x1 = v128.load(x + at + c, 16);
        const g0 = passed(v128.load(outputGradient + at + c), x0, a0, b0, relu);
        const g1 = passed(v128.load(outputGradient + at + c, 16), x1, a1, b1, relu);
        s0 = f32x4.add(s0, g0);
        s1 = f32x4.add(s1, g1);
        p0 = multiplyAdd(g0, f32x4.sub(x0, m0), p0);
        p1 = multiplyAdd(g1, f32x4.sub(x1, m1), p1);
      }
      addEight(sums + c, s0, s1);
      addEight(products + c, p0, p1);
    }
  }
}

/** A gradient behind the ReLU as it comes out before it. */
// @ts-ignore: decorator
@inline
function passed(gradient: v128, x: v128, scale: v128, shift: v128, relu: bool): v128 {
  return relu ? v128.and(gradient, f32x4.gt(multiplyAdd(x, scale, shift), f32x4.splat(0))) : gradient;
}
