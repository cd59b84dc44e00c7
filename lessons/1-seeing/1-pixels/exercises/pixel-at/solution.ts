function pixelAt(
  data: number[],
  width: number,
  row: number,
  column: number,
): number[] {
  const red = (row * width + column) * 3;
  return data.slice(red, red + 3);
}
