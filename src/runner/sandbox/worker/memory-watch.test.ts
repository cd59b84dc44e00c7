import { beforeAll, expect, test } from 'vitest';
import { tensorMemory } from '../../../cnn/backend/index.ts';
import { dense, flatten, ready, sequential, tensor, tidy } from '../../../cnn/index.ts';
import { MemoryWatch } from './memory-watch.ts';

beforeAll(() => ready({ backend: 'cpu' }));

/** Runs a cell that declares what `code` gives. */
function kernel() {
  const watch = new MemoryWatch(tensorMemory);
  const cells = new Map<string, unknown>();
  return (cell: string, code: () => unknown) => {
    watch.begin(cell, [cells.get(cell)]);
    cells.delete(cell);
    cells.set(cell, code());
    return watch.finish(cell, undefined, [...cells.values()]);
  };
}

function network() {
  const net = sequential({ input: [2, 2, 1], seed: 1 }, [flatten(), dense({ units: 3 })]);
  net.variables();
  return net;
}

test('a cell that makes no tensor has no meter', () => {
  expect(kernel()('a', () => 1 + 1)).toBeNull();
});

test('what a cell declares is not left behind: a network, a list, a map in an object', () => {
  const run = kernel();
  expect(run('a', network)?.left).toEqual({ tensors: 0, bytes: 0 });
  expect(run('b', () => [tensor([1]), tensor([2])])?.left.tensors).toBe(0);
  expect(run('c', () => ({ kept: new Map([['x', tensor([1])]]) }))?.left.tensors).toBe(0);
});

test('a cell that runs again takes no more memory, and is told no leak', () => {
  const run = kernel();
  const first = run('a', network);
  const again = run('a', network);
  expect(again).toMatchObject({ tensors: first?.tensors, left: { tensors: 0 } });
});

test('what another cell still holds is not freed when its maker runs again', () => {
  const run = kernel();
  const kept = network();
  run('a', () => kept);
  run('b', () => ({ kept }));
  run('a', network);
  expect(kept.variables()[0].value.isDisposed).toBe(false);
});

test('tensors that nothing holds are counted with their bytes', () => {
  const left = kernel()('a', () => {
    for (let i = 0; i < 12; i++) tensor(new Float32Array(100));
    return tensor([1]);
  })?.left;
  expect(left).toEqual({ tensors: 12, bytes: 4800 });
});

test('a tidy leaves nothing', () => {
  const meter = kernel()('a', () => tidy(() => void tensor([1])));
  expect(meter?.left.tensors).toBe(0);
});
