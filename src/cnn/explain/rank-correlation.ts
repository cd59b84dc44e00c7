import { InputError } from '../tensor/input-error.ts';

/**
 * How far two lists order things alike: the correlation of their ranks, from −1 to 1 (Spearman 1904).
 *
 * Equal numbers share the mean of their ranks. `NaN` where all numbers of a list are equal, since there is no order.
 *
 * @throws InputError when the lists are not equally long.
 * @example
 * rankCorrelation([1, 2, 3], [10, 20, 15]); // 0.5
 */
export function rankCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) {
    throw new InputError('rankCorrelation', `two lists of ${a.length} numbers`, b.length);
  }
  const [x, y] = [ranks(a), ranks(b)];
  const mean = (a.length + 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [dx, dy] = [x[i] - mean, y[i] - mean];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xx === 0 || yy === 0 ? NaN : xy / Math.sqrt(xx * yy);
}

/** From 1; equal numbers share the mean of theirs. */
function ranks(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i);
  order.sort((i, j) => values[i] - values[j]);
  const result = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let i = from; i < to; i++) result[order[i]] = (from + to + 1) / 2;
    from = to;
  }
  return result;
}
