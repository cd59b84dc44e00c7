function padWithZeros(grid: number[][], pad: number): number[][] {
  const zeros = new Array(pad).fill(0);
  const rows = grid.map((row) => [...zeros, ...row, ...zeros]);
  const ring = () =>
    Array.from({ length: pad }, () =>
      new Array(grid[0].length + 2 * pad).fill(0),
    );
  return [...ring(), ...rows, ...ring()];
}
