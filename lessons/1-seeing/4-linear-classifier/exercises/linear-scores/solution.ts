function linearScores(W: number[][], x: number[], b: number[]): number[] {
  return W.map((row, k) =>
    row.reduce((sum, weight, i) => sum + weight * x[i], b[k]),
  );
}
