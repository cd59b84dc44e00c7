import { exact, factor, shown } from './number-text.ts';
import type { Grid } from './grid.ts';

/** The numbers of a linear classifier and what it is given. */
export interface LinearProblem {
  /** `[class][input]`. */
  readonly weights: Grid;
  /** One a class. */
  readonly bias: readonly number[];
  readonly input: readonly number[];
  /** One a class. */
  readonly classes: readonly string[];
}

/** One term added to one class's score. */
export interface LinearFrame {
  /** The class, so the row of the weights. */
  readonly row: number;
  /** The input that is multiplied, so the column of the weights; null where the bias is added. */
  readonly column: number | null;
  /** What is added: a product, or the bias. */
  readonly term: number;
  /** The class's sum with this term. */
  readonly sum: number;
  /** The scores that are whole; null for the others. */
  readonly scores: readonly (number | null)[];
  /** This step in one sentence. */
  readonly text: string;
}

/**
 * W x + b, one term a frame: class by class the products from left to right, then the bias.
 *
 * @throws RangeError when rows, inputs, biases and classes are not as many as each other.
 * @example
 * const problem = { weights: [[2, 3]], bias: [1], input: [10, 1], classes: ['cat'] };
 * [...linear(problem)].at(-1)?.scores; // [24]
 */
export function* linear({
  weights,
  bias,
  input,
  classes,
}: LinearProblem): Generator<LinearFrame, void> {
  if (bias.length !== weights.length || classes.length !== weights.length) {
    throw new RangeError('linear: expected a row of weights, a bias and a name for each class');
  }
  if (weights.some((row) => row.length !== input.length)) {
    throw new RangeError('linear: expected a weight for each input in every row');
  }
  let scores: readonly (number | null)[] = classes.map(() => null);
  for (const [row, line] of weights.entries()) {
    let sum = 0;
    for (const [column, weight] of line.entries()) {
      const term = decimal(weight * input[column]);
      sum = decimal(sum + term);
      const text = `${classes[row]}: ${shown(weight)} · ${factor(input[column])} = ${exact(term)}; the sum so far is ${exact(sum)}.`;
      yield { row, column, term, sum, scores, text };
    }
    sum = decimal(sum + bias[row]);
    scores = scores.map((score, i) => (i === row ? sum : score));
    const text = `${classes[row]}: with the bias ${shown(bias[row])} added, its score is ${exact(sum)}${verdict(scores, classes)}.`;
    yield { row, column: null, term: bias[row], sum, scores, text };
  }
}

/** Which class the classifier names, once all scores are there and there is a choice. */
function verdict(scores: readonly (number | null)[], classes: readonly string[]): string {
  if (classes.length < 2 || scores.includes(null)) return '';
  const best = Math.max(...(scores as readonly number[]));
  const names = classes.filter((_, i) => scores[i] === best);
  return names.length === 1
    ? `, and ${names[0]} is the highest of the ${classes.length}`
    : `, and ${names.join(' and ')} are equally high`;
}

/** Twelve digits: as one would add by hand, without the last places in which binary fractions differ. */
function decimal(value: number): number {
  return Number(value.toPrecision(12));
}
