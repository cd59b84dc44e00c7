function crossEntropy(scores: number[], label: number): number {
  const exponentials = scores.map((score) => Math.exp(score));
  const sum = exponentials.reduce((a, b) => a + b);
  return -Math.log(exponentials[label] / sum);
}
