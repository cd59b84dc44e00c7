import { exerciseCell, type ProgressEntry } from './entry.ts';

/** What there is to do in a lesson: ids of its exercises and predictions. */
export interface LessonTasks {
  readonly lesson: string;
  readonly exercises: readonly string[];
  readonly predictions: readonly string[];
}

/** How far a student is in a lesson. */
export interface Standing {
  /** `done` when every exercise is solved and every prediction is made; `begun` when anything is kept. */
  readonly state: 'new' | 'begun' | 'done';
  /** Ids of the exercises that are solved. */
  readonly solved: ReadonlySet<string>;
  /** Ids of those that were tried, or whose hints or code were touched, and are not solved. */
  readonly begun: ReadonlySet<string>;
  /** How many predictions are made. */
  readonly predicted: number;
}

/** Counts what is done of a lesson's tasks; what is kept of tasks that the lesson no longer has does not count. */
export function standing(tasks: LessonTasks, entries: readonly ProgressEntry[]): Standing {
  const own = entries.filter(({ lesson }) => lesson === tasks.lesson);
  const results = new Map(
    own.flatMap((entry) => (entry.kind === 'exercise' ? [[entry.id, entry.value] as const] : [])),
  );
  const made = new Set(own.filter(({ kind }) => kind === 'prediction').map(({ id }) => id));
  const drafts = new Set(own.filter(({ kind }) => kind === 'cell').map(({ id }) => id));
  const solved = tasks.exercises.filter((id) => results.get(id)?.passed);
  const begun = tasks.exercises.filter(
    (id) => !results.get(id)?.passed && (results.has(id) || drafts.has(exerciseCell(id))),
  );
  const predicted = tasks.predictions.filter((id) => made.has(id)).length;
  const count = tasks.exercises.length + tasks.predictions.length;
  const done = count > 0 && solved.length + predicted === count;
  const state = done ? 'done' : own.length > 0 ? 'begun' : 'new';
  return { state, solved: new Set(solved), begun: new Set(begun), predicted };
}
