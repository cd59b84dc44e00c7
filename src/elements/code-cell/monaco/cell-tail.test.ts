import { expect, test } from 'vitest';
import { readNames } from '../../../runner/sandbox/notebook/read-names.ts';
import { cellTails } from './cell-tail.ts';

const tails = (...codes: string[]) => [
  ...cellTails(
    codes.map((code, i) => ({ id: `c${i + 1}`, code, names: readNames(code) })),
  ).values(),
];

test('a cell imports what those above declare, from the nearest, and not its own names', () => {
  expect(tails('const a = 1; type T = 1', 'const a = 2', 'const b = a', 'let c')).toEqual([
    '\n;export { a, type T };',
    "\n;import { T } from './c1.ts';export { a };",
    "\n;import { a } from './c2.ts';import { T } from './c1.ts';export { b };",
    "\n;import { a } from './c2.ts';import { T } from './c1.ts';import { b } from './c3.ts';export { c };",
  ]);
});

test('what a cell imports from the library is handed on', () => {
  expect(tails("import { relu } from 'convscope'", 'relu()')[1]).toContain(
    "import { relu } from './c1.ts'",
  );
});
