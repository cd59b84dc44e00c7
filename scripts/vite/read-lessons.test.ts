import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readCourse } from './read-lessons.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

// Grammars and formulas of every lesson are work of seconds.
test('every lesson of the repository can be read', { timeout: 60_000 }, () => {
  const { errors, lessons } = readCourse(root);
  expect(errors.map(({ message }) => message)).toEqual([]);
  expect(lessons.length).toBeGreaterThan(0);
});
