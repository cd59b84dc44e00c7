function momentumStep(
  weights: number[],
  velocity: number[],
  gradient: number[],
  learningRate: number,
  momentum: number,
) {
  const next = velocity.map(
    (speed, i) => momentum * speed - learningRate * gradient[i],
  );
  return {
    weights: weights.map((weight, i) => weight + next[i]),
    velocity: next,
  };
}
