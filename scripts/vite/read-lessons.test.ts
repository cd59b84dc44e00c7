import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readCourse } from './read-lessons.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('every lesson of the repository can be read', () => {
  const { errors, lessons } = readCourse(root);
  expect(errors.map(({ message }) => message)).toEqual([]);
  expect(lessons.length).toBeGreaterThan(0);
});
