/** What is kept of each kind of thing in a lesson. */
export interface ProgressValues {
  /** The code of a cell, where it is not the lesson's. */
  readonly cell: Draft;
  /** What stood in a cell before a link put other code there. */
  readonly aside: SetAside;
  readonly exercise: ExerciseResult;
  readonly prediction: Prediction;
  /** What the random numbers of a lesson's cells begin from, where it is not the usual one; its id is `kernel`. */
  readonly seed: KernelSeed;
}

export type Kind = keyof ProgressValues;

export interface Draft {
  readonly code: string;
}

export interface SetAside {
  /** The code from the link. */
  readonly shared: string;
  /** The student's own code, the latest first; empty where it was the lesson's. */
  readonly own: readonly string[];
  /** The lesson's seed before the link gave another. */
  readonly seed?: number;
  /** Whether the link brought an image too; what was chosen before is kept with the image in use. */
  readonly image?: boolean;
  /** Whether the student has run the code from the link by hand. */
  readonly read?: boolean;
}

export interface KernelSeed {
  /** A whole number from 0. */
  readonly seed: number;
}

export interface ExerciseResult {
  readonly passed: boolean;
  /** Checks so far. */
  readonly tries: number;
  /** Hints that were opened. */
  readonly hints: number;
}

export interface Prediction {
  /** The number typed, or the index of the choice, as text. */
  readonly value: string;
}

/** Names one thing: the lesson in its address, the kind, and the id in the lesson. */
export interface ProgressKey<K extends Kind = Kind> {
  readonly lesson: string;
  readonly kind: K;
  readonly id: string;
}

/** One thing that is kept. */
export type ProgressEntry<K extends Kind = Kind> = {
  readonly [Each in K]: ProgressKey<Each> & {
    /** When it was last changed, in milliseconds since 1970. */
    readonly at: number;
    readonly value: ProgressValues[Each];
  };
}[K];

/** The version of what is kept in the browser and in files. */
export const FORMAT = 1;

/** A key as one text, the same for equal keys only. */
export function keyText({ lesson, kind, id }: ProgressKey): string {
  return [lesson, kind, id].map(encodeURIComponent).join('/');
}

/** The id of the cell in which an exercise is solved. */
export function exerciseCell(exercise: string): string {
  return `exercise-${exercise}`;
}
