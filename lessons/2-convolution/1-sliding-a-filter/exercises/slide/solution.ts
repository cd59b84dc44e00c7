function slide(
  image: number[][],
  filter: number[][],
  bias: number,
): number[][] {
  const rows = image.length - filter.length + 1;
  const columns = image[0].length - filter.length + 1;
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c) => {
      let sum = bias;
      for (let a = 0; a < filter.length; a++) {
        for (let b = 0; b < filter.length; b++) {
          sum += filter[a][b] * image[r + a][c + b];
        }
      }
      return sum;
    }),
  );
}
