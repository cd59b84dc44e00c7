import type { Exercise } from '../../lesson/exercise/index.ts';

/** The checks of all lessons, by their path in the repository. */
export const checkModules = import.meta.glob<{ default: Exercise }>(
  '/lessons/*/*/exercises/*/check.ts',
);
