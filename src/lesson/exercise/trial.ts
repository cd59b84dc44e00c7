import type { PlainValue } from './plain-value.ts';
import type { RandomSource } from './random-source.ts';

/** What came of calling the student's function once. */
export type CallOutcome =
  | { readonly ok: true; readonly value: PlainValue }
  /** It threw; `line` and `column` (from 1) where they are known. */
  | {
      readonly ok: false;
      readonly message: string;
      readonly line?: number;
      readonly column?: number;
    }
  | Halted;

/** It could not go on: stopped, out of time, or the code never ran. Nothing further is tried. */
export interface Halted {
  readonly ok: false;
  readonly halted: true;
  readonly message: string;
}

/** Calls the function `entry` of the student's code with plain arguments. */
export type CallEntry = (entry: string, input: readonly PlainValue[]) => Promise<CallOutcome>;

export interface CaseResult {
  readonly passed: boolean;
  /** `outputSize(7, 3, 2, 0)`. */
  readonly call: string;
  /** A sentence: which input, what was expected, what came. */
  readonly message: string;
}

/** One thing that is tried on the student's code, with as many calls as it takes. */
export type Trial = (call: CallEntry) => Promise<CaseResult | Halted>;

/** A check that is ready to be named in an exercise: what it tries on the function `entry`. */
export type ReadyCheck = (entry: string, random: RandomSource) => readonly Trial[];

/** That a function threw, and where: the end of a sentence. */
export function threw(outcome: Exclude<CallOutcome, { ok: true } | Halted>): string {
  const { message, line, column = 1 } = outcome;
  return `your function threw “${message}”${line === undefined ? '' : ` at ${line}:${column}`}.`;
}
