import { expect, test } from 'vitest';
import {
  exerciseCell,
  keyText,
  mergeEntries,
  readEntryFor,
  readProgressFile,
  Refusal,
  standing,
  writeProgressFile,
  type ProgressEntry,
} from './index.ts';

const cell: ProgressEntry = { lesson: 'relu', kind: 'cell', id: 'a', at: 5, value: { code: 'x' } };
const exercise = (id: string, passed: boolean, at = 5): ProgressEntry<'exercise'> => ({
  lesson: 'relu',
  kind: 'exercise',
  id,
  at,
  value: { passed, tries: 2, hints: 1 },
});
const prediction: ProgressEntry = {
  lesson: 'relu',
  kind: 'prediction',
  id: 'p',
  at: 5,
  value: { value: '2.5' },
};
const aside: ProgressEntry = {
  lesson: 'relu',
  kind: 'aside',
  id: 'a',
  at: 5,
  value: { shared: 's', own: ['mine', 'older'], seed: 3, image: true, read: false },
};
const all = [cell, exercise('e', true), prediction, aside];

const file = (entries: unknown, more: object = {}): string =>
  JSON.stringify({ convscope: 'progress', format: 1, entries, ...more });

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  throw new Error('it was taken');
}

test('what is written to a file is read from it, with a byte order mark and CRLF too', () => {
  const text = writeProgressFile(all);
  expect(readProgressFile(text)).toEqual(all);
  expect(readProgressFile(`\uFEFF${text.replace(/\n/g, '\r\n')}`)).toEqual(all);
  expect(readProgressFile(writeProgressFile([]))).toEqual([]);
});

test.each([
  ['nothing', '', 'cut short: it is not whole JSON'],
  ['half of it', writeProgressFile(all).slice(0, 200), 'cut short: it is not whole JSON'],
  ['an HTML page', '<!doctype html>', 'not whole JSON'],
  ['other JSON', '{"a":1}', 'holds no progress'],
  ['null', 'null', 'holds no progress'],
  ['a newer format', file([], { format: 2 }), 'newer version of this page (format 2'],
  ['a format that is none', file([], { format: 'x' }), 'expected format to be 1'],
  ['no entries', file(undefined), 'expected entries to be a list'],
  ['entries that are no list', file({ 0: cell }), 'expected entries to be a list'],
])('a file with %s is refused', (_, text, reason) => {
  expect(refusal(() => readProgressFile(text))).toContain(reason);
});

test('a file that is too big is refused before it is parsed', () => {
  expect(refusal(() => readProgressFile('['.repeat(16_000_001)))).toContain('too big');
});

test.each<[object | null, string]>([
  [null, 'expected entries[1], got null'],
  [{ ...cell, lesson: 3 }, 'entries[1].lesson to be a text'],
  [{ ...cell, kind: 'score' }, 'entries[1].kind to be one of cell, aside, exercise, prediction'],
  [{ ...cell, kind: 'constructor' }, 'entries[1].kind to be one of'],
  [{ ...cell, id: 'a'.repeat(201) }, 'entries[1].id to be a text of at most 200'],
  [{ ...cell, at: -1 }, 'entries[1].at to be a whole number from 0, got -1'],
  [{ ...cell, at: null }, 'entries[1].at to be a whole number'],
  [{ ...cell, value: undefined }, 'expected entries[1].value, got nothing'],
  [{ ...cell, value: { code: 1 } }, 'entries[1].value.code to be a text'],
  [{ ...aside, value: { shared: '', own: [1] } }, 'entries[1].value.own.0 to be a text'],
  [{ ...aside, value: { shared: '', own: 'x' } }, 'entries[1].value.own to be a list'],
  [
    { ...aside, value: { shared: '', own: [], image: 'x' } },
    'entries[1].value.image to be true or',
  ],
  [
    { ...exercise('e', true), value: { passed: 1, tries: 0, hints: 0 } },
    'entries[1].value.passed to be true or false, got 1',
  ],
  [
    { ...exercise('e', true), value: { passed: true, tries: 0.5, hints: 0 } },
    'entries[1].value.tries to be a whole number',
  ],
  [{ ...prediction, value: { value: 2 } }, 'entries[1].value.value to be a text'],
])('one wrong entry refuses the file and is named: %j', (entry, reason) => {
  const message = refusal(() => readProgressFile(file([cell, entry])));
  expect(message).toMatch(/^The file is broken: expected /);
  expect(message).toContain(reason);
});

