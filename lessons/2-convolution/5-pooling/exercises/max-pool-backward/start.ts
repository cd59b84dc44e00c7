function maxPoolBackward(
  map: number[][],
  gradient: number[][],
  size: number,
  stride: number,
): number[][] {
  return map.map((row, r) =>
    row.map((_, c) => gradient[Math.floor(r / size)][Math.floor(c / size)]),
  );
}
