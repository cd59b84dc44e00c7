import { expect, test } from 'vitest';
import type { View } from '../../runner/sandbox/index.ts';
import { formatView } from './format-view.ts';

const number = (value: number): View => ({ kind: 'number', value });
const list = (...items: View[]): View => ({
  kind: 'list',
  name: 'Array',
  length: items.length,
  items,
});

test.each<[View, string]>([
  [number(437.9), '437.9'],
  [{ kind: 'string', value: 'a"b', cut: 0 }, '"a\\"b"'],
  [{ kind: 'string', value: 'a', cut: 7 }, '"a"… (7 more characters)'],
  [list(number(1), number(2)), '[1, 2]'],
  [
    { kind: 'list', name: 'Float32Array', length: 9, items: [number(1)] },
    'Float32Array(9) [1, … 8 more]',
  ],
  [{ kind: 'record', name: '', entries: [['a', number(1)]], more: 0 }, '{ a: 1 }'],
  [{ kind: 'record', name: 'Map', entries: [], more: 0 }, 'Map {}'],
  [{ kind: 'mark', why: 'cycle' }, '(itself again)'],
  [{ kind: 'function', name: '' }, 'function'],
])('%j is written as %j', (view, text) => {
  expect(formatView(view)).toBe(text);
});

test('a string that is printed has no quotes', () => {
  expect(formatView({ kind: 'string', value: 'hello', cut: 0 }, true)).toBe('hello');
});

test('what is too long for a line gets one line an item', () => {
  const row = list(...Array.from({ length: 11 }, () => number(1000)));
  expect(formatView(list(row, row))).toBe(
    `[\n  [1000${', 1000'.repeat(10)}],\n  [1000${', 1000'.repeat(10)}]\n]`,
  );
});

test('a tensor is said in a line: type, shape with axes, range, mean and what is not finite', () => {
  const view: View = {
    kind: 'tensor',
    shape: [4, 5, 3],
    axes: ['height', 'width', 'channels'],
    of: 'float32',
    range: [-2, 1.23456],
    mean: 0.5,
    nan: 2,
    infinite: 1,
    sent: 0,
    data: null,
  };
  expect(formatView(view)).toBe(
    'tensor float32 [4, 5, 3] (height, width, channels) · −2.00 … 1.23, mean 0.500 · 2 values NaN · 1 value infinite',
  );
});
