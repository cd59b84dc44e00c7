function maxPool(map: number[][], size: number, stride: number): number[][] {
  const rows = (map.length - size) / stride + 1;
  const columns = (map[0].length - size) / stride + 1;
  const result: number[][] = [];
  for (let r = 0; r < rows; r++) {
    const line: number[] = [];
    for (let c = 0; c < columns; c++) {
      let largest = -Infinity;
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          largest = Math.max(largest, map[r * stride + i][c * stride + j]);
        }
      }
      line.push(largest);
    }
    result.push(line);
  }
  return result;
}
