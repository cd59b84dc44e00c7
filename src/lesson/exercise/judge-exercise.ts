import type { Case, Exercise } from './exercise.ts';
import { formatValue } from './format-value.ts';
import type { PlainValue } from './plain-value.ts';
import { randomSource } from './random-source.ts';
import { sameValue } from './same-value.ts';
import { threw, type CallEntry, type CallOutcome, type CaseResult, type Trial } from './trial.ts';

export interface Verdict {
  readonly passed: boolean;
  /** One sentence over all cases. */
  readonly message: string;
  readonly results: readonly CaseResult[];
  /** How many cases there are; `results` has fewer when the code was halted. */
  readonly total: number;
}

const SEED = 2014;

type Outcome = Exclude<CallOutcome, { halted: true }>;

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
  const trials = trialsOf(check, seed);
  const results: CaseResult[] = [];
  for (const trial of trials) {
    const result = await trial(callEntry);
    if ('halted' in result) return halted(results, trials.length, result.message);
    results.push(result);
  }
  const right = results.filter(({ passed }) => passed).length;
  const passed = right === trials.length && trials.length > 0;
  const message = passed
    ? `All ${trials.length} cases are right.`
    : `${right} of ${trials.length} cases are right.`;
  return { passed, message, results, total: trials.length };
}

function trialsOf(check: Exercise, seed: number): readonly Trial[] {
  const random = randomSource(seed);
  const cases = check.cases?.(random) ?? [];
  const trials = cases.map((one): Trial => async (callEntry) => {
    const outcome = await callEntry(check.entry, one.input);
    return 'halted' in outcome ? outcome : judgeCase(check, one, outcome);
  });
  return [...trials, ...(check.checks ?? []).flatMap((ready) => ready(check.entry, random))];
}

function halted(results: readonly CaseResult[], total: number, message: string): Verdict {
  return { passed: false, message, results, total };
}

function judgeCase(check: Exercise, one: Case, outcome: Outcome): CaseResult {
  const call = `${check.entry}(${one.input.map((value) => formatValue(value)).join(', ')})`;
  const complaint = complain(check, one, outcome);
  const message = complaint === null ? `${call}: right.` : `${call}: ${complaint}`;
  return { passed: complaint === null, call, message };
}

/** What is wrong with an outcome, as the end of a sentence; null where nothing is. */
function complain(check: Exercise, one: Case, outcome: Outcome): string | null {
  if (one.throws !== undefined) return complainOfThrow(one.throws, outcome);
  if (!outcome.ok) return wanted(check, one) + threw(outcome);
  if (check.judge) return check.judge(outcome.value, one.input);
  const tolerance = check.tolerance ?? 1e-6;
  if (sameValue(outcome.value, one.expected, tolerance)) return null;
  return `expected ${difference(one.expected, outcome.value)}.`;
}

function complainOfThrow(text: string, outcome: Outcome): string | null {
  const expected = text === '' ? 'expected an error' : `expected an error that says “${text}”`;
  if (outcome.ok) return `${expected}, got ${formatValue(outcome.value)}.`;
  if (outcome.message.includes(text)) return null;
  return `${expected}, got the error “${outcome.message}”.`;
}

function wanted(check: Exercise, one: Case): string {
  return check.judge ? '' : `expected ${formatValue(one.expected)}, but `;
}

/** Both values with enough digits to see that they differ. */
function difference(expected: PlainValue, got: PlainValue): string {
  for (const digits of [6, 17]) {
    const pair = [formatValue(expected, digits), formatValue(got, digits)];
    if (pair[0] !== pair[1]) return `${pair[0]}, got ${pair[1]}`;
  }
  return `${formatValue(expected)}, got ${formatValue(got)}, which differs past what is shown here`;
}
