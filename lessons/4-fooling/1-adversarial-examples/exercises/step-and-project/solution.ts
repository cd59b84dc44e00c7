function step(
  current: number[],
  original: number[],
  gradient: number[],
  by: number,
  epsilon: number,
): number[] {
  return current.map((value, i) => {
    const low = Math.max(0, original[i] - epsilon);
    const high = Math.min(255, original[i] + epsilon);
    const moved = value + by * Math.sign(gradient[i]);
    return Math.min(high, Math.max(low, moved));
  });
}
