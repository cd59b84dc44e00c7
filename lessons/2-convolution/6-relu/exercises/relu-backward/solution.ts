function reluBackward(x: number[][], gradient: number[][]): number[][] {
  return x.map((row, r) =>
    row.map((value, c) => (value > 0 ? gradient[r][c] : 0)),
  );
}
