function meanDifference(a: number[], b: number[]): number {
  return a[0] - b[0];
}
