import { KeptText } from '../code-cell/index.ts';

/** What is kept of an exercise beside the code. */
export interface ExerciseRecord {
  readonly passed: boolean;
  /** Checks so far. */
  readonly tries: number;
  /** Hints that are open to the student. */
  readonly hints: number;
}

const FRESH: ExerciseRecord = { passed: false, tries: 0, hints: 0 };

/** Reads what is kept; anything that is not of this form counts as nothing. */
export function readRecord(lesson: string, exercise: string): ExerciseRecord {
  try {
    const from = JSON.parse(keptAt(lesson, exercise).read() ?? 'null') as Partial<ExerciseRecord>;
    const { passed, tries, hints } = from;
    const whole = (value: unknown): value is number =>
      Number.isSafeInteger(value) && Number(value) >= 0;
    return typeof passed === 'boolean' && whole(tries) && whole(hints)
      ? { passed, tries, hints }
      : FRESH;
  } catch {
    return FRESH;
  }
}

/** Keeps it; where storage is blocked it holds until the page is left. */
export function keepRecord(lesson: string, exercise: string, record: ExerciseRecord): void {
  keptAt(lesson, exercise).write(JSON.stringify(record));
}

function keptAt(lesson: string, exercise: string): KeptText {
  return new KeptText(`convscope:exercise:${lesson}:${exercise}`);
}
