/** Points of a line, as pairs that share an index. */
export interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/**
 * The line with at most two points a column of the screen, the lowest and the highest there, so that
 * a hundred thousand steps draw as fast as a hundred and no spike is lost.
 *
 * `x` ascends. What is not finite leaves a gap.
 *
 * @returns indices into the points, ascending.
 */
export function thin({ x, y }: Points, columns: number): number[] {
  if (x.length <= columns * 2) return Array.from(x.keys());
  const first = x[0];
  const width = (x[x.length - 1] - first) / columns || 1;
  const kept: number[] = [];
  for (let start = 0; start < x.length;) {
    const end = first + width * (Math.floor((x[start] - first) / width) + 1);
    let low = start;
    let high = start;
    let i = start;
    do {
      if (y[i] < y[low] || !Number.isFinite(y[low])) low = i;
      if (y[i] > y[high] || !Number.isFinite(y[high])) high = i;
      i++;
    } while (i < x.length && x[i] < end);
    kept.push(Math.min(low, high));
    if (low !== high) kept.push(Math.max(low, high));
    start = i;
  }
  return kept;
}

/** The index of the point whose `x` is nearest; −1 where there is none. `x` ascends. */
export function nearest(x: readonly number[], wanted: number): number {
  if (x.length === 0) return -1;
  let low = 0;
  let high = x.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (x[middle] <= wanted) low = middle;
    else high = middle;
  }
  return wanted - x[low] <= x[high] - wanted ? low : high;
}
