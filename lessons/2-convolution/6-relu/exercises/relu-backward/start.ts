function reluBackward(x: number[][], gradient: number[][]): number[][] {
  return gradient.map((row) => row.map((value) => Math.max(0, value)));
}
