function brighter(data: number[], by: number): number[] {
  return data.map((value) => Math.max(0, Math.min(255, value + by)));
}
