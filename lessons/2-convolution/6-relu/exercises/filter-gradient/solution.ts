function filterGradient(
  filter: number[][],
  input: number[][],
  gradient: number[][],
): number[][] {
  const result = filter.map((row) => row.map(() => 0));
  gradient.forEach((line, r) =>
    line.forEach((g, c) => {
      for (let i = 0; i < filter.length; i++) {
        for (let j = 0; j < filter.length; j++) {
          result[i][j] += g * input[r + i][c + j];
        }
      }
    }),
  );
  return result;
}
