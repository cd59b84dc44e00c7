function softmaxGradient(scores: number[], truth: number): number[] {
  const greatest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - greatest));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((power, k) => power / sum - (k === truth ? 1 : 0));
}
