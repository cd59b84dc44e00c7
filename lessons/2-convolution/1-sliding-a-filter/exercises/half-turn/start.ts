function halfTurn(filter: number[][]): number[][] {
  return filter;
}
