function step(
  current: number[],
  original: number[],
  gradient: number[],
  by: number,
  epsilon: number,
): number[] {
  return current;
}
