// The one-dimensional turns of Winograd's F(4, 3), whose points are 0, 1, -1, 2, -2 and infinity; four channels or
// filters at a time, `step` bytes apart. Done down the columns and then along the rows, they turn a block.

// @ts-ignore: decorator
@inline
function times(factor: f32, value: v128): v128 {
  return f32x4.mul(f32x4.splat(factor), value);
}

/** Three weights, `step` bytes apart, into six: G g. */
// @ts-ignore: decorator
@inline
export function filterLine(from: usize, step: usize, to: usize, toStep: usize): void {
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
export function inputLine(from: usize, step: usize, to: usize, toStep: usize): void {
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
export function outputLine(from: usize, step: usize, to: usize, toStep: usize): void {
  const m0 = v128.load(from), m1 = v128.load(from + step), m2 = v128.load(from + 2 * step);
  const m3 = v128.load(from + 3 * step), m4 = v128.load(from + 4 * step), m5 = v128.load(from + 5 * step);
  const near = f32x4.add(m1, m2), nearOdd = f32x4.sub(m1, m2);
  const far = f32x4.add(m3, m4), farOdd = f32x4.sub(m3, m4);
  v128.store(to, f32x4.add(m0, f32x4.add(near, far)));
  v128.store(to + toStep, f32x4.add(nearOdd, times(2, farOdd)));
  v128.store(to + 2 * toStep, f32x4.add(near, times(4, far)));
  v128.store(to + 3 * toStep, f32x4.add(f32x4.add(nearOdd, times(8, farOdd)), m5));
}

/** Four outputs' gradients into six: A dy. */
// @ts-ignore: decorator
@inline
export function outputLineBack(from: usize, step: usize, to: usize, toStep: usize): void {
  const y0 = v128.load(from), y1 = v128.load(from + step);
  const y2 = v128.load(from + 2 * step), y3 = v128.load(from + 3 * step);
  const near = f32x4.add(y0, y2), nearOdd = f32x4.add(y1, y3);
  const far = f32x4.add(y0, times(4, y2)), farOdd = f32x4.add(times(2, y1), times(8, y3));
  v128.store(to, y0);
  v128.store(to + toStep, f32x4.add(near, nearOdd));
  v128.store(to + 2 * toStep, f32x4.sub(near, nearOdd));
  v128.store(to + 3 * toStep, f32x4.add(far, farOdd));
  v128.store(to + 4 * toStep, f32x4.sub(far, farOdd));
  v128.store(to + 5 * toStep, y3);
}

/** Six sums into three weights' gradients: G' u. */
// @ts-ignore: decorator
@inline
export function filterLineBack(from: usize, step: usize, to: usize, toStep: usize): void {
  const u0 = v128.load(from), u1 = v128.load(from + step), u2 = v128.load(from + 2 * step);
  const u3 = v128.load(from + 3 * step), u4 = v128.load(from + 4 * step), u5 = v128.load(from + 5 * step);
  const near = times(1.0 / 6.0, f32x4.add(u1, u2)), far = f32x4.add(u3, u4);
  const nearOdd = times(1.0 / 6.0, f32x4.sub(u2, u1)), farOdd = times(1.0 / 12.0, f32x4.sub(u3, u4));
  v128.store(to, f32x4.add(times(0.25, u0), f32x4.sub(times(1.0 / 24.0, far), near)));
  v128.store(to + toStep, f32x4.add(nearOdd, farOdd));
  v128.store(to + 2 * toStep, f32x4.add(u5, f32x4.sub(times(1.0 / 6.0, far), near)));
}
