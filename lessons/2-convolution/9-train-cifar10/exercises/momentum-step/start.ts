function momentumStep(
  weights: number[],
  velocity: number[],
  gradient: number[],
  learningRate: number,
  momentum: number,
) {
  return {
    weights: weights.map((weight, i) => weight - learningRate * gradient[i]),
    velocity,
  };
}
