import { expect, test } from 'vitest';
import type { ProgressKey } from '../../lesson/progress/index.ts';
import { ProgressStore, type ProgressChange } from './progress-store.ts';

/** A browser's storage with room for a number of characters, which a test may take away. */
class FakeStorage {
  readonly items = new Map<string, string>();
  room = Infinity;

  get length(): number {
    return this.items.size;
  }
  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, text: string): void {
    const others = [...this.items].filter(([name]) => name !== key);
    const used = others.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    if (used + key.length + text.length > this.room) throw new Error('QuotaExceededError');
    this.items.set(key, text);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
}

const CELL: ProgressKey<'cell'> = { lesson: 'relu', kind: 'cell', id: 'a' };
const GUESS: ProgressKey<'prediction'> = { lesson: 'relu', kind: 'prediction', id: 'p' };
const EXERCISE: ProgressKey<'exercise'> = { lesson: 'relu', kind: 'exercise', id: 'e' };
const RESULT = { passed: true, tries: 1, hints: 0 };
const STORED = 'convscope:progress:relu/cell/a';

let time = 0;

function storeOn(storage: FakeStorage | (() => never)): ProgressStore {
  const give = typeof storage === 'function' ? storage : () => storage as unknown as Storage;
  return new ProgressStore({ storage: give, now: () => ++time });
}

const blocked = (): never => {
  throw new Error('SecurityError');
};

function changes(store: ProgressStore): ProgressChange[] {
  const heard: ProgressChange[] = [];
  store.listen((change) => heard.push(change));
  return heard;
}

test('what is set is there for another store on the same storage', () => {
  const storage = new FakeStorage();
  storeOn(storage).set(CELL, { code: 'x' });
  storeOn(storage).set(EXERCISE, RESULT);
  const other = storeOn(storage);
  expect([other.get(CELL), other.get(EXERCISE), other.get(GUESS)]).toEqual([
    { code: 'x' },
    RESULT,
    null,
  ]);
  expect([other.notKept, other.unreadable]).toEqual([null, 0]);
});

test('what is forgotten is gone from the storage', () => {
  const storage = new FakeStorage();
  const store = storeOn(storage);
  store.set(CELL, { code: 'x' });
  store.set(CELL, null);
  expect(store.get(CELL)).toBeNull();
  expect(storage.items.has(STORED)).toBe(false);
});

test('two windows do not overwrite what the other keeps', () => {
  const storage = new FakeStorage();
  const [one, two] = [storeOn(storage), storeOn(storage)];
  one.set(CELL, { code: 'x' });
  two.set(GUESS, { value: '3' });
  one.set(EXERCISE, RESULT);
  expect(storeOn(storage).entries()).toHaveLength(3);
});

test('where storage is blocked everything works until the page is left, and it is said', () => {
  const store = storeOn(blocked);
  store.set(CELL, { code: 'x' });
  expect(store.get(CELL)).toEqual({ code: 'x' });
  expect(store.notKept).toBe('blocked');
  const copy = store.export();
  store.reset();
  expect(store.get(CELL)).toBeNull();
  expect(store.import(copy, 'merge')).toBe(1);
  expect(store.get(CELL)).toEqual({ code: 'x' });
  store.set(CELL, null);
  expect(store.get(CELL)).toBeNull();
});

test('a store on a page without any storage works in memory', () => {
  const store = new ProgressStore({ storage: () => null as unknown as Storage, now: () => 1 });
  store.set(GUESS, { value: '1' });
  expect([store.get(GUESS), store.notKept]).toEqual([{ value: '1' }, 'blocked']);
});

test('where storage is full the newest stands, and is stored when there is room again', () => {
  const storage = new FakeStorage();
  const store = storeOn(storage);
  store.set(CELL, { code: 'short' });
  storage.room = 250;
  store.set(CELL, { code: 'long'.repeat(200) });
  expect(store.get(CELL)?.code).toHaveLength(800);
  expect(store.entries()).toHaveLength(1);
  expect(store.notKept).toBe('full');
  expect(storeOn(storage).get(CELL)).toEqual({ code: 'short' });

  storage.room = Infinity;
  store.set(GUESS, { value: '1' });
  expect(store.notKept).toBeNull();
  expect(storeOn(storage).get(CELL)?.code).toHaveLength(800);
});

test('what a newer version keeps is neither read nor changed, and it is said', () => {
  const storage = new FakeStorage();
  storeOn(storage).set(CELL, { code: 'x' });
  storage.setItem('convscope:progress', '2');
  const before = [...storage.items];
  const store = storeOn(storage);
  expect(store.notKept).toBe('newer');
  expect([store.get(CELL), store.entries()]).toEqual([null, []]);
  store.set(CELL, { code: 'mine' });
  store.set(GUESS, { value: '1' });
  store.reset();
  store.set(CELL, { code: 'mine' });
  expect(store.get(CELL)).toEqual({ code: 'mine' });
  expect([...storage.items]).toEqual(before);
});

test('a version that another window brings while the page is open is noticed', () => {
  const storage = new FakeStorage();
  const store = storeOn(storage);
  storage.setItem('convscope:progress', '2');
  expect(store.notKept).toBe('newer');
});

