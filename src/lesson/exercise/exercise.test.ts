import { expect, test } from 'vitest';
import {
  exercise,
  formatValue,
  judgeExercise,
  randomSource,
  type CallEntry,
  type Case,
  type Exercise,
} from './index.ts';
import { sameValue } from './same-value.ts';

const returning =
  (value: unknown): CallEntry =>
  async () => ({ ok: true, value: value as number });

function judge(one: Case, call: CallEntry, more: Partial<Exercise> = {}) {
  return judgeExercise(exercise({ entry: 'f', cases: () => [one], ...more }), call);
}

test.each<[string, Case, CallEntry, string]>([
  ['a right value', { input: [1], expected: 2 }, returning(2), 'f(1): right.'],
  [
    'a wrong value',
    { input: [1, [2, 3]], expected: 2 },
    returning(3),
    'f(1, [2, 3]): expected 2, got 3.',
  ],
  [
    'an error',
    { input: [], expected: 2 },
    async () => ({ ok: false, message: 'no' }),
    'f(): expected 2, but your function threw “no”.',
  ],
  [
    'no error where one is due',
    { input: [7], throws: '2.33' },
    returning(2.33),
    'f(7): expected an error that says “2.33”, got 2.33.',
  ],
  [
    'another error',
    { input: [7], throws: '2.33' },
    async () => ({ ok: false, message: 'x' }),
    'f(7): expected an error that says “2.33”, got the error “x”.',
  ],
  [
    'the error that is due',
    { input: [7], throws: '2.33' },
    async () => ({ ok: false, message: 'is 2.33' }),
    'f(7): right.',
  ],
  [
    'any error where any will do',
    { input: [7], throws: '' },
    async () => ({ ok: false, message: 'x' }),
    'f(7): right.',
  ],
  [
    'nothing',
    { input: [1], expected: 2 },
    returning(undefined),
    'f(1): expected 2, got undefined.',
  ],
])('%s gives a sentence with input, expected and got', async (_name, one, call, message) => {
  const { results } = await judge(one, call);
  expect(results[0].message).toBe(message);
  expect(results[0].passed).toBe(message.endsWith('right.'));
});

test('values that differ past the digits shown are shown with more', async () => {
  const { results } = await judge({ input: [], expected: 1.00001 }, returning(1.0000101), {
    tolerance: 0,
  });
  expect(results[0].message).toBe('f(): expected 1.00001, got 1.0000101.');
});

test('a rule of its own decides instead of a value', async () => {
  const even = (output: unknown) => (Number(output) % 2 === 0 ? null : 'expected an even number.');
  expect((await judge({ input: [1] }, returning(4), { judge: even })).passed).toBe(true);
  expect((await judge({ input: [1] }, returning(5), { judge: even })).results[0].message).toBe(
    'f(1): expected an even number.',
  );
});

test('an exercise without cases is not passed', async () => {
  expect(
    (await judgeExercise(exercise({ entry: 'f', cases: () => [] }), returning(1))).passed,
  ).toBe(false);
});

test.each<[unknown, unknown, number, boolean]>([
  [1 + 1e-7, 1, 1e-6, true],
  [1.1, 1, 1e-6, false],
  [1e6 + 0.5, 1e6, 1e-6, true],
  [NaN, NaN, 0, true],
  [Infinity, Infinity, 1e-6, true],
  [-0, 0, 0, true],
  [[1, [2]], [1, [2]], 0, true],
  [[1, 2, 3], [1, 2], 0, false],
  [[], {}, 0, false],
  [{ a: 1 }, { a: 1, b: undefined }, 0, false],
  ['1', 1, 1, false],
  [null, 0, 1, false],
])('%j against %j within %d is %s', (got, expected, tolerance, same) => {
  expect(sameValue(got as number, expected as number, tolerance)).toBe(same);
});

test('random cases are the same for everybody and lie in their range', () => {
  const draw = (seed: number) => {
    const random = randomSource(seed);
    return Array.from({ length: 1000 }, () => random.integer(6));
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  expect([...new Set(draw(1))].sort()).toEqual([0, 1, 2, 3, 4, 5]);
});

test('a long value is cut with a count', () => {
  expect(formatValue(Array.from({ length: 20 }, () => -1))).toMatch(/^\[−1, .*… 4 more\]$/);
});
