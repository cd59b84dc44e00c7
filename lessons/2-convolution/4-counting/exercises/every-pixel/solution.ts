function pointwise(
  volume: number[][][],
  weights: number[][],
  bias: number[],
): number[][][] {
  return volume.map((row) =>
    row.map((pixel) =>
      weights.map((w, k) =>
        w.reduce((sum, weight, c) => sum + weight * pixel[c], bias[k]),
      ),
    ),
  );
}
