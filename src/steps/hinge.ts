import { factor, shown } from './number-text.ts';
import { checkScores, type ScoredClasses } from './softmax.ts';

/** What one class adds to the loss. */
export interface HingeFrame {
  readonly row: number;
  /** max(0, score − true score + 1); 0 for the true class itself. */
  readonly value: number;
  /** What each class adds; null where that is not computed yet. */
  readonly margins: readonly (number | null)[];
  /** The sum so far. */
  readonly loss: number;
  /** This step in one sentence. */
  readonly text: string;
}

/**
 * The multi-class hinge loss, one class a frame: what each wrong score lacks to be 1 below the true one.
 *
 * Weston and Watkins 1999, in the form of the course CS231n.
 *
 * @throws RangeError when scores and classes are not as many as each other, or the true class is none of them.
 * @example
 * const given = { scores: [3, 2.5], classes: ['cat', 'dog'], truth: 0 };
 * [...hinge(given)].at(-1)?.loss; // max(0, 2.5 − 3 + 1) = 0.5
 */
export function* hinge(given: ScoredClasses): Generator<HingeFrame, void> {
  checkScores('hinge', given);
  const { scores, classes, truth } = given;
  let margins: readonly (number | null)[] = classes.map(() => null);
  let loss = 0;
  for (const [row, score] of scores.entries()) {
    const lacks = score - scores[truth] + 1;
    const value = row === truth ? 0 : Math.max(0, lacks);
    margins = margins.map((old, i) => (i === row ? value : old));
    loss += value;
    const text =
      row === truth
        ? `${classes[row]} is the true class and adds nothing.`
        : `${classes[row]}: ${shown(score)} − ${factor(scores[truth])} + 1 = ${shown(lacks)}${lacks > 0 ? '' : ', not above 0'}, so it adds ${shown(value)}.`;
    yield { row, value, margins, loss, text };
  }
}
