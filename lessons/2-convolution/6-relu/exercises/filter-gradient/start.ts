function filterGradient(
  filter: number[][],
  input: number[][],
  gradient: number[][],
): number[][] {
  return filter.map((row) => row.map((weight) => weight * gradient[0][0]));
}
