import { emptyGrid, type Grid, type PartialGrid, withCell } from './grid.ts';
import { shown } from './number-text.ts';

/** Three ways to send a signal back through a ReLU. */
export const RULES = ['gradient', 'deconvnet', 'guided'] as const;
export type Rule = (typeof RULES)[number];

/** One number on its way back, by each rule. */
export interface ReluRulesFrame {
  readonly row: number;
  readonly column: number;
  /** What came in at this cell on the way forward. */
  readonly input: number;
  /** The signal that arrives from above. */
  readonly signal: number;
  /** What each rule lets back at this cell. */
  readonly values: Readonly<Record<Rule, number>>;
  /** Each rule's result as far as it is computed. */
  readonly outputs: Readonly<Record<Rule, PartialGrid>>;
  /** This step in one sentence. */
  readonly text: string;
}

/**
 * A signal back through a ReLU by three rules, one cell a frame: where the forward input was above 0 (the
 * gradient), where the signal is (deconvnet, Zeiler and Fergus 2014), where both are (guided, Springenberg et al. 2015).
 *
 * @throws RangeError when the two grids are not of one size.
 * @example
 * [...reluRules([[1, -1]], [[-2, 3]])].at(-1)?.outputs.deconvnet; // [[0, 3]]
 */
export function* reluRules(input: Grid, above: Grid): Generator<ReluRulesFrame, void> {
  if (above.length !== input.length || above[0].length !== input[0].length) {
    throw new RangeError('reluRules: expected a signal as large as the input');
  }
  const empty = emptyGrid(input.length, input[0].length);
  let outputs: Record<Rule, PartialGrid> = { gradient: empty, deconvnet: empty, guided: empty };
  for (const [row, line] of input.entries()) {
    for (const [column, x] of line.entries()) {
      const signal = above[row][column];
      const values = valuesOf(x, signal);
      const put = (rule: Rule) => withCell(outputs[rule], row, column, values[rule]);
      outputs = {
        gradient: put('gradient'),
        deconvnet: put('deconvnet'),
        guided: put('guided'),
      };
      const text = `Row ${row + 1}, column ${column + 1}: ${textOf(x, signal)}`;
      yield { row, column, input: x, signal, values, outputs, text };
    }
  }
}

function valuesOf(x: number, signal: number): Record<Rule, number> {
  const positive = Math.max(0, signal);
  return {
    gradient: x > 0 ? signal : 0,
    deconvnet: positive,
    guided: x > 0 ? positive : 0,
  };
}

function textOf(x: number, signal: number): string {
  const facts = `the input was ${shown(x)}, the signal is ${shown(signal)}`;
  if (x > 0) {
    if (signal > 0) return `${facts}: both above 0, all three let it pass.`;
    return `${facts}: the gradient looks at the input and lets it pass, the other two stop what is not above 0.`;
  }
  if (signal > 0)
    return `${facts}: only the deconvnet, which does not ask for the input, lets it pass.`;
  return `${facts}: neither is above 0, nothing passes.`;
}
