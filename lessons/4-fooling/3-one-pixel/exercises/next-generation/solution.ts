const cost = (candidate: number[], goal: number[]): number =>
  candidate.reduce((sum, value, gene) => sum + Math.abs(value - goal[gene]), 0);

function nextGeneration(
  candidates: number[][],
  triples: number[][],
  goal: number[],
): number[][] {
  return candidates.map((candidate, i) => {
    const [a, b, c] = triples[i].map((number) => candidates[number]);
    const child = a.map((value, gene) => value + 0.5 * (b[gene] - c[gene]));
    return cost(child, goal) < cost(candidate, goal) ? child : candidate;
  });
}
