function softmaxGradient(scores: number[], truth: number): number[] {
  return scores.map((score, k) => (k === truth ? score - 1 : score));
}
