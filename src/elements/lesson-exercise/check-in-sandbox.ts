import {
  judgeExercise,
  type CallEntry,
  type Exercise,
  type Verdict,
} from '../../lesson/exercise/index.ts';
import {
  NO_ENTRY,
  type CallResult,
  type CellError,
  type Kernel,
  type RunResult,
} from '../../runner/sandbox/index.ts';

/** What came of a check: a verdict, or why the code could not be judged. */
export type CheckOutcome =
  | { readonly type: 'verdict'; readonly verdict: Verdict }
  /** The code does not run at all. */
  | { readonly type: 'error'; readonly error: CellError }
  | { readonly type: 'stopped'; readonly message: string };

/** Milliseconds one case may take. */
const CASE_MS = 10_000;

/**
 * Judges a student's code: it runs in a worker that has seen nothing else, is called with plain data, and
 * what it gives is compared out here.
 *
 * @param kernel a fresh one, for this check alone
 */
export async function checkInSandbox(
  check: Exercise,
  cell: string,
  code: string,
  kernel: Kernel,
): Promise<CheckOutcome> {
  const ran = await kernel.run({ cell, code });
  if (ran.status === 'failed') return { type: 'error', error: ran.error };
  if (ran.status === 'stopped') return { type: 'stopped', message: ran.message };
  const call: CallEntry = async (entry, input) =>
    outcomeOf(await kernel.call({ entry, input, budgetMs: CASE_MS }));
  return { type: 'verdict', verdict: await judgeExercise(check, call) };
}

function outcomeOf(result: CallResult | RunResult): Awaited<ReturnType<CallEntry>> {
  if (result.status === 'stopped') return { ok: false, halted: true, message: result.message };
  if (result.status === 'failed') {
    const [frame] = result.error.frames;
    const { message } = result.error;
    if (result.error.name === NO_ENTRY) return { ok: false, halted: true, message };
    return frame
      ? { ok: false, message, line: frame.line, column: frame.column }
      : { ok: false, message };
  }
  return { ok: true, value: result.status === 'returned' ? result.value : undefined };
}
