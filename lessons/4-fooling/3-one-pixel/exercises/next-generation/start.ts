const cost = (candidate: number[], goal: number[]): number =>
  candidate.reduce((sum, value, gene) => sum + Math.abs(value - goal[gene]), 0);

function nextGeneration(
  candidates: number[][],
  triples: number[][],
  goal: number[],
): number[][] {
  return candidates;
}
