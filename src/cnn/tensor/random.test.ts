import { expect, test } from 'vitest';
import { Random } from './random.ts';

const take = (random: Random, count: number) => Array.from({ length: count }, () => random.bits());

test('the same seed gives the same stream, and other seeds others', () => {
  expect(take(new Random(7), 20)).toEqual(take(new Random(7), 20));
  expect(take(new Random(7), 20)).not.toEqual(take(new Random(8), 20));
});

test('seed 0 is a seed like any other', () => {
  const zero = take(new Random(0), 1000);
  expect(zero).toEqual(take(new Random(0), 1000));
  expect(new Set(zero).size).toBeGreaterThan(990);
});

test('a restored state goes on where it was taken', () => {
  const random = new Random(3);
  take(random, 11);
  const resumed = Random.from(random.state());
  expect(take(resumed, 20)).toEqual(take(random, 20));
});

test('uniform numbers stay in their interval and fill it evenly', () => {
  const random = new Random(1);
  const counts = new Array<number>(10).fill(0);
  for (let i = 0; i < 20_000; i++) {
    const value = random.uniform(-2, 3);
    expect(value).toBeGreaterThanOrEqual(-2);
    expect(value).toBeLessThan(3);
    counts[Math.floor((value + 2) * 2)] += 1;
  }
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
});

test('normal numbers have the mean and deviation asked for', () => {
  const random = new Random(2);
  const values = Array.from({ length: 20_000 }, () => random.normal(5, 2));
  const mean = values.reduce((a, b) => a + b) / values.length;
  const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
  expect(mean).toBeCloseTo(5, 1);
  expect(Math.sqrt(variance)).toBeCloseTo(2, 1);
  expect(values.every(Number.isFinite)).toBe(true);
});

test('a permutation holds every index once, in another order', () => {
  const order = new Random(4).permutation(500);
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, i) => i));
  expect([...order]).not.toEqual(Array.from({ length: 500 }, (_, i) => i));
});

test('an integer below n reaches every value and never n', () => {
  const random = new Random(5);
  const seen = new Set(Array.from({ length: 500 }, () => random.integer(7)));
  expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('a fork differs from what it came from', () => {
  const random = new Random(6);
  const fork = random.fork();
  expect(take(fork, 10)).not.toEqual(take(random, 10));
});
