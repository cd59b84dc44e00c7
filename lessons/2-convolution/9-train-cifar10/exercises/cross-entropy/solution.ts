function crossEntropy(scores: number[], label: number): number {
  const largest = Math.max(...scores);
  const sum = scores.reduce(
    (total, score) => total + Math.exp(score - largest),
    0,
  );
  return Math.log(sum) + largest - scores[label];
}
