import { expect, test } from 'vitest';
import { type View } from '../protocol.ts';
import { describe as view, VIEW_LIMITS } from './describe.ts';
import { decodePlain, encodePlain } from './plain.ts';
import { readView } from './read-view.ts';

/** A value as it arrives on the page. */
function shown(value: unknown): View | null {
  return readView(JSON.parse(JSON.stringify(view(value))));
}

test.each([
  [1.5, { kind: 'number', value: 1.5 }],
  [NaN, { kind: 'atom', text: 'NaN' }],
  [-0, { kind: 'atom', text: '-0' }],
  [10n, { kind: 'atom', text: '10n' }],
  [Symbol('s'), { kind: 'atom', text: 'Symbol(s)' }],
  [undefined, { kind: 'atom', text: 'undefined' }],
  ['abc', { kind: 'string', value: 'abc', cut: 0 }],
  [Math.max, { kind: 'function', name: 'max' }],
  [new TypeError('no'), { kind: 'error', name: 'TypeError', message: 'no' }],
])('%s is shown as data', (value, expected) => {
  expect(shown(value)).toEqual(expected);
});

test('a long string is cut with a count', () => {
  expect(shown('x'.repeat(20_005))).toMatchObject({ cut: 5 });
});

test('a long array keeps its length and shows its first items', () => {
  const list = shown(Array.from({ length: 5000 }, (_, i) => i));
  expect(list).toMatchObject({ kind: 'list', name: 'Array', length: 5000 });
  expect((list as unknown as { items: View[] }).items).toHaveLength(VIEW_LIMITS.items);
});

test('a cycle is marked, and the same object twice is not a cycle', () => {
  const twice = { a: 1 };
  const value: Record<string, unknown> = { first: twice, second: twice };
  value.self = value;
  expect(shown(value)).toMatchObject({
    entries: [
      ['first', { kind: 'record' }],
      ['second', { kind: 'record' }],
      ['self', { kind: 'mark', why: 'cycle' }],
    ],
  });
});

test('what is nested too deep is marked', () => {
  let value: unknown = 1;
  for (let i = 0; i < 50; i++) value = [value];
  expect(JSON.stringify(shown(value))).toContain('"deep"');
});

test('a wide and deep value is cut in all', () => {
  const wide = (depth: number): unknown =>
    depth === 0 ? 1 : Array.from({ length: 100 }, () => wide(depth - 1));
  expect(JSON.stringify(view(wide(3))).length).toBeLessThan(200_000);
});

test('a getter is not called, and a proxy that throws is named', () => {
  let called = 0;
  expect(
    shown({
      get x() {
        return ++called;
      },
    }),
  ).toMatchObject({ entries: [['x', { kind: 'atom' }]] });
  expect(called).toBe(0);
  const proxy = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('ha');
      },
    },
  );
  expect(shown(proxy)).toEqual({ kind: 'atom', text: '(an object that cannot be looked at)' });
});

test('a plain tensor is shown by shape, range and data', () => {
  expect(shown({ shape: [2, 2], data: Float32Array.of(1, -2, 3, 0) })).toEqual({
    kind: 'tensor',
    shape: [2, 2],
    of: 'float32',
    range: [-2, 3],
    notFinite: 0,
    data: [1, -2, 3, 0],
  });
});

test('NaN in a tensor is counted and left out of the range', () => {
  const tensor = { shape: [3], dtype: 'float32', dataSync: () => Float32Array.of(NaN, 1, 2) };
  expect(shown(tensor)).toMatchObject({ range: [1, 2], notFinite: 1, data: null });
});

test('a disposed tensor is shown by its shape', () => {
  const tensor = {
    shape: [3],
    dtype: 'int32',
    isDisposed: true,
    dataSync: () => {
      throw new Error('disposed');
    },
  };
  expect(shown(tensor)).toMatchObject({ shape: [3], of: 'int32', range: null, data: null });
});

test('a map and a class instance keep their names', () => {
  class Layer {
    units = 3;
  }
  expect(shown(new Map([['a', 1]]))).toMatchObject({ name: 'Map', entries: [['a', { value: 1 }]] });
  expect(shown(new Layer())).toMatchObject({ name: 'Layer', entries: [['units', { value: 3 }]] });
});

test.each([
  {},
  null,
  5,
  { kind: 'list', items: [{}] },
  { kind: 'tensor', shape: ['a'] },
  { kind: 'magic' },
])('what is no view is refused: %j', (from) => {
  expect(readView(from)).toBeNull();
});

function roundTrip(value: unknown) {
  return decodePlain(JSON.parse(JSON.stringify(encodePlain(value))))?.value;
}

test.each([
  1,
  'a',
  true,
  null,
  undefined,
  NaN,
  -Infinity,
  [1, [2, 'x']],
  { a: [1], b: { c: undefined } },
])('a returned value comes back as it was: %j', (value) => {
  expect(roundTrip(value)).toEqual(value);
});

test('typed arrays and tensors come back as lists', () => {
  expect(roundTrip(Float32Array.of(1, 2))).toEqual([1, 2]);
  expect(roundTrip({ dtype: 'float32', arraySync: () => [[1], [2]] })).toEqual([[1], [2]]);
});

test('a returned __proto__ pollutes nothing', () => {
  const value = roundTrip(JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}'));
  expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test.each([
  [() => 1, 'function'],
  [Symbol(), 'symbol'],
])('%s is no data', (value, word) => {
  expect(() => encodePlain(value)).toThrow(word);
});

test('a value that holds itself is refused in words', () => {
  const self: unknown[] = [];
  self.push(self);
  expect(() => encodePlain(self)).toThrow('nested too deep');
});

test.each([{}, ['magic', 1], ['list', 5], ['record', 'x']])(
  'what is not encoded is refused: %j',
  (from) => {
    expect(decodePlain(from)).toBeNull();
  },
);
