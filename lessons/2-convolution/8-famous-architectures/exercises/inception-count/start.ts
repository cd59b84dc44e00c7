interface Widths {
  one: number;
  reduceThree: number;
  three: number;
  reduceFive: number;
  five: number;
  pooled: number;
}

function inceptionParameters(depth: number, widths: Widths): number {
  return depth * widths.one;
}
