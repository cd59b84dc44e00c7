import { expect, test } from 'vitest';
import { Random } from '../tensor/random.ts';
import { BatchOrder } from './batch-order.ts';

test('every image comes once before any comes again, across batches', () => {
  const order = BatchOrder.start(10, new Random(2));
  const seen = Array.from({ length: 5 }, () => [...order.next(4)]).flat();
  const sorted = (list: number[]) => [...list].sort((a, b) => a - b);
  expect(sorted(seen.slice(0, 10))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(sorted(seen.slice(10))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(seen.slice(0, 10)).not.toEqual(seen.slice(10));
});

test('a batch may be larger than the set', () => {
  expect(BatchOrder.start(3, new Random(2)).next(7)).toHaveLength(7);
});

test.each([1, 7, 10, 13])('an order goes on from its state after %i images', (used) => {
  const order = BatchOrder.start(10, new Random(2));
  order.next(used);
  const resumed = BatchOrder.resume(10, order.state());
  expect(resumed.next(25)).toEqual(order.next(25));
});
