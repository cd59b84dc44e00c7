function stackMaps(maps: number[][][]): number[][][] {
  return maps[0].map((line, r) =>
    line.map((_, c) => maps.map((map) => map[r][c])),
  );
}
