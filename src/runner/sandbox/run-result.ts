import type { CellError, ChangedName, Plain, View } from './protocol/index.ts';

/** Why a run did not come to its end. */
export type StopReason = 'asked' | 'budget' | 'silent' | 'endless' | 'broken';

/** It was ended from outside; what cells had declared is gone. */
export interface Stopped {
  readonly status: 'stopped';
  readonly reason: StopReason;
  /** Milliseconds it had run. */
  readonly afterMs: number;
  /** A sentence for the student. */
  readonly message: string;
}

export interface Failed {
  readonly status: 'failed';
  readonly error: CellError;
  /** Variables of other cells that it changed before it failed. */
  readonly changed: readonly ChangedName[];
  readonly ms: number;
}

/** How a cell's run ended. */
export type RunResult =
  | {
      readonly status: 'done';
      readonly value: View | null;
      /** Variables of other cells that it changed. */
      readonly changed: readonly ChangedName[];
      readonly ms: number;
    }
  | Failed
  | Stopped;

/** How the call of a function ended. */
export type CallResult =
  { readonly status: 'returned'; readonly value: Plain; readonly ms: number } | Failed | Stopped;

/** The sentence for a run that was stopped. */
export function stopMessage(reason: StopReason, afterMs: number, detail = ''): string {
  const after = seconds(afterMs);
  switch (reason) {
    case 'asked':
      return `Stopped after ${after}.`;
    case 'budget':
      return `Stopped after ${after}, the most a cell may take. Is there a loop that never ends?`;
    case 'silent':
      return `Stopped after ${after}: the sandbox gave no sign of life. It has probably run out of memory.`;
    case 'endless':
      return 'Stopped: after its end the cell went on working without a pause.';
    case 'broken':
      return `Stopped after ${after}: the sandbox broke${detail ? ` (${detail})` : ''}.`;
  }
}

function seconds(ms: number): string {
  return ms < 9950 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}
