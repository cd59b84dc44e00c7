function padWithZeros(grid: number[][], pad: number): number[][] {
  return grid;
}