test('an entry is copied by schema: __proto__ and unknown fields stay behind', () => {
  const text = file([]).replace(
    '[]',
    '[{"__proto__":{"polluted":1},"constructor":1,"lesson":"relu","kind":"cell","id":"a","at":5,"value":{"__proto__":{"polluted":1},"code":"x","more":1}}]',
  );
  const [entry] = readProgressFile(text);
  expect(entry).toEqual(cell);
  expect(Object.hasOwn(entry, 'constructor')).toBe(false);
  expect((entry.value as { polluted?: number }).polluted).toBeUndefined();
});

test('an entry counts only for its own key', () => {
  expect(readEntryFor(cell, { lesson: 'relu', kind: 'cell', id: 'a' })).toEqual(cell);
  expect(refusal(() => readEntryFor(cell, { lesson: 'relu', kind: 'cell', id: 'b' }))).toContain(
    'for its own key',
  );
});

test('keys of different things differ, whatever is in their names', () => {
  const keys = [
    keyText({ lesson: 'a/cell', kind: 'cell', id: 'b' }),
    keyText({ lesson: 'a', kind: 'cell', id: 'cell/b' }),
    keyText({ lesson: 'a', kind: 'cell', id: 'b' }),
    keyText({ lesson: 'a', kind: 'prediction', id: 'b' }),
  ];
  expect(new Set(keys).size).toBe(4);
});

test('merging takes of an exercise the best of both', () => {
  const mine = { ...exercise('e', false), value: { passed: false, tries: 9, hints: 0 } };
  const theirs = { ...exercise('e', true, 3), value: { passed: true, tries: 2, hints: 2 } };
  const merged = [{ ...mine, at: 5, value: { passed: true, tries: 9, hints: 2 } }];
  expect(mergeEntries([mine], [theirs])).toEqual(merged);
  expect(mergeEntries([theirs], [mine])).toEqual(merged);
});

test('merging takes the newer draft, and of two as old the one that was here', () => {
  const other = (at: number): ProgressEntry => ({ ...cell, at, value: { code: 'other' } });
  expect(mergeEntries([cell], [other(6)])).toEqual([other(6)]);
  expect(mergeEntries([cell], [other(4)])).toEqual([cell]);
  expect(mergeEntries([cell], [other(5)])).toEqual([cell]);
});

test('merging keeps what only one side has, and does nothing the second time', () => {
  const once = mergeEntries([cell, aside], [prediction]);
  expect(once).toEqual([cell, aside, prediction]);
  expect(mergeEntries(once, [prediction])).toEqual(once);
});

const tasks = { lesson: 'relu', exercises: ['e', 'f'], predictions: ['p'] };

test('a lesson is done when all its exercises are solved and all its predictions made', () => {
  const { state, solved, predicted } = standing(tasks, [
    exercise('e', true),
    exercise('f', true),
    prediction,
  ]);
  expect([state, [...solved], predicted]).toEqual(['done', ['e', 'f'], 1]);
});

test.each<[string, readonly ProgressEntry[], string, string[]]>([
  ['nothing', [], 'new', []],
  ['things of another lesson', [{ ...cell, lesson: 'other' }], 'new', []],
  ['a draft in a cell', [cell], 'begun', []],
  ['a prediction', [prediction], 'begun', []],
  ['a wrong try', [exercise('f', false)], 'begun', ['f']],
  ['a draft for an exercise', [{ ...cell, id: exerciseCell('e') }], 'begun', ['e']],
  ['one exercise of two', [exercise('e', true), prediction], 'begun', []],
  ['an exercise it no longer has', [exercise('gone', true), prediction], 'begun', []],
])('a lesson with %s kept is %s', (_, entries, state, begun) => {
  const is = standing(tasks, entries);
  expect([is.state, [...is.begun]]).toEqual([state, begun]);
});

test('a lesson with nothing to do is never done', () => {
  expect(standing({ ...tasks, exercises: [], predictions: [] }, [cell]).state).toBe('begun');
});
