function countLayer(
  input: [number, number, number],
  filters: number,
  size: number,
  stride: number,
  pad: number,
): [number, number] {
  const [height, width, depth] = input;
  return [size * size * filters, height * width];
}
