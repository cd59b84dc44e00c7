function countLayer(
  input: [number, number, number],
  filters: number,
  size: number,
  stride: number,
  pad: number,
): [number, number] {
  const [height, width, depth] = input;
  const places = (side: number) => (side - size + 2 * pad) / stride + 1;
  const products = size * size * depth;
  const numbersOut = places(height) * places(width) * filters;
  return [(products + 1) * filters, numbersOut * products];
}
