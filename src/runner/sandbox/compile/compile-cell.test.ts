import { expect, test } from 'vitest';
import { CellSyntaxError } from './cell-syntax-error.ts';
import { withoutReads } from './see-names.ts';
import { compileCell, type Binding, type CellKit } from './compile-cell.ts';

/** Evaluates a cell as the worker does, with a library and a scope of its own. */
async function run(
  code: string,
  library: Record<string, unknown> = {},
  seen: Record<string, Binding> = {},
) {
  const bindings: Record<string, Binding> = {};
  const thrown: { value: unknown; offset: number }[] = [];
  const kit: CellKit = {
    library,
    seen,
    publish: (all) => void Object.assign(bindings, all),
    thrown: (value, offset) => {
      thrown.push({ value, offset });
      return value;
    },
  };
  const cell = (0, eval)(compileCell(code, words(seen)).text) as (kit: CellKit) => Promise<unknown>;
  return { value: await cell(kit), bindings, thrown };
}

const words = (seen: object) => new Map(Object.keys(seen).map((name) => [name, 'cell 1']));

function refused(code: string): CellSyntaxError {
  try {
    compileCell(code);
  } catch (error) {
    if (error instanceof CellSyntaxError) return error;
  }
  throw new Error(`not refused: ${code}`);
}

test.each([
  ['1 + 1', 2],
  ['const x = 3;\nx * 2;', 6],
  ['const x = 3', undefined],
  ['(1, 2) // last', 2],
  ["'use nothing'", 'use nothing'],
  ['await Promise.resolve(5)', 5],
  ['Promise.resolve(6)', 6],
  ['({ a: 1 }).a', 1],
  ['// only a comment', undefined],
  ['', undefined],
])('the value of %j is %j', async (code, value) => {
  expect((await run(code)).value).toBe(value);
});

test.each([
  ['let a: number = 1; a', 1],
  ['const f = (a: number, b?: string): number => a; f(2)', 2],
  ['function f<T extends object>(this: void, x: T): T { return x }\nf({ a: 4 }).a', 4],
  ['const x = (5 as unknown) as number\n;[1].length + x', 6],
  ['const x = 7 as number\n(1, 2)', 2],
  ['const x = [1, 2] satisfies number[]\n;x.length', 2],
  ['const x = { y: 8 } as { y?: number }; x.y!', 8],
  ['interface A { a: number }\ntype B = A | null\nconst b: B = { a: 9 }\nb.a', 9],
  [
    'class P<T> implements Iterable<T> { private readonly x: number = 3; static y?: string; *[Symbol.iterator](): Iterator<T> {} get z(): number { return this.x } }\nnew P<string>().z',
    3,
  ],
  [
    'abstract class S { abstract area(): number; protected n!: number }\nclass Q extends S { override area() { return 4 } }\nnew Q().area()',
    4,
  ],
  ['<number>(<unknown>5)', 5],
  ['declare const ghost: number;\ntypeof ghost', 'undefined'],
  ["import type { Tensor } from 'anywhere';\n6", 6],
  [
    'function over(x: string): void;\nfunction over(x: number): void;\nfunction over(x: unknown) { return x }\nover(3)',
    3,
  ],
  ['new Map<string, number>([["a", 1]]).size', 1],
  ['let d!: number; d = 4; d', 4],
])('types are erased from %j', async (code, value) => {
  expect((await run(code)).value).toBe(value);
});

test('what a cell declares is published as its very bindings', async () => {
  const { bindings } = await run(
    'let n = 1; const [a, { b: c, ...d }] = [2, { b: 3, e: 4 }]; function f() { return n } class K {}\nexport const g = 5;',
  );
  expect(Object.keys(bindings)).toEqual(['n', 'a', 'c', 'd', 'f', 'K', 'g']);
  expect((bindings.f() as () => number)()).toBe(1);
  expect(bindings.d()).toEqual({ e: 4 });
});

