function fullyConnected(
  maps: number[][][],
  weights: number[][],
  bias: number[],
): number[] {
  const row = maps.flat(2);
  return weights.map((own, i) => {
    let sum = bias[i];
    for (let j = 0; j < row.length; j++) sum += row[j] * own[j];
    return sum;
  });
}
