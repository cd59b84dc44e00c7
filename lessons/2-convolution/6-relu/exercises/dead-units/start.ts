function deadUnits(outputs: number[][]): number[] {
  return outputs[0].map((_, unit) => unit);
}
