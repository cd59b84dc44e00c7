import { beforeAll, describe, expect, test } from 'vitest';
import { loadBackend } from '../../backend/index.ts';
import { evaluate } from '../evaluate.ts';
import { recipeNamed } from '../recipes/index.ts';
import { partsWorth } from './worth.ts';
import { images, normed, crewOf, trained } from './test-crew.ts';

beforeAll(() => loadBackend('wasm'));

describe('work that is too small to be worth sending', () => {
  /** 8 × 8 × 4 outputs of 18 weights each, and 256 × 4. */
  const forImage = 64 * 4 * 18 + 1024;

  test('is cut into so many parts that each has enough', () => {
    const parts = (type: 'outputs' | 'slopes', count: number, least: number) =>
      partsWorth(type, normed(), count, 4, least);
    expect(
      [1, 9, 10, 19, 20, 40, 90].map((count) => parts('outputs', count, 10 * forImage)),
    ).toEqual([1, 1, 1, 1, 2, 4, 4]);
    // The way back costs twice the way forward, and 1,120 weights a little more.
    expect([6, 7, 14].map((count) => parts('slopes', count, 10 * forImage))).toEqual([1, 2, 4]);
    expect(parts('slopes', 20, 30 * forImage)).toBe(1);
    expect(parts('outputs', 1, 0)).toBe(4);
  });

  test('leaves a batch of 32 of the smallest recipe here, and shares one of the others', () => {
    const parts = (recipe: string) => partsWorth('slopes', recipeNamed(recipe)(1), 32, 2);
    expect(['pocket', 'convnetjs', 'deep'].map(parts)).toEqual([1, 2, 2]);
  });

  test('stays in this thread, and no mate is started for it', async () => {
    const alone = await trained(normed());
    const { crew, mates } = crewOf({ workers: 3, leastWork: undefined });
    expect(await trained(normed(), crew.slopes)).toEqual(alone);
    expect(await evaluate(normed(), images, { outputs: crew.outputs })).toEqual(
      await evaluate(normed(), images),
    );
    expect(mates).toHaveLength(0);
    const shared = crewOf({ workers: 3, leastWork: undefined, shards: 3 });
    await trained(normed(), shared.crew.slopes);
    expect(shared.mates).toHaveLength(2);
  });
});
