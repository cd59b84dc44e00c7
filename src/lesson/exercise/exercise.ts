import type { PlainValue } from './plain-value.ts';
import type { RandomSource } from './random-source.ts';
import type { ReadyCheck } from './trial.ts';

/** One call of the student's function, and what it must give. */
export interface Case {
  /** The arguments, in order. */
  readonly input: readonly PlainValue[];
  /** What the function returns; left out where `judge` decides or `throws` is set. */
  readonly expected?: PlainValue;
  /** The function must throw an error whose message has this text in it; `''` takes any error. */
  readonly throws?: string;
}

/** What the check of an exercise says about a student's function. */
export interface Exercise {
  /** The name of the function that the student writes at the top level of the cell. */
  readonly entry: string;
  /** The cases, easiest first: fixed ones, and some drawn from `random`, which has the same seed for everybody. */
  readonly cases?: (random: RandomSource) => readonly Case[];
  /** Ready checks, such as `numericGradient`, that come after the cases. */
  readonly checks?: readonly ReadyCheck[];
  /** How far a number may be off: absolutely, or relative to the expected one where that is over 1; 1e-6 unless told. */
  readonly tolerance?: number;
  /**
   * Judges an output by a rule of its own instead of comparing it with `expected`.
   *
   * Returns null where the output is right, else a sentence that says what was expected and what came.
   */
  readonly judge?: (output: PlainValue, input: readonly PlainValue[]) => string | null;
}

/**
 * Declares the check of an exercise; the default export of its `check.ts`.
 *
 * @example
 * export default exercise({
 *   entry: 'outputSize',
 *   cases: (random) => [{ input: [7, 3, 1, 0], expected: 5 }, { input: [7, 3, 3, 0], throws: '2.33' }],
 * });
 */
export function exercise(definition: Exercise): Exercise {
  return definition;
}
