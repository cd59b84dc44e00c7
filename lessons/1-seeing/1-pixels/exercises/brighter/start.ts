function brighter(data: number[], by: number): number[] {
  return data.map((value) => value + by);
}
