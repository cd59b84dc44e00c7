function linearScores(W: number[][], x: number[], b: number[]): number[] {
  return W.map((row) => row[0] * x[0]);
}
