function pixelAt(
  data: number[],
  width: number,
  row: number,
  column: number,
): number[] {
  return data.slice(row + column, row + column + 3);
}
