import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { judgeExercise } from '../src/lesson/exercise/index.ts';
import { buildCourse } from '../src/lesson/index.ts';
import { newLesson } from './new-lesson.mjs';
import { readPartFolders } from './vite/read-lessons.ts';

let root = '';
let lessons = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lessons-'));
  lessons = join(root, 'lessons');
});
afterEach(() => rmSync(root, { recursive: true }));

/** The function that an exercise's file declares, run here. */
function entry(file: string): (x: number) => number {
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {});
  return new Function(`${outputText}; return double;`)() as (x: number) => number;
}

test('a new lesson is valid, with a cell, a prediction and an exercise', () => {
  newLesson(lessons, '2-convolution/3-stride-and-padding', 'Stride and "padding": how');
  const course = buildCourse(readPartFolders(root));
  expect(course.errors).toEqual([]);
  expect(course.lessons).toMatchObject([
    {
      number: '2.3',
      slug: 'stride-and-padding',
      title: 'Stride and "padding": how',
      cells: ['twice'],
      predictions: ['twice-three'],
      exercises: ['double'],
    },
  ]);
  expect(course.parts[0].title).toBe('Convolution');
});

test('the solution of a new exercise passes its check and the start fails it', async () => {
  newLesson(lessons, '1-a/1-b', 'B');
  const folder = join(lessons, '1-a/1-b/exercises/double');
  const text = readFileSync(join(folder, 'check.ts'), 'utf8');
  const definition = /exercise\((\{[\s\S]*\})\);/.exec(text)![1];
  const check = new Function(`return ${definition}`)();
  const passes = async (file: string): Promise<boolean> => {
    const call = entry(join(folder, file));
    const verdict = await judgeExercise(check, async (_, [x]) => ({
      ok: true,
      value: call(x as number),
    }));
    return verdict.passed;
  };
  expect(await passes('solution.ts')).toBe(true);
  expect(await passes('start.ts')).toBe(false);
});

test.each([
  ['2-convolution', 'T', 'expected <number>-<part>/<number>-<lesson>'],
  ['convolution/stride', 'T', 'expected <number>-<part>/<number>-<lesson>'],
  ['2-a/../../x', 'T', 'expected <number>-<part>/<number>-<lesson>'],
  ['2-a/3-b', ' ', 'expected a title'],
  ['1-a/1-other', 'T', 'lesson 1 of 1-a is 1-b already'],
  ['2-c/7-b', 'T', '1-a/1-b has that name already'],
  ['1-c/2-d', 'T', 'part 1 is 1-a already'],
])('%s with title %j is refused and nothing is written', (path, title, reason) => {
  newLesson(lessons, '1-a/1-b', 'B');
  expect(() => newLesson(lessons, path, title)).toThrow(reason);
  expect(existsSync(join(lessons, path))).toBe(false);
});
