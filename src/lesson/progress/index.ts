export { Refusal } from '../refusal.ts';
export {
  exerciseCell,
  FORMAT,
  keyText,
  type ExerciseResult,
  type Kind,
  type ProgressEntry,
  type ProgressKey,
  type ProgressValues,
  type SetAside,
} from './entry.ts';
export { mergeEntries } from './merge-entries.ts';
export { readProgressFile, refuseTooBig, writeProgressFile } from './progress-file.ts';
export { readEntryFor } from './read-entry.ts';
export { standing, type LessonTasks, type Standing } from './standing.ts';
