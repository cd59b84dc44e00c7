function oneNumber(
  volume: number[][][],
  filter: number[][][],
  bias: number,
  row: number,
  column: number,
): number {
  let sum = bias;
  filter.forEach((line, a) =>
    line.forEach((weights, b) =>
      weights.forEach((weight, k) => {
        sum += weight * volume[row + a][column + b][k];
      }),
    ),
  );
  return sum;
}
