import { expect, test } from 'vitest';
import type { ImageSet } from '../data/index.ts';
import type { ImageScores } from '../explain/index.ts';
import { type Attack, successRate } from './success-rate.ts';

/** Six grey images of one pixel; the classifier reads the class from the brightness, 100 a class. */
const set: ImageSet = {
  images: Uint8Array.of(
    0,
    0,
    0,
    100,
    100,
    100,
    200,
    200,
    200,
    0,
    0,
    0,
    100,
    100,
    100,
    200,
    200,
    200,
  ),
  // The fourth is called 2 and looks like 0.
  labels: Uint8Array.of(0, 1, 2, 2, 1, 2),
  count: 6,
  shape: [1, 1, 3],
  classes: ['dark', 'grey', 'light'],
};
const classifier: ImageScores = ({ shape: [batch], data }) => ({
  shape: [batch, 3],
  data: Float32Array.from({ length: 3 * batch }, (_, i) =>
    Math.round((data[3 * Math.floor(i / 3)] * 255) / 100) === i % 3 ? 1 : 0,
  ),
});
/** Makes every image light. */
const brighten: Attack = async (image) => ({
  image: { ...image, data: new Float32Array(3).fill(200 / 255) },
  queries: 2,
});

test('only images that were right count, and what they are called afterwards', async () => {
  const result = await successRate(classifier, set, { attack: brighten });
  expect(result.wrongBefore).toBe(1);
  expect(result.misclassified).toMatchObject({ hits: 3, n: 5, rate: 0.6 });
  expect(result.misclassified.low).toBeLessThan(0.6);
  expect(result.misclassified.high).toBeGreaterThan(0.6);
  expect(result.targetHit).toBeNull();
  expect([...result.named.data]).toEqual([0, 0, 1, 0, 0, 2, 0, 0, 2]);
  expect(result.queries).toBe(2);
  expect(result.l0).toBeCloseTo(3 / 5, 6);
  expect(result.linf).toBeCloseTo((200 + 100 + 0 + 100 + 0) / 5 / 255, 5);
});

test('targets hit are counted apart from mere misclassification', async () => {
  const result = await successRate(classifier, set, { attack: brighten, targeted: true });
  expect(result.misclassified).toMatchObject({ hits: 6, n: 10 });
  expect(result.targetHit).toMatchObject({ hits: 3, n: 10 });
  expect([...(result.byTarget?.attempts.data ?? [])]).toEqual([0, 1, 1, 2, 0, 2, 2, 2, 0]);
  expect([...(result.byTarget?.hits.data ?? [])]).toEqual([0, 0, 1, 0, 0, 2, 0, 0, 0]);
});

test('it ends after so many attempts, or at once, and tells each', async () => {
  const seen: number[] = [];
  const seeds: number[] = [];
  const attack: Attack = (image, aim, seed) => {
    seeds.push(seed);
    return brighten(image, aim, seed);
  };
  const onAttempt = ({ misclassified }: { misclassified: { n: number } }) =>
    void seen.push(misclassified.n);
  await successRate(classifier, set, { attack, attempts: 3, seed: 40, onAttempt });
  expect(seen).toEqual([1, 2, 3]);
  expect(seeds).toEqual([40, 41, 42]);
  const none = await successRate(classifier, set, { attack, signal: AbortSignal.abort() });
  expect(none.misclassified).toMatchObject({ hits: 0, n: 0 });
  await expect(successRate(classifier, set, { attack, attempts: 0 })).rejects.toThrow(
    'successRate: expected attempts of 1 or more, whole, got 0',
  );
});
