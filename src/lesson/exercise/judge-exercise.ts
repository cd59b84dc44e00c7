import { type Case, type Exercise } from './exercise.ts';
import { formatValue } from './format-value.ts';
import { type PlainValue } from './plain-value.ts';
import { randomSource } from './random-source.ts';
import { sameValue } from './same-value.ts';

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
  /** It could not go on: stopped, out of time, or the code never ran. No further case is tried. */
  | { readonly ok: false; readonly halted: true; readonly message: string };

/** Calls the function `entry` of the student's code with plain arguments. */
export type CallEntry = (entry: string, input: readonly PlainValue[]) => Promise<CallOutcome>;

export interface CaseResult {
  readonly passed: boolean;
  /** `outputSize(7, 3, 2, 0)`. */
  readonly call: string;
  /** A sentence: which input, what was expected, what came. */
  readonly message: string;
}

export interface Verdict {
  readonly passed: boolean;
  /** One sentence over all cases. */
  readonly message: string;
  readonly results: readonly CaseResult[];
  /** How many cases there are; `results` has fewer when the code was halted. */
  readonly total: number;
}

const SEED = 2014;

/**
 * Judges a student's function on every case of its check.
 *
 * Runs wherever the caller is: only plain inputs go to the function and only plain outputs come
 * back, so the student's code cannot touch what judges it.
 *
 * @param check the default export of the exercise's `check.ts`
 * @param callEntry runs the student's function, in the sandbox or in a test
 * @param seed of the random cases; the same for everybody unless told
 */
export async function judgeExercise(
  check: Exercise,
  callEntry: CallEntry,
  seed = SEED,
): Promise<Verdict> {
  const cases = check.cases(randomSource(seed));
  const results: CaseResult[] = [];
  for (const one of cases) {
    const outcome = await callEntry(check.entry, one.input);
    if ('halted' in outcome) return halted(results, cases.length, outcome.message);
    results.push(judgeCase(check, one, outcome));
  }
  const right = results.filter(({ passed }) => passed).length;
  const passed = right === cases.length && cases.length > 0;
  const message = passed
    ? `All ${cases.length} cases are right.`
    : `${right} of ${cases.length} cases are right.`;
  return { passed, message, results, total: cases.length };
}

function halted(results: readonly CaseResult[], total: number, message: string): Verdict {
  return { passed: false, message, results, total };
}

function judgeCase(check: Exercise, one: Case, outcome: CallOutcome): CaseResult {
  const call = `${check.entry}(${one.input.map((value) => formatValue(value)).join(', ')})`;
  const complaint = complain(check, one, outcome);
  const message = complaint === null ? `${call}: right.` : `${call}: ${complaint}`;
  return { passed: complaint === null, call, message };
}

/** What is wrong with an outcome, as the end of a sentence; null where nothing is. */
function complain(check: Exercise, one: Case, outcome: CallOutcome): string | null {
  if (one.throws !== undefined) return complainOfThrow(one.throws, outcome);
  if (!outcome.ok)
    return `${wanted(check, one)}your function threw “${outcome.message}”${where(outcome)}.`;
  if (check.judge) return check.judge(outcome.value, one.input);
  const tolerance = check.tolerance ?? 1e-6;
  if (sameValue(outcome.value, one.expected, tolerance)) return null;
  return `expected ${difference(one.expected, outcome.value)}.`;
}

function complainOfThrow(text: string, outcome: CallOutcome): string | null {
  const expected = text === '' ? 'expected an error' : `expected an error that says “${text}”`;
  if (outcome.ok) return `${expected}, got ${formatValue(outcome.value)}.`;
  if (outcome.message.includes(text)) return null;
  return `${expected}, got the error “${outcome.message}”.`;
}

function wanted(check: Exercise, one: Case): string {
  return check.judge ? '' : `expected ${formatValue(one.expected)}, but `;
}

function where(outcome: CallOutcome): string {
  if (!('line' in outcome)) return '';
  return outcome.line === undefined ? '' : ` at ${outcome.line}:${outcome.column ?? 1}`;
}

/** Both values with enough digits to see that they differ. */
function difference(expected: PlainValue, got: PlainValue): string {
  for (const digits of [6, 17]) {
    const pair = [formatValue(expected, digits), formatValue(got, digits)];
    if (pair[0] !== pair[1]) return `${pair[0]}, got ${pair[1]}`;
  }
  return `${formatValue(expected)}, got ${formatValue(got)}, which differs past what is shown here`;
}
