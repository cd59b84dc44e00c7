function halfTurn(filter: number[][]): number[][] {
  return [...filter].reverse().map((row) => [...row].reverse());
}
