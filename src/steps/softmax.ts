import { shown } from './number-text.ts';

/** Scores, and the class that is really there. */
export interface ScoredClasses {
  readonly scores: readonly number[];
  readonly classes: readonly string[];
  /** The index of the true class. */
  readonly truth: number;
}

/** The columns of a table that is filled row by row; null where nothing is computed yet. */
export interface SoftmaxColumns {
  /** The scores with the greatest subtracted. */
  readonly shifted: readonly (number | null)[];
  readonly exponentials: readonly (number | null)[];
  readonly sum: number | null;
  readonly probabilities: readonly (number | null)[];
  readonly loss: number | null;
}

/** One number computed. */
export interface SoftmaxFrame extends SoftmaxColumns {
  readonly kind: 'shift' | 'exponential' | 'sum' | 'divide' | 'loss';
  /** The class that the number belongs to; null for the sum. */
  readonly row: number | null;
  readonly value: number;
  /** This step in one sentence. */
  readonly text: string;
}

type Column = 'shifted' | 'exponentials' | 'probabilities';

/**
 * Softmax and cross-entropy, one number a frame: shift, exponentials, their sum, divisions, −ln.
 *
 * Exponentials are rounded to 32 bits, as in the frameworks, so that without the shift large scores
 * overflow here too.
 *
 * @param shift whether the greatest score is subtracted first; the result is the same as long as nothing overflows
 * @throws RangeError when scores and classes are not as many as each other, or the true class is none of them.
 * @example
 * const last = [...softmax({ scores: [1, 1], classes: ['cat', 'dog'], truth: 0 })].at(-1);
 * last?.probabilities; // [0.5, 0.5], and last.loss is 0.693
 */
export function* softmax(given: ScoredClasses, shift = true): Generator<SoftmaxFrame, void> {
  checkScores('softmax', given);
  const { scores, classes, truth } = given;
  const empty = classes.map(() => null);
  let columns: SoftmaxColumns = { shifted: empty, exponentials: empty, sum: null, probabilities: empty, loss: null }; // prettier-ignore
  const fill = (column: Column, row: number, value: number) => {
    const filled = columns[column].map((old, i) => (i === row ? value : old));
    columns = { ...columns, [column]: filled };
  };

  const greatest = Math.max(...scores);
  const powers = shift ? scores.map((score) => score - greatest) : scores;
  for (const [row, value] of shift ? powers.entries() : []) {
    fill('shifted', row, value);
    const text = `${classes[row]}: ${shown(scores[row])} minus the greatest score, ${shown(greatest)}, is ${shown(value)}.`;
    yield { kind: 'shift', row, value, text, ...columns };
  }
  const exponentials = powers.map((power) => Math.fround(Math.exp(power)));
  for (const [row, value] of exponentials.entries()) {
    fill('exponentials', row, value);
    const text = `${classes[row]}: e to the power ${shown(powers[row])} is ${exponentialText(value)}.`;
    yield { kind: 'exponential', row, value, text, ...columns };
  }
  const sum = exponentials.reduce((a, b) => a + b);
  columns = { ...columns, sum };
  yield { kind: 'sum', row: null, value: sum, text: `All of them add up to ${sized(sum)}.`, ...columns }; // prettier-ignore
  for (const [row, exponential] of exponentials.entries()) {
    const value = exponential / sum;
    fill('probabilities', row, value);
    const text = `${classes[row]}: ${sized(exponential)} divided by the sum ${sized(sum)} is ${sized(value)}.`;
    yield { kind: 'divide', row, value, text, ...columns };
  }
  const p = exponentials[truth] / sum;
  // Not by way of p, which may be too small for 32 bits; the frameworks do the same.
  const loss = shift ? Math.log(sum) - powers[truth] : -Math.log(p);
  columns = { ...columns, loss };
  yield { kind: 'loss', row: truth, value: loss, text: lossText(given, p, loss), ...columns }; // prettier-ignore
}

function exponentialText(value: number): string {
  if (value < Infinity) return sized(value);
  return 'past 3.4e38, where a 32-bit number ends, and counts as infinite';
}

function lossText({ scores, classes, truth }: ScoredClasses, p: number, loss: number): string {
  const text = `The true class is ${classes[truth]}`;
  if (p === 0 && Number.isFinite(loss))
    return `${text}, whose probability is too small for 32 bits, so −ln is taken as ln of the sum minus the shifted score: ${sized(loss)}.`;
  const equal = scores.length > 1 && scores.every((score) => score === scores[0]);
  return `${text}${equal ? ', and all scores are equal' : ''}: −ln ${sized(p)} = ${sized(loss)}.`;
}

/** @throws RangeError in the name of `where` when scores, classes and truth do not go together. */
export function checkScores(where: string, { scores, classes, truth }: ScoredClasses): void {
  if (scores.length === 0 || scores.length !== classes.length) {
    throw new RangeError(`${where}: expected a score for each of one class or more`);
  }
  if (!(truth in classes)) {
    throw new RangeError(`${where}: expected a true class from 0 to ${classes.length - 1}`);
  }
}

/** As `shown`, with a power of ten where a number is too small or too large to write out. */
export function sized(value: number): string {
  const size = Math.abs(value);
  if (value === 0 || !Number.isFinite(value) || (size >= 1e-4 && size < 1e6)) return shown(value);
  const [digits, power] = value.toExponential(2).split('e');
  return `${shown(Number(digits))}e${shown(Number(power))}`;
}
