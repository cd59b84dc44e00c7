import { expect, test, vi } from 'vitest';
import {
  exercise,
  judgeExercise,
  numericGradient,
  type CallEntry,
  type NumericGradient,
  type PlainValue,
} from './index.ts';

type Functions = Record<string, (...input: never[]) => unknown>;

/** Calls functions of a test as the sandbox calls those of a student. */
function calling(functions: Functions): CallEntry {
  return async (entry, input) => {
    try {
      return { ok: true, value: functions[entry](...(input as never[])) as PlainValue };
    } catch (error) {
      return { ok: false, message: (error as Error).message, line: 3, column: 5 };
    }
  };
}

const judge = (rule: NumericGradient, functions: Functions, entry = 'gradient') =>
  judgeExercise(exercise({ entry, checks: [numericGradient(rule)] }), calling(functions));

const sumOfSquares = (x: PlainValue): number =>
  (x as number[][]).flat().reduce((sum, value) => sum + value * value, 0);
const squares: NumericGradient = {
  value: sumOfSquares,
  points: () => [
    [
      [
        [1, -2],
        [3, 0],
      ],
    ],
  ],
};
const scaled = (factor: number) => (x: number[][]) => x.map((row) => row.map((v) => factor * v));

test('the gradient is right, and the sentence says how it was checked', async () => {
  const { passed, results, message } = await judge(squares, { gradient: scaled(2) });
  expect(results[0].message).toBe('gradient([[1, −2], [3, 0]]): agrees with central differences.');
  expect([passed, message]).toEqual([true, 'All 1 cases are right.']);
});

test('a wrong entry is named with what was expected and what came', async () => {
  const gradient = (x: number[][]) => scaled(2)(x).map((row, r) => (r === 1 ? [6, 1] : row));
  const { passed, results } = await judge(squares, { gradient });
  expect(passed).toBe(false);
  expect(results[0].message).toBe(
    'gradient([[1, −2], [3, 0]]): expected entry [1][1] to be about 0, as central differences give, got 1. 1 of 4 entries are off.',
  );
});

test.each([
  [-2, 'Each is −1 times what is expected.'],
  [1, 'Each is 0.5 times what is expected.'],
])('a gradient of %d x is told the factor that it is off by', async (factor, hint) => {
  const { results } = await judge(squares, { gradient: scaled(factor) });
  expect(results[0].message).toContain('expected entry [0][0] to be about 2,');
  expect(results[0].message).toContain('3 of 4 entries are off.');
  expect(results[0].message).toContain(hint);
});

test('a gradient of zeros is told no factor', async () => {
  const { results } = await judge(squares, { gradient: scaled(0) });
  expect(results[0].message).not.toContain('times');
});

test.each<[string, unknown, string]>([
  [
    'a flat one',
    [1, 2, 3, 4],
    'an array of shape [2, 2], as what it is the gradient of, got an array of shape [4]',
  ],
  ['one turned round', [[2, 6, 1]], 'got an array of shape [1, 3]'],
  ['a number', 3, 'got a number'],
  ['nothing', undefined, 'got undefined'],
  ['texts', [['a']], 'got [["a"]]'],
  ['a ragged one', [[1, 2, 3], [1]], 'got [[1, 2, 3], [1]]'],
  [
    'NaN',
    [
      [NaN, -4],
      [6, 0],
    ],
    'expected entry [0][0] to be about 2, as central differences give, got NaN',
  ],
])('%s instead of the gradient is told what shape was expected', async (_, value, reason) => {
  const { passed, results } = await judge(squares, { gradient: () => value });
  expect(passed).toBe(false);
  expect(results[0].message).toContain(reason);
});

test('the gradient of a function of one number is one number', async () => {
  const rule: NumericGradient = { value: (x) => Math.sin(x as number), points: () => [[0], [30]] };
  expect((await judge(rule, { gradient: Math.cos })).passed).toBe(true);
  const { results } = await judge(rule, { gradient: Math.sin });
  expect(results[0].message).toBe(
    'gradient(0): expected about 1, as central differences give, got 0.',
  );
});

