import { beforeAll, expect, test } from 'vitest';
import { conv2d, dense, flatten, ready, scenes, sequential } from '../../../cnn/index.ts';
import { ChangeWatch } from './change-watch.ts';
import { KernelScope } from './kernel-scope.ts';

beforeAll(() => ready({ backend: 'cpu' }));

type Values = Readonly<Record<string, unknown>>;

/** What a run of cell `b` has changed of what cell `a` declares. */
function changed(declared: Values, run: (values: never) => void): string[] {
  const scope = new KernelScope();
  const bindings = Object.entries(declared).map(([name, value]) => [name, () => value] as const);
  scope.publish('a', Object.fromEntries(bindings));
  const watch = new ChangeWatch(scope);
  watch.begin('b');
  run(declared as never);
  return watch.finish('b').map(({ cell, name }) => `${cell}.${name}`);
}

class Counter {
  count = 0;
  readonly inside = { list: [1] };
}

test.each<[string, Values, (values: never) => void]>([
  ['a list', { x: [1] }, ({ x }: { x: number[] }) => x.push(2)],
  ['a list of equal length', { x: [1, 2] }, ({ x }: { x: number[] }) => x.reverse()],
  [
    'something deep in it',
    { x: { y: [{ z: 1 }] } },
    ({ x }: { x: { y: { z: number }[] } }) => (x.y[0].z = 2),
  ],
  ['one number of many', { x: new Float32Array(9e5) }, ({ x }: { x: number[] }) => (x[77] = 1)],
  ['the last bytes', { x: new Uint8Array(7) }, ({ x }: { x: number[] }) => (x[6] = 1)],
  [
    'a map',
    { x: new Map([['k', [1]]]) },
    ({ x }: { x: Map<string, number[]> }) => x.get('k')!.push(2),
  ],
  ['a set', { x: new Set([1]) }, ({ x }: { x: Set<number> }) => x.add(2)],
  [
    'an object of a cell’s own class',
    { x: new Counter(), Counter },
    ({ x }: { x: Counter }) => x.count++,
  ],
  ['a minus before zero', { x: [0] }, ({ x }: { x: number[] }) => (x[0] = -0)],
  [
    'which of two equal lists is which',
    (() => {
      const a = [1];
      return { x: [a, [1], 1] };
    })(),
    ({ x }: { x: unknown[] }) => (x[1] = x[0]),
  ],
])('%s that a run changes is found', (_, declared, run) => {
  expect(changed(declared, run)).toEqual(['a.x']);
});

test('a run that only reads changes nothing, and getters are not called', () => {
  const x = {
    list: [1, { y: NaN }],
    get trap() {
      throw new Error('called');
    },
  };
  expect(changed({ x, f: () => x }, () => JSON.stringify(x.list))).toEqual([]);
});

test('a list that holds itself has an end', () => {
  const x: unknown[] = [1];
  x.push(x);
  expect(changed({ x }, () => x.push(3))).toEqual(['a.x']);
});

test('a network that fills itself when it is used, and data that are read, are not changed', () => {
  const layers = [conv2d({ filters: 2, size: 3 }), flatten(), dense({ units: 10 })];
  const net = sequential({ input: [32, 32, 3], seed: 1 }, layers);
  const data = scenes({ seed: 1, train: 20, test: 10 });
  const use = () => [net.summary(), net.variables(), data.train.images.length];
  expect(changed({ layers, net, data }, use)).toEqual([]);
});

test('what cannot be looked at, or is too much, is not said to be changed', () => {
  const odd = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('no');
      },
    },
  );
  const huge = Array.from({ length: 100_001 }, () => ({}));
  expect(changed({ odd, huge }, () => (huge[3] = { a: 1 }))).toEqual([]);
});
