function maxPool(map: number[][], size: number, stride: number): number[][] {
  return map.filter((_, r) => r % stride === 0);
}