test.each([
  ['x', 5],
  ['x + 1', 6],
  ['const y = x\nf(y)', 10],
  ['({ x }).x', 5],
  ['[x, { a: x, x: 1 }].length', 2],
  ['`${x}`', '5'],
  ['typeof x + typeof none', 'numberundefined'],
  ['((y = x) => y)()', 5],
  ['new K(x).a', 5],
  ['new space.K(2).a', 2],
  ['f?.(2)', 4],
  ['class L extends K {}\nnew L(3).a', 3],
  ['f(x as number) + x!', 15],
  ['(function () { return f.call(this, 1) })()', 2],
  ['const { [x]: five } = { 5: "five" }; five', 'five'],
  ['const show = () => { const x = 1; return x };\nshow() + x', 6],
  ['thisOf()', undefined],
  ['throw_(x)', 5],
])('%j reads what earlier cells declare', async (code, value) => {
  class K {
    constructor(readonly a: number) {}
  }
  const seen = {
    x: () => 5,
    f: () => (y: number) => 2 * y,
    K: () => K,
    space: () => ({ K }),
    thisOf: () =>
      function (this: unknown) {
        return this;
      },
    throw_: () => (y: number) => y,
  };
  expect((await run(code, {}, seen)).value).toBe(value);
});

test.each(['x = 1', 'x++', '[x] = [1]', '({ x } = { x: 1 })', 'for (x of []);', 'x ??= 2'])(
  '%j is refused where x belongs to an earlier cell',
  (code) => {
    expect(() => compileCell(code, new Map([['x', 'cell 2']]))).toThrow(
      'x belongs to cell 2: another cell cannot give it a new value',
    );
  },
);

test('a variable is read when it is used, not when the cell starts', async () => {
  let x = 1;
  const { value } = await run('() => x', {}, { x: () => x });
  x = 2;
  expect((value as () => number)()).toBe(2);
});

test('a message names a variable as the student wrote it', async () => {
  const error = await run('f()', {}, { f: () => 1 }).catch((caught: unknown) => caught);
  expect(withoutReads((error as Error).message)).toBe('f is not a function');
});

test('imports come from the library, wherever they stand, and later cells see them', async () => {
  const code =
    "const y = twice(4);\nimport { double as twice } from 'convscope';\nimport * as all from 'convscope';\ny + all.one";
  const { value, bindings } = await run(code, { double: (x: number) => 2 * x, one: 1 });
  expect(value).toBe(9);
  expect(Object.keys(bindings)).toEqual(['twice', 'all', 'y']);
});

test('a thrown value is noted with its place', async () => {
  const noted: number[] = [];
  const cell = (0, eval)(compileCell('1;\nthrow null').text) as (kit: CellKit) => Promise<unknown>;
  const thrown = (value: unknown, offset: number) => (noted.push(offset), value);
  await expect(cell({ library: {}, seen: {}, publish: () => {}, thrown })).rejects.toBeNull();
  expect(noted).toEqual([3]);
});

test.each([
  ['let x = ;', 1, 9],
  ['const a = 1;\nconst b = `abc', 2, 12],
  ['f(\n  1,\n  2', 3, 4],
  ['const a = 1;\nconst a = 2;', 2, 7],
  ['enum E { A }', 1, 1],
  ["1;\nimport x from 'lodash';", 2, 15],
  ["import x from 'convscope';", 1, 8],
  ['export default 5', 1, 1],
  ['let m =\n  import.meta', 2, 3],
  ['class A { constructor(private x: number) {} }', 1, 23],
])('%j is refused at %i:%i', (code, line, column) => {
  expect(refused(code).place).toEqual({ line, column });
});

test('an error says nothing about the place twice', () => {
  expect(refused('let x = ;').message).toBe('Unexpected token');
});

test.each([
  'const a: number = 1;',
  "import { a } from 'convscope'; const b = a;",
  'throw new Error("x")',
  'f() as any',
])('places in what is evaluated lead back to %j', (code) => {
  const compiled = compileCell(`${code}\nmark()`);
  const lines = compiled.text.split('\n');
  const line = lines.findIndex((text) => text.includes('mark()'));
  expect(compiled.place({ line: line + 1, column: lines[line].indexOf('mark') + 1 })).toEqual({
    line: 2,
    column: 1,
  });
});

test('a place on the first line leads back to its column', () => {
  const compiled = compileCell('const a: number = 1; mark()');
  const column = compiled.text.split('\n')[0].indexOf('mark') + 1;
  expect(compiled.place({ line: 1, column })).toEqual({ line: 1, column: 22 });
});

test('a cell is strict: a misspelt name is no new variable', async () => {
  await expect(run('let total = 0;\ntotl = 1;')).rejects.toThrow('totl is not defined');
});
