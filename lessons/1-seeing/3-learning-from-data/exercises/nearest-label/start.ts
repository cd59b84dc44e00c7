function nearestLabel(
  distances: number[],
  labels: number[],
  votes: number,
): number {
  return labels[0];
}
