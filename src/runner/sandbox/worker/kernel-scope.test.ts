import { expect, test } from 'vitest';
import type { CellOnPage } from '../protocol/index.ts';
import { KernelScope } from './kernel-scope.ts';

const PAGE: readonly CellOnPage[] = [
  { cell: 'a', declares: ['x', 'y'] },
  { cell: 'b', declares: ['x'] },
  { cell: 'c', declares: ['x', 'z'] },
];

function seen(scope: KernelScope, cell: string, page: readonly CellOnPage[] | null = PAGE) {
  return Object.fromEntries(
    [...scope.around(cell, page).seen].map(([name, { owner, read }]) => [name, [owner, read()]]),
  );
}

function full(): KernelScope {
  const scope = new KernelScope();
  scope.publish('c', { x: () => 3, z: () => 3 });
  scope.publish('b', { x: () => 2 });
  scope.publish('a', { x: () => 1, y: () => 1 });
  return scope;
}

test('a cell sees what stands above it, whenever that ran', () => {
  expect(seen(full(), 'c')).toEqual({ x: ['cell 2', 2], y: ['cell 1', 1] });
  expect(seen(full(), 'a')).toEqual({});
});

test('what stands below is known by its cell alone', () => {
  expect([...full().around('a', PAGE).below]).toEqual([
    ['x', 'cell 2'],
    ['z', 'cell 3'],
  ]);
});

test('a name of a cell that has not run is not taken from a cell further up', () => {
  const scope = full();
  scope.forget('b');
  expect(() => seen(scope, 'c')).toThrow('x comes from cell 2, which has not run. Run it first');
  scope.publish('b', { other: () => 1 });
  expect(() => seen(scope, 'c')).toThrow('which has not run since it was changed');
});

test('a name of a cell that failed says so', () => {
  const scope = full();
  scope.fail('b');
  expect(() => seen(scope, 'c')).toThrow('x comes from cell 2, which failed.');
});

test('what a cell no longer declares is not seen', () => {
  const page = [{ cell: 'a', declares: [] }, ...PAGE.slice(1)];
  expect(seen(full(), 'b', page)).toEqual({});
});

test('without a page a cell sees all that has run, the latest first', () => {
  expect(seen(full(), 'd', null)).toMatchObject({ x: ['another cell', 1], z: ['another cell', 3] });
});

test('a function is found by its name in the cell that declared it last', () => {
  const scope = new KernelScope();
  scope.publish('a', { f: () => 'old' });
  scope.publish('b', { f: () => 'new' });
  expect([scope.read('f'), scope.read('g')]).toEqual(['new', undefined]);
});

test('what cells hold is read where it has a value', () => {
  const scope = full();
  scope.publish('b', {
    x: () => {
      throw new ReferenceError('not yet');
    },
  });
  expect(scope.held()).toEqual([3, 3, 1, 1]);
  expect(scope.held('a')).toEqual([1, 1]);
  expect(scope.held('none')).toEqual([]);
});
