function deadUnits(outputs: number[][]): number[] {
  const dead: number[] = [];
  for (let unit = 0; unit < outputs[0].length; unit++) {
    if (outputs.every((row) => row[unit] === 0)) dead.push(unit);
  }
  return dead;
}
