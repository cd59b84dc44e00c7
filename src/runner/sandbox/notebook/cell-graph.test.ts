import { expect, test } from 'vitest';
import { CellGraph } from './cell-graph.ts';
import { readNames } from './read-names.ts';

/** A lesson of cells `1`, `2`, … with these texts. */
function graph(...codes: string[]): CellGraph {
  return new CellGraph(
    codes.map((code, index) => ({ id: `${index + 1}`, names: readNames(code) })),
  );
}

test('a cell needs the nearest cell above that declares what it uses', () => {
  const cells = graph('const a = 1', 'const a = 2', 'a', 'const a = 3');
  expect(cells.needs('3')).toEqual(['2']);
  expect(cells.needs('4')).toEqual([]);
});

test('what is needed over others comes in the order of the page', () => {
  const cells = graph('const a = 1', 'const z = 1', 'const f = () => a', 'f() + z', 'const c = 1');
  expect(cells.allNeeds('4')).toEqual(['1', '2', '3']);
  expect(cells.before('3')).toEqual(['1', '2']);
});

test('an import is seen below like a declaration', () => {
  expect(graph("import { relu } from 'convscope'", 'relu()').needs('2')).toEqual(['1']);
});

test('a cell in between that changes the object is needed too', () => {
  const cells = graph('const list = []', 'list.push(1)', 'list.length', 'list.push(2)');
  expect(cells.needs('3')).toEqual(['1', '2']);
  expect(cells.changes('4')).toEqual(['1']);
});

test('a cell that does not parse declares nothing and needs nothing', () => {
  const cells = graph('const a = ;', 'a');
  expect(cells.needs('2')).toEqual([]);
  expect(cells.issues('1')).toEqual([]);
});

test.each([
  [['a', 'const a = 1'], '1', [{ kind: 'below', name: 'a', cell: 2 }]],
  [['const a = 1', 'a = 2'], '2', [{ kind: 'written', name: 'a', cell: 1 }]],
  [['const a = 1', 'const a = 2', 'a'], '2', [{ kind: 'twice', name: 'a', cell: 1 }]],
  [['const a = 1', 'const a = 2'], '2', []],
  [["import { a } from 'convscope'", "import { a } from 'convscope'", 'a'], '2', []],
  [['Math.max(nothing)'], '1', []],
])('of %j cell %s is told %j', (codes, id, issues) => {
  expect(graph(...codes).issues(id)).toEqual(issues);
});

test('where a name is declared is known above and below', () => {
  const cells = graph('const a = 1', 'a', 'const a = 2');
  expect(cells.whereDeclared('a', '2')).toEqual({ above: 1, below: 3 });
  expect(cells.whereDeclared('b', '2')).toEqual({ above: 0, below: 0 });
});
