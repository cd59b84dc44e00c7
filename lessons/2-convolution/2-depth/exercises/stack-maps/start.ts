function stackMaps(maps: number[][][]): number[][][] {
  return maps;
}
