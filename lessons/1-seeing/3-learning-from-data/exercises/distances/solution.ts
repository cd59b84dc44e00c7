function distances(image: number[], known: number[][]): number[] {
  return known.map((other) =>
    other.reduce((sum, value, i) => sum + Math.abs(value - image[i]), 0),
  );
}
