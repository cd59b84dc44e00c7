function outputSize(
  input: number,
  size: number,
  stride: number,
  pad: number,
): number {
  const places = (input - size + 2 * pad) / stride + 1;
  if (!Number.isInteger(places) || places < 1) {
    throw new Error(`the filter does not fit: ${places.toFixed(2)} places`);
  }
  return places;
}
