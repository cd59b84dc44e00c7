function distances(image: number[], known: number[][]): number[] {
  return known.map((other) => other[0] - image[0]);
}
