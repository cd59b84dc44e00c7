function nearestLabel(
  distances: number[],
  labels: number[],
  votes: number,
): number {
  const order = distances
    .map((_, i) => i)
    .sort((a, b) => distances[a] - distances[b]);
  const voters = order.slice(0, votes).map((i) => labels[i]);
  const count = (label: number) =>
    voters.filter((each) => each === label).length;
  let best = voters[0];
  for (const label of voters) if (count(label) > count(best)) best = label;
  return best;
}
