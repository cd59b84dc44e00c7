import { expect, test } from 'vitest';
import { KernelScope } from './kernel-scope.ts';

const seen = (scope: KernelScope, ...before: string[]) =>
  Object.fromEntries([...scope.seenAfter(before)].map(([name, { read }]) => [name, read()]));

test('a cell sees what stands before it, whenever that ran', () => {
  const scope = new KernelScope();
  scope.publish('c', { x: () => 3, z: () => 3 });
  scope.publish('b', { x: () => 2 });
  scope.publish('a', { x: () => 1, y: () => 1 });
  expect(seen(scope, 'a', 'b')).toEqual({ x: 2, y: 1 });
  expect(seen(scope)).toEqual({});
});

test('a cell that is run again no longer shows what it does not declare any more', () => {
  const scope = new KernelScope();
  scope.publish('a', { x: () => 1, y: () => 2 });
  scope.publish('b', { y: () => 3 });
  scope.forget('b');
  expect(seen(scope, 'a', 'b')).toEqual({ x: 1, y: 2 });
});

test('a function is found by its name in the cell that declared it last', () => {
  const scope = new KernelScope();
  scope.publish('a', { f: () => 'old' });
  scope.publish('b', { f: () => 'new' });
  expect([scope.read('f'), scope.read('g')]).toEqual(['new', undefined]);
});
