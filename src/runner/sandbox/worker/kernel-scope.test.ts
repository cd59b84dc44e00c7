import { expect, test } from 'vitest';
import { KernelScope } from './kernel-scope.ts';

function binding(value: unknown) {
  return [() => value, (to: unknown) => void (value = to)] as const;
}

test('a later cell reads and writes the very binding', () => {
  const root: Record<string, unknown> = {};
  const x = binding(1);
  new KernelScope(root).publish('a', { x });
  root.x = 2;
  expect(x[0]()).toBe(2);
});

test('a cell that is run again no longer shows what it does not declare any more', () => {
  const root: Record<string, unknown> = {};
  const scope = new KernelScope(root);
  scope.publish('a', { x: binding(1), y: binding(2) });
  scope.publish('b', { y: binding(3) });
  scope.forget('a');
  expect(Object.keys(root)).toEqual(['y']);
  expect(scope.read('y')).toBe(3);
});

test('a name that the runtime stands on stays the built-in', () => {
  const root = { Map };
  expect(new KernelScope(root).publish('a', { Map: binding(1), name: binding('n') })).toEqual([
    'Map',
  ]);
  expect(root).toEqual({ Map, name: 'n' });
});
