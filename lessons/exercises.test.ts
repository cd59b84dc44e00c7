import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { readPartFolders } from '../scripts/vite/read-lessons.ts';
import {
  judgeExercise,
  type CallEntry,
  type Exercise,
  type PlainValue,
} from '../src/lesson/exercise/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const checks = import.meta.glob<{ default: Exercise }>('./*/*/exercises/*/check.ts');

const exercises = readPartFolders(root)
  .flatMap(({ lessons }) => lessons)
  .flatMap(({ path, exercises: files }) =>
    Object.entries(files).map(([id, texts]) => {
      const folder = path.replace(/^lessons\/(.*)\/lesson\.md$/, '$1');
      return { name: `${folder}/${id}`, module: `./${folder}/exercises/${id}/check.ts`, ...texts };
    }),
  );

/** Calls the entry of a student's code here, without a sandbox: it is the lesson's own. */
function caller(code: string): CallEntry {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022 },
  });
  return async (entry, input) => {
    const call = new Function(`${outputText}; return ${entry};`)() as (...a: unknown[]) => unknown;
    try {
      return { ok: true, value: (await call(...structuredClone(input))) as PlainValue };
    } catch (error) {
      return { ok: false, message: (error as Error).message };
    }
  };
}

test('there are exercises', () => {
  expect(exercises.length).toBeGreaterThan(0);
});

describe.each(exercises)('the exercise $name', ({ module, start, solution }) => {
  test('is passed by its solution', async () => {
    const verdict = await judgeExercise((await checks[module]()).default, caller(solution ?? ''));
    expect(verdict.results.filter(({ passed }) => !passed)).toEqual([]);
    expect(verdict.passed).toBe(true);
  });

  test('is failed by its start', async () => {
    const verdict = await judgeExercise((await checks[module]()).default, caller(start ?? ''));
    expect(verdict.results.length).toBe(verdict.total);
    expect(verdict.passed).toBe(false);
  });
});
