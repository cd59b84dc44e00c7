function meanDifference(a: number[], b: number[]): number {
  const sum = a.reduce((total, value, i) => total + Math.abs(value - b[i]), 0);
  return sum / a.length;
}
