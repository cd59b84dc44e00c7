import { expect, test } from 'vitest';
import { parseNetwork } from '../../src/cnn/index.ts';
import { SETS } from '../../src/elements/nearest-neighbours/neighbour-search.ts';
import { TRIALS } from '../../src/elements/template-lab/trials.ts';
import { Collection } from '../../src/runner/pixels/worker/collection.ts';

const call = {
  signal: new AbortController().signal,
  progress: () => undefined,
  breathe: () => Promise.resolve(),
};

test('the linear classifier has 30,730 numbers to learn, 3,073 a class', () => {
  expect(parseNetwork(TRIALS[0].text).summary().parameters).toBe(10 * (32 * 32 * 3 + 1));
});

test(
  'what the lesson says of the nearest neighbour holds on its images',
  { timeout: 60_000 },
  async () => {
    const collection = await Collection.draw({ ...SETS, validation: 100, test: 0 }, call);
    const [{ right, count }] = await collection.measure(
      { on: 'validation', metrics: ['L1'], votes: [1] },
      call,
    );
    expect(right / count).toBeGreaterThan(0.55);
    expect(right / count).toBeLessThan(0.7);
    const asked = Array.from({ length: count }, (_, index) => index);
    const look = (index: number, shift: number, light: number) =>
      collection.neighbours({ from: 'validation', index, metric: 'L1', count: 1, shift, light });
    const dim = asked.map((index) => look(index, 0, 0.7));
    const nearerToStrangers = dim.filter(({ changed, stranger }) => changed > stranger.distance);
    expect(nearerToStrangers.length).toBeGreaterThan(0.75 * count);
    const moved = asked.map((index) => look(index, 2, 1));
    const halfWay = moved.filter(({ changed, stranger }) => changed > stranger.distance / 2);
    expect(halfWay.length).toBeGreaterThan(count / 2);
    const rightWhen = (found: typeof moved) =>
      found.filter(({ label, nearest }) => nearest[0].label === label).length;
    expect(rightWhen(moved)).toBeLessThan(right);
    expect(rightWhen(asked.map((index) => look(index, 8, 1)))).toBeLessThan(rightWhen(moved));
  },
);
