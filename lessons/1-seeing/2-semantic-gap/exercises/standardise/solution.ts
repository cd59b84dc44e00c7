function standardise(data: number[]): number[] {
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  const centred = data.map((value) => value - mean);
  const deviation = Math.sqrt(
    centred.reduce((sum, value) => sum + value ** 2, 0) / data.length,
  );
  return deviation === 0 ? centred : centred.map((value) => value / deviation);
}
