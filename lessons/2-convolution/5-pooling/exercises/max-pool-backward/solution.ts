function maxPoolBackward(
  map: number[][],
  gradient: number[][],
  size: number,
  stride: number,
): number[][] {
  const result = map.map((row) => row.map(() => 0));
  gradient.forEach((line, r) =>
    line.forEach((arrived, c) => {
      let [row, column] = [r * stride, c * stride];
      for (let i = r * stride; i < r * stride + size; i++) {
        for (let j = c * stride; j < c * stride + size; j++) {
          if (map[i][j] > map[row][column]) [row, column] = [i, j];
        }
      }
      result[row][column] += arrived;
    }),
  );
  return result;
}
