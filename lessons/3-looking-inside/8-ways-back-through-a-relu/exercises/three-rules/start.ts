type Rule = 'gradient' | 'deconvnet' | 'guided';

function back(rule: Rule, input: number[][], signal: number[][]): number[][] {
  return signal;
}
