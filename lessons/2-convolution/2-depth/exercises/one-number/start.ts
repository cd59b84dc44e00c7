function oneNumber(
  volume: number[][][],
  filter: number[][][],
  bias: number,
  row: number,
  column: number,
): number {
  return volume[row][column][0];
}
