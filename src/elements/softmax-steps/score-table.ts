import { hinge, type HingeFrame, type ScoredClasses, sized, softmax, type SoftmaxFrame } from '../../steps/index.ts'; // prettier-ignore
import type { ScorePlace } from './score-place.ts';

/** A column of the table that is filled step by step. */
export interface ScoreColumn {
  readonly head: string;
  /** One a class; null where nothing is computed yet. */
  readonly values: readonly (number | null)[];
  /** What stands under the line; null where nothing does yet, undefined where nothing ever does. */
  readonly foot?: number | null;
}

/** A step of either loss, ready to be shown. */
export interface ScoreStep {
  readonly columns: readonly ScoreColumn[];
  /** Where the number of this step stands. */
  readonly at: ScorePlace;
  readonly loss: number | null;
  /** The loss's formula with the numbers on the screen. */
  readonly formula: string;
  readonly text: string;
}

export type LossName = 'softmax' | 'hinge';

/** Scores, and the loss that is made of them. */
export interface ScoreProblem extends ScoredClasses {
  readonly loss: LossName;
  /** Whether softmax subtracts the greatest score first. */
  readonly shift: boolean;
}

/** All steps of a loss. */
export function scoreSteps(problem: ScoreProblem): ScoreStep[] {
  const { loss, shift } = problem;
  if (loss === 'hinge') return [...hinge(problem)].map((frame) => hingeStep(frame, problem));
  return [...softmax(problem, shift)].map((frame) => softmaxStep(frame, problem));
}

/** The number at a place; null where it is not computed yet, or where there is none. */
export function numberAt(columns: readonly ScoreColumn[], { column, row }: ScorePlace) {
  const { values, foot } = columns[column];
  return (row === 'foot' ? foot : values[row]) ?? null;
}

function softmaxStep(frame: SoftmaxFrame, { truth, shift }: ScoreProblem): ScoreStep {
  const shifted = { head: 's − max', values: frame.shifted };
  const columns = [
    ...(shift ? [shifted] : []),
    { head: 'e to that', values: frame.exponentials, foot: frame.sum },
    { head: 'p', values: frame.probabilities },
  ];
  const place = { shift: 0, exponential: columns.length - 2, sum: columns.length - 2, divide: columns.length - 1, loss: columns.length - 1 }; // prettier-ignore
  const at = { column: place[frame.kind], row: frame.row ?? 'foot' } as const;
  const p = frame.probabilities[truth];
  const formula =
    frame.loss === null || p === null ? `L = −ln p` : `L = −ln ${sized(p)} = ${sized(frame.loss)}`;
  return { columns, at, loss: frame.loss, formula, text: frame.text };
}

function hingeStep(frame: HingeFrame, { classes, truth }: ScoreProblem): ScoreStep {
  const done = frame.row === classes.length - 1;
  const parts = frame.margins.flatMap((margin, i) => (i === truth || margin === null ? [] : [sized(margin)])); // prettier-ignore
  return {
    columns: [{ head: 'adds', values: frame.margins, foot: done ? frame.loss : null }],
    at: { column: 0, row: frame.row },
    loss: done ? frame.loss : null,
    formula: `L = ${[...parts, ...(done ? [] : ['…'])].join(' + ') || '0'}${done ? ` = ${sized(frame.loss)}` : ''}`,
    text: frame.text,
  };
}
