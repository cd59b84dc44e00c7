function outputSize(
  input: number,
  size: number,
  stride: number,
  pad: number,
): number {
  return input;
}
