import { expect, test } from 'vitest';
import { cellNames } from './cell-names.ts';
import { parseCell } from './parse-cell.ts';

const read = (code: string) => cellNames(parseCell(code));
const used = (code: string) => [...new Set(read(code).uses.map(({ name }) => name))].join(' ');

test.each([
  ['a + b.c + d[e]', 'a b d e'],
  ['f(a, ...rest)', 'f a rest'],
  ['({ a: b, c, [d]: 1 })', 'b c d'],
  ['`${a} ${b.c}`', 'a b'],
  ['tag`x`', 'tag'],
  ['typeof a', 'a'],
  ['new A(b)', 'A b'],
  ['a?.b?.[c]', 'a c'],
  ['const { x, y: [z] = a, ...r } = b; x + y + z + r', 'a b y'],
  ['const { [k]: v } = o', 'k o'],
  ['(p, { q = a }) => p + q + r', 'a r'],
  ['function f(a = b) { var b; return a + arguments.length }', 'b'],
  ['() => arguments', 'arguments'],
  ['const g = function self() { return self }', ''],
  ['{ let inner = 1; inner } inner', 'inner'],
  ['{ var hoisted = 1 } hoisted', ''],
  ['{ function block() {} } block()', 'block'],
  ['for (const i of items) i; i', 'items i'],
  ['for (let i = 0; i < n; i++) i', 'n'],
  ['try { a } catch ({ message }) { message } message', 'a message'],
  ['try {} catch { b }', 'b'],
  ['switch (a) { case b: let c = 1; c }', 'a b'],
  ['outer: for (;;) { break outer }', ''],
  ['class A extends B { x = a; static [k] = 1; m() { return A + super.z } #p = q }', 'B a k q'],
  ['const K = class Own { f = Own }; Own', 'Own'],
  ["import { conv2d as c } from 'convscope'; c + conv2d", 'conv2d'],
  ['let a: Shape<T> = b as typeof c; a!', 'b'],
  ['function f<T>(this: Window, x: T): x is U { return <V>x }', ''],
  ['interface I { a: b }\ntype X = typeof y;\ndeclare const z: number;', ''],
  ['export const e = a; export { e as f }', 'a'],
  ['[x, o.p, { y = d }] = v', 'x y o d v'],
  ['await a; for await (const b of c) b', 'a c'],
  ['use(later); const later = 1', 'use'],
  ['(a satisfies B).c', 'a'],
])('%j uses %j', (code, names) => {
  expect(used(code).split(' ').sort()).toEqual(names.split(' ').sort());
});

test.each([
  ['x = 1', ['x']],
  ['x++; y; --z', ['x', 'z']],
  ['[a, { b }, ...c] = d', ['a', 'b', 'c']],
  ['for (i of list);', ['i']],
  ['() => { x += 1 }', ['x']],
  ['let own = 1; own = 2; o.p = 3', []],
  ['(x as number) = 2', ['x']],
])('%j gives new values to %j', (code, written) => {
  expect(read(code).uses.flatMap(({ how, name }) => (how === 'write' ? [name] : []))).toEqual(
    written,
  );
});

test.each([
  ['a.b = 1', 'a'],
  ['a[0].c += 1', 'a'],
  ['a.n++; delete b.c', 'a b'],
  ['a.push(1); b?.sort()', 'a b'],
  ['a.map(f)', ''],
  ['[a.x, { y: b.y }] = c', 'a b'],
  ['for (a.i of b);', 'a'],
  ["import { train as t } from 'convscope'; for await (const s of t(net, data));", 'net'],
  ['const a = []; a.push(b); (c) => c.push(1)', ''],
])('%j changes the objects of %j', (code, names) => {
  expect(read(code).changes.join(' ')).toBe(names);
});

test('what is declared comes in order, imports apart', () => {
  expect(
    read(
      "import * as all from 'convscope'; let b; const { a } = b; class C {} type T = C; export interface I {}",
    ),
  ).toMatchObject({
    declares: ['b', 'a', 'C'],
    imports: ['all'],
    types: ['T', 'I'],
  });
});

test('places are those of the text', () => {
  const code = '1 +\n  ({ a }).a + new B()';
  expect(read(code).uses).toEqual([
    { name: 'a', start: 9, end: 10, how: 'short' },
    { name: 'B', start: 22, end: 23, how: 'new' },
  ]);
});
