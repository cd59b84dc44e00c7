import { expect, test } from 'vitest';
import { seedIn } from './defaults.ts';
import { CONVNETJS } from './networks.ts';

test('the seed of a text is the one it names, else the usual one', () => {
  expect(seedIn(CONVNETJS.replace('seed: 7', 'seed: 12'))).toBe(12);
  expect(seedIn('sequential({ seed: -3, input: [4] }, [])')).toBe(-3);
  expect(seedIn('sequential({ input: [4] }, [])')).toBe(7);
});