test('the value may be the function of the student too, and another argument may vary', async () => {
  const rule: NumericGradient = {
    value: 'loss',
    variable: 1,
    points: (random) => [[3, [random.uniform(1, 2), -1]]],
  };
  const loss = (a: number, x: number[]) => a * x[0] * x[1];
  const gradient = (a: number, x: number[]) => [a * x[1], a * x[0]];
  expect((await judge(rule, { loss, gradient })).passed).toBe(true);
  expect((await judge(rule, { loss, gradient: (_: number, x: number[]) => x })).passed).toBe(false);
});

test('a value that is no number is told so with its name', async () => {
  const rule: NumericGradient = { value: 'loss', points: () => [[1]] };
  const { results } = await judge(rule, { loss: () => [1], gradient: () => 1 });
  expect(results[0].message).toBe('gradient(1): expected loss to give a number, got [1].');
});

test('a function that throws is told where', async () => {
  const gradient = (): never => {
    throw new Error('x is not defined');
  };
  const { results } = await judge(squares, { gradient });
  expect(results[0].message).toContain('your function threw “x is not defined” at 3:5.');
});

test('at a corner both slopes and all between them are right, and others are not', async () => {
  const rule: NumericGradient = { value: (x) => Math.max(0, x as number), points: () => [[0]] };
  const passed = async (slope: number) => (await judge(rule, { gradient: () => slope })).passed;
  expect(await Promise.all([0, 0.5, 1, -0.1, 1.1].map(passed))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('of many entries some are drawn, the same for everybody', async () => {
  const value = vi.fn(sumOfSquares);
  const point = [Array.from({ length: 10 }, (_, i) => Array.from({ length: 10 }, (_, j) => i - j))];
  const asked = async () => {
    value.mockClear();
    const { passed } = await judge({ value, points: () => [point] }, { gradient: scaled(2) });
    return [passed, value.mock.calls.map(([x]) => JSON.stringify(x)).join()];
  };
  const [first, second] = [await asked(), await asked()];
  expect(first[0]).toBe(true);
  expect(value).toHaveBeenCalledTimes(3 * 32);
  expect(second).toEqual(first);
});

test('points are drawn by seed after those of the cases, which are judged first', async () => {
  const inputs: PlainValue[] = [];
  const check = exercise({
    entry: 'gradient',
    cases: (random) => [{ input: [random.uniform()], expected: 0 }],
    checks: [numericGradient({ value: () => 0, points: (random) => [[random.uniform()]] })],
  });
  const call: CallEntry = async (_, [x]) => {
    inputs.push(x);
    return { ok: true, value: 0 };
  };
  expect(await judgeExercise(check, call, 1)).toMatchObject({ passed: true, total: 2 });
  await judgeExercise(check, call, 1);
  expect(inputs[0]).not.toBe(inputs[1]);
  expect(inputs.slice(2)).toEqual(inputs.slice(0, 2));
});

test('code that is stopped is asked nothing more', async () => {
  const call = vi.fn<CallEntry>(async (entry) =>
    entry === 'loss' ? { ok: false, halted: true, message: 'Stopped.' } : { ok: true, value: 1 },
  );
  const rule: NumericGradient = { value: 'loss', points: () => [[1], [2]] };
  const check = exercise({ entry: 'gradient', checks: [numericGradient(rule)] });
  expect(await judgeExercise(check, call)).toEqual({
    passed: false,
    message: 'Stopped.',
    results: [],
    total: 2,
  });
  expect(call).toHaveBeenCalledTimes(2);
});

test('a point whose argument is not made of numbers is a mistake of the check', async () => {
  const rule: NumericGradient = { value: () => 0, points: () => [['x']] };
  await expect(judge(rule, { gradient: () => 0 })).rejects.toThrow('expected numbers, got ["x"]');
});
