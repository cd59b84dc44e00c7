import { expect, test } from 'vitest';
import { ATTACKS } from './attacks.ts';
import { page } from './page.ts';

const counted = { n: 200, misclassified: 120, targetHits: 40, queries: 2000, l0: 1, l2: 0.912 };

test('a row says its rates with intervals, target hits apart, beside what was published', () => {
  const rows = { 'pixels 1 best targeted': counted };
  const text = page([
    { letter: 'a', name: 'convnetjs', sha256: 'abc', right: 700, of: 1000, rows },
  ]);
  expect(text).toContain(
    '| differential evolution, best/1, targeted | 1 pixel | 200 | 60.0 % [53.1, 66.5] | 20.0 % [15.0, 26.1] | 2,000 | 0.912 | target 23 % [2] |',
  );
  expect(text).toContain('700 of 1,000 test images right');
});

test('rows that are not counted yet are left out, and each row has an id of its own', () => {
  const text = page([{ letter: 'b', name: 'deep', sha256: 'abc', right: 9, of: 10, rows: {} }]);
  expect(text).not.toContain('fast gradient');
  expect(new Set(ATTACKS.map(({ id }) => id)).size).toBe(ATTACKS.length);
});
