import { expect, test } from 'vitest';
import { largeNumber } from './large-number.ts';

test('large numbers have three digits and their power in a word', () => {
  expect([0, 7, 999, 61_706, 999_950, 61_100_840, 7_612_000_000, 2.5e12].map(largeNumber)).toEqual([
    '0',
    '7',
    '999',
    '61.7 thousand',
    '1 million',
    '61.1 million',
    '7.61 billion',
    '2,500 billion',
  ]);
});
