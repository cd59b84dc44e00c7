interface Widths {
  one: number;
  reduceThree: number;
  three: number;
  reduceFive: number;
  five: number;
  pooled: number;
}

function convolution(size: number, depth: number, filters: number): number {
  return (size * size * depth + 1) * filters;
}

function inceptionParameters(depth: number, widths: Widths): number {
  const { one, reduceThree, three, reduceFive, five, pooled } = widths;
  return (
    convolution(1, depth, one) +
    convolution(1, depth, reduceThree) +
    convolution(3, reduceThree, three) +
    convolution(1, depth, reduceFive) +
    convolution(5, reduceFive, five) +
    convolution(1, depth, pooled)
  );
}
