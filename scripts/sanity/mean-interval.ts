/** A mean with its 95 % interval. */
export interface MeanInterval {
  readonly n: number;
  readonly mean: number;
  /** Half the interval's length; 1.96 standard errors. */
  readonly half: number;
}

/** The mean of the numbers that are finite, and where it lies with 95 % confidence, as for a normal distribution. */
export function meanInterval(values: readonly number[]): MeanInterval {
  const finite = values.filter(Number.isFinite);
  const n = finite.length;
  const mean = finite.reduce((sum, value) => sum + value, 0) / n;
  const squares = finite.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { n, mean, half: 1.959964 * Math.sqrt(squares / (n - 1) / n) };
}
