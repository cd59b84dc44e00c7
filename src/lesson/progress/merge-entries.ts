import { keyText, type ExerciseResult, type ProgressEntry } from './entry.ts';

/**
 * Puts two sets of entries together: of an exercise the best of both, of everything else the newer one.
 *
 * Where both are as old the first set's stands, so merging a file twice changes nothing more.
 */
export function mergeEntries(
  mine: readonly ProgressEntry[],
  theirs: readonly ProgressEntry[],
): readonly ProgressEntry[] {
  const merged = new Map(mine.map((entry) => [keyText(entry), entry]));
  for (const entry of theirs) {
    const key = keyText(entry);
    const other = merged.get(key);
    merged.set(key, other ? mergeTwo(other, entry) : entry);
  }
  return [...merged.values()];
}

function mergeTwo(mine: ProgressEntry, theirs: ProgressEntry): ProgressEntry {
  if (mine.kind !== 'exercise' || theirs.kind !== 'exercise') {
    return theirs.at > mine.at ? theirs : mine;
  }
  const at = Math.max(mine.at, theirs.at);
  return { ...mine, at, value: bestOf(mine.value, theirs.value) };
}

function bestOf(one: ExerciseResult, other: ExerciseResult): ExerciseResult {
  return {
    passed: one.passed || other.passed,
    tries: Math.max(one.tries, other.tries),
    hints: Math.max(one.hints, other.hints),
  };
}
