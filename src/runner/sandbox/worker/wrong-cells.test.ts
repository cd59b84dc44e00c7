import { beforeAll, expect, test } from 'vitest';
import { ready } from '../../../cnn/backend/index.ts';
import * as cnn from '../../../cnn/index.ts';
import { compileCell, type CellKit } from '../compile/index.ts';
import type { CellError } from '../protocol/index.ts';
import { stopMessage } from '../run-result.ts';
import { advise } from './advice.ts';
import { CellErrors, sourceName } from './cell-errors.ts';
import { checkImports } from './check-imports.ts';

beforeAll(async () => {
  await ready({ backend: 'cpu' });
});

/** The error of a cell below one that declares `size` and `net`, as the worker reports it. */
async function errorOf(code: string, id: number): Promise<CellError> {
  const net = cnn.sequential({ input: [8, 8, 3], seed: 7 }, [
    cnn.flatten(),
    cnn.dense({ units: 10 }),
  ]);
  const seen = { size: () => 3, net: () => net };
  const declared = Object.keys(seen);
  const below = new Map([['later', 'cell 3']]);
  const known = { declared, below, library: Object.keys(cnn) };
  const errors = new CellErrors((message) => advise(message, known));
  try {
    const compiled = compileCell(code, new Map(declared.map((name) => [name, 'cell 1'])));
    errors.remember(id, { cell: 'here', compiled });
    checkImports(compiled, cnn);
    const source = `${compiled.text}\n//# sourceURL=${sourceName('here', id)}`;
    const kit: CellKit = { library: cnn, seen, publish: () => {}, thrown: (value) => value };
    await ((0, eval)(source) as (kit: CellKit) => Promise<unknown>)(kit);
  } catch (thrown) {
    return errors.read(thrown, 'here', null);
  }
  throw new Error(`ran without an error: ${code}`);
}

const LAYERS = "import { conv2d, dense, flatten, maxPool, sequential } from 'convscope';\n";

const WRONG: readonly (readonly [what: string, code: string, message: RegExp, line: number])[] = [
  ['a misspelt name', 'const n = siez + 1;', /^siez is not defined\. Did you mean size\?$/, 1],
  ['a name that nobody declares', 'zzz', /^zzz is not defined: no cell above declares it/, 1],
  ['a name declared further down', 'later', /cell 3, further down, declares it.* move/, 1],
  ['a missing import', '1;\nconv2d({ filters: 2, size: 3 })', /Add import \{ conv2d \} from/, 2],
  [
    'a misspelt import',
    "import { conv2D } from 'convscope';",
    /no conv2D\. Did you mean conv2d\?/,
    1,
  ],
  [
    'a misspelt option',
    `${LAYERS}conv2d({ filtres: 2, size: 3 })`,
    /^conv2d: expected .*filters/,
    2,
  ],
  [
    'a number that is a string',
    `${LAYERS}conv2d({ filters: '2', size: 3 })`,
    /^conv2d: expected filters to be a whole number from 1, got "2"/,
    2,
  ],
  [
    'a filter that does not fit by one',
    `${LAYERS}sequential({ input: [8, 8, 3], seed: 1 }, [conv2d({ filters: 2, size: 3, stride: 2 })])`,
    /3\.5|does not fit|fit/,
    2,
  ],
  [
    'a dense layer on an image',
    `${LAYERS}sequential({ input: [8, 8, 3], seed: 1 }, [dense({ units: 10 })])`,
    /dense.*expected.*flatten|flatten/,
    2,
  ],
  [
    'an image of the wrong size',
    "import { predict } from 'convscope';\nawait predict(net, { shape: [4, 4, 3], data: new Float32Array(48) });",
    /expected .*8, 8, 3.*, got .*4, 4, 3/,
    2,
  ],
  [
    'a number in place of a list',
    'for (const x of size) x;',
    /not iterable: a loop .* needs a list/,
    1,
  ],
  [
    'a missing await in a loop',
    'async function* steps() { yield 1 }\nfor (const s of steps()) s;',
    /for await/,
    2,
  ],
  ['a missing await', 'const r = (async () => ({ a: [1] }))();\nr.a[0]', /Is an await missing/, 2],
  [
    'a method that does not exist',
    'net.sumary()',
    /net\.sumary is not a function: is the name spelt right/,
    1,
  ],
  ['undefined called', 'const f = [][0];\nf()', /^f is not a function: /, 2],
  ['an index too large', 'const rows = [[1]];\nrows[1][0]', /an index too large/, 2],
  ['a constant reassigned', 'const a = 1;\na = 2;', /constant variable: .* let/, 2],
  ["another cell's variable reassigned", 'size = 5;', /size belongs to cell 1/, 1],
  ['a bracket not closed', 'const a = [1, (2];', /Unexpected token, expected ","/, 1],
  [
    'a brace not closed',
    'function f() {\n  return 1;\n',
    /ends too early: a bracket or brace is not closed/,
    3,
  ],
  [
    'a function without end',
    'const f = (n: number): number => f(n - 1);\nf(3)',
    /calls itself without end/,
    1,
  ],
];

test.each(WRONG.map((one, index) => [...one, index] as const))(
  '%s gives a message that tells what to fix',
  async (_what, code, message, line, index) => {
    const error = await errorOf(code, index + 1);
    expect(error.message).toMatch(message);
    expect(error.frames[0]).toMatchObject({ cell: 'here', line });
  },
);

test('a disposed tensor says that its memory was given back', () => {
  const known = { declared: [], below: new Map<string, string>(), library: [] };
  expect(advise('Tensor is disposed.', known)).toMatch(
    /^Tensor is disposed: .*dispose\(\) or tidy\(\)/,
  );
});

test('a loop without end asks whether there is one', () => {
  expect(stopMessage('budget', 30_000)).toMatch(/Stopped after 30 s, .* loop that never ends\?/);
});
