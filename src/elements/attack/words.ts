import { percent } from '../scale/index.ts';

/** The index of the greatest number. */
export function greatest(values: ArrayLike<number>): number {
  return Array.from(values).reduce((best, value, i, all) => (value > all[best] ? i : best), 0);
}

/** What a network says, the class and how sure it is: `ship, 93.2 %`. */
export function says(probabilities: ArrayLike<number>, classes: readonly string[]): string {
  const best = greatest(probabilities);
  return `${classes[best]}, ${percent(probabilities[best])}`;
}