test.each([
  ['no JSON', '{"lesson'],
  ['of another form', '{"lesson":"relu","kind":"cell","id":"a","at":1,"value":{"code":7}}'],
  ['for another key', '{"lesson":"relu","kind":"cell","id":"b","at":1,"value":{"code":"x"}}'],
  ['null', 'null'],
])(
  'a kept thing that is %s counts as nothing and is counted, and a change puts it right',
  (_, text) => {
    const storage = new FakeStorage();
    storage.setItem(STORED, text);
    const store = storeOn(storage);
    expect([store.get(CELL), store.entries(), store.unreadable]).toEqual([null, [], 1]);
    store.set(CELL, { code: 'x' });
    expect([store.get(CELL), store.unreadable]).toEqual([{ code: 'x' }, 0]);
  },
);

test('a format that is none is put right with the first change', () => {
  const storage = new FakeStorage();
  storage.setItem('convscope:progress', 'banana');
  const store = storeOn(storage);
  store.set(CELL, { code: 'x' });
  expect(storage.getItem('convscope:progress')).toBe('1');
  expect(store.notKept).toBeNull();
});

test('names with marks in them, and names of Object.prototype, are names like others', () => {
  const storage = new FakeStorage();
  const store = storeOn(storage);
  for (const id of ['a/b', '__proto__', 'ä %', '', '%']) {
    store.set({ lesson: 'constructor', kind: 'cell', id }, { code: id });
  }
  const codes = storeOn(storage)
    .entries()
    .map(({ value }) => value);
  expect(codes).toEqual(['a/b', '__proto__', 'ä %', '', '%'].map((code) => ({ code })));
  expect(storeOn(storage).unreadable).toBe(0);
});

test('a reset forgets everything of ours, what cannot be read too, and nothing else', () => {
  const storage = new FakeStorage();
  const store = storeOn(storage);
  store.set(CELL, { code: 'x' });
  storage.setItem('convscope:progress:relu/cell/%', 'corrupt');
  storage.setItem('convscope:theme', 'dark');
  store.reset();
  expect([store.entries(), store.unreadable]).toEqual([[], 0]);
  expect(storage.getItem('convscope:theme')).toBe('dark');
});

test('an exercise is reset with its code and what a link set aside, and others are left', () => {
  const store = storeOn(new FakeStorage());
  store.set(EXERCISE, RESULT);
  store.set({ ...CELL, id: 'exercise-e' }, { code: 'mine' });
  store.set({ lesson: 'relu', kind: 'aside', id: 'exercise-e' }, { shared: 's', own: [] });
  store.set({ ...EXERCISE, id: 'f' }, RESULT);
  store.set(CELL, { code: 'x' });
  store.resetExercise('relu', 'e');
  expect(store.entries().map(({ id }) => id)).toEqual(['f', 'a']);
});

test('a file is merged with what is here, or takes its place', () => {
  const from = storeOn(new FakeStorage());
  from.set(CELL, { code: 'newer' });
  const copy = from.export();
  const target = (): ProgressStore => {
    const storage = new FakeStorage();
    storage.setItem(STORED, JSON.stringify({ ...CELL, at: 0, value: { code: 'older' } }));
    const store = storeOn(storage);
    store.set(GUESS, { value: '1' });
    return store;
  };
  const [merged, replaced] = [target(), target()];
  expect([merged.import(copy, 'merge'), replaced.import(copy, 'replace')]).toEqual([2, 1]);
  expect([merged.get(CELL), merged.get(GUESS)]).toEqual([{ code: 'newer' }, { value: '1' }]);
  expect([replaced.get(CELL), replaced.get(GUESS)]).toEqual([{ code: 'newer' }, null]);
});

test('a file that is refused changes nothing', () => {
  const store = storeOn(new FakeStorage());
  store.set(CELL, { code: 'x' });
  const heard = changes(store);
  expect(() => store.import('{"convscope":"progress","format":2}', 'replace')).toThrow('newer');
  expect([store.get(CELL), heard]).toEqual([{ code: 'x' }, []]);
});

test('listeners hear who brought a change about, until they stop listening', () => {
  const store = storeOn(new FakeStorage());
  const heard: ProgressChange[] = [];
  const stop = store.listen((change) => heard.push(change));
  store.set(CELL, { code: 'x' });
  store.hear({ key: STORED });
  store.hear({ key: 'convscope:theme' });
  store.hear({ key: null });
  store.reset();
  stop();
  store.set(CELL, { code: 'y' });
  expect(heard).toEqual(['own', 'elsewhere', 'elsewhere', 'replaced']);
});

test('who watches a key is called after imports and resets, not after changes of their own', () => {
  const store = storeOn(new FakeStorage());
  const values: unknown[] = [];
  store.watch(CELL, (value) => values.push(value));
  store.set(CELL, { code: 'x' });
  store.import(store.export(), 'merge');
  store.resetExercise('relu', 'other');
  store.reset();
  expect(values).toEqual([{ code: 'x' }, null]);
});
