import { expect, test } from 'vitest';
import { stopAtUnread } from './stop-at-unread.ts';

const of = (...unread: string[]) => stopAtUnread(['1', '2', '3'], (cell) => unread.includes(cell));

test('a plan without an unread cell goes to its end', () => {
  expect(of('9')).toEqual({ run: ['1', '2', '3'], before: null });
});

test('a plan stops before the first cell that came from a link and was not read', () => {
  expect(of('3', '2')).toEqual({ run: ['1'], before: '2' });
});

test('a plan that begins with such a cell runs nothing', () => {
  expect(of('1')).toEqual({ run: [], before: '1' });
});
