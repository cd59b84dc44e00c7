type Rule = 'gradient' | 'deconvnet' | 'guided';

function back(rule: Rule, input: number[][], signal: number[][]): number[][] {
  return signal.map((line, row) =>
    line.map((s, column) => {
      const forward = rule === 'deconvnet' || input[row][column] > 0;
      const backward = rule === 'gradient' || s > 0;
      return forward && backward ? s : 0;
    }),
  );
}
