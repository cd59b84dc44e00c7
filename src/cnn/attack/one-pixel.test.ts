import { expect, test } from 'vitest';
import type { ImageScores } from '../explain/index.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import { Random } from '../tensor/random.ts';
import { Genome, paint } from './candidates.ts';
import { distance } from './distance.ts';
import { type Generation, onePixel } from './one-pixel.ts';

const grey: PlainTensor = { shape: [6, 7, 3], data: new Float32Array(126).fill(100 / 255) };

/** Sure of class 0, but for the redness of one pixel. */
const weakSpot: ImageScores = ({ shape: [batch], data }) => {
  const each = data.length / batch;
  const spot = (4 * 7 + 2) * 3;
  const scores = Float32Array.from({ length: 2 * batch }, (_, i) => {
    const red = data[Math.floor(i / 2) * each + spot] - 100 / 255;
    return i % 2 === 0 ? 1 - Math.max(0, red) : Math.max(0, red);
  });
  return { shape: [batch, 2], data: scores };
};

/** Nothing changes its mind. */
const stubborn: ImageScores = ({ shape: [batch] }) => ({
  shape: [batch, 2],
  data: Float32Array.from({ length: 2 * batch }, (_, i) => (i % 2 === 0 ? 1 : 0)),
});

test('it finds the one pixel that matters, stops there, and says what that took', async () => {
  const seen: Generation[] = [];
  const result = await onePixel(weakSpot, grey, {
    label: 0,
    target: 1,
    population: 60,
    seed: 2,
    onGeneration: (generation) => void seen.push(generation),
  });
  expect(result.success).toBe(true);
  expect(result.pixels[0]).toMatchObject({ row: 4, column: 2 });
  expect(result.probabilities[1]).toBeGreaterThan(0.5);
  expect(result.generations).toBeLessThan(75);
  expect(seen).toHaveLength(result.generations + 1);
  expect(result.queries).toBe(60 * seen.length);
  const bests = seen.map(({ probabilities, best }) => probabilities[best]);
  expect([...bests].sort((a, b) => a - b)).toEqual(bests);
  expect(bests.at(-1)).toBe(Math.max(...(seen.at(-1)?.probabilities ?? [])));
});

test('the same seed finds the same, another finds another way', async () => {
  const run = (seed: number) =>
    onePixel(stubborn, grey, { label: 0, seed, population: 8, generations: 3 });
  expect(await run(5)).toEqual(await run(5));
  expect((await run(6)).pixels).not.toEqual((await run(5)).pixels);
});

test.each([1, 3, 5, 42])('exactly %i pixels differ', async (pixels) => {
  for (const seed of [1, 2, 3]) {
    const options = { label: 0, pixels, seed, population: 6, generations: 2 };
    const { image, success } = await onePixel(stubborn, grey, options);
    expect(success).toBe(false);
    expect(distance(grey, image).l0).toBe(pixels);
  }
});

test('pixels of one candidate never share a place, and a colour that is there already is moved', () => {
  const genome = new Genome(2, 2, 3);
  const same = [1, 1, 100, 100, 100];
  const pixels = genome.pixelsOf([...same, ...same, ...same]);
  expect(pixels.map(({ row, column }) => 2 * row + column)).toEqual([3, 0, 1]);
  const image = { shape: [2, 2, 3], data: new Float32Array(12).fill(100 / 255) };
  const changed = { shape: image.shape, data: paint(image, pixels) };
  expect(distance(image, changed).l0).toBe(3);
  expect(distance(image, changed).linf * 255).toBeCloseTo(1, 4);
});

test('candidates stay inside the image, and do not gather at its edges', () => {
  const genome = new Genome(4, 5, 1);
  const random = new Random(1);
  const rows = new Set<number>();
  for (let i = 0; i < 200; i++) {
    const candidate = genome.putRight(Float32Array.of(-3, 9, 300, -1, 128), random);
    const [{ row, column, colour }] = genome.pixelsOf(candidate);
    rows.add(row);
    expect(row >= 0 && row < 4 && column >= 0 && column < 5).toBe(true);
    expect(colour.every((value) => value >= 0 && value <= 255)).toBe(true);
    expect(colour[2]).toBe(128);
  }
  expect(rows.size).toBe(4);
});

/** The redder an image is, the less sure of class 0; three pixels have to be nearly pure red. */
const redness: ImageScores = ({ shape: [batch], data }) => {
  const each = data.length / batch;
  const red = (image: number) =>
    data
      .subarray(image * each, (image + 1) * each)
      .reduce((sum, value, i) => sum + (i % 3 === 0 ? value : -value) + 100 / 255 / 3, 0);
  const scores = Array.from({ length: batch }, (_, image) => red(image) / 7.2);
  return { shape: [batch, 2], data: Float32Array.from(scores.flatMap((p) => [1 - p, p])) };
};

test('children of the best get on faster than those of anyone', async () => {
  const generations = async (parent: 'random' | 'best') => {
    const options = { label: 0, parent, pixels: 3, population: 40 };
    const results = [1, 2, 3, 4].map((seed) => onePixel(redness, grey, { ...options, seed }));
    return (await Promise.all(results)).reduce((sum, each) => sum + each.generations, 0);
  };
  const [best, random] = [await generations('best'), await generations('random')];
  expect(best).toBeGreaterThan(0);
  expect(best).toBeLessThan(random / 2);
});

test('it stops after the generation under way', async () => {
  const stop = new AbortController();
  const result = await onePixel(stubborn, grey, {
    label: 0,
    seed: 1,
    population: 5,
    signal: stop.signal,
    onGeneration: ({ number }) => {
      if (number === 2) stop.abort();
    },
  });
  expect(result.generations).toBe(2);
  expect(result.queries).toBe(15);
});

test.each([
  [{ pixels: 0 }, 'onePixel: expected pixels from 1 to 42, whole, got 0'],
  [{ population: 3 }, 'onePixel: expected population from 4 to 100000, whole, got 3'],
  [{ parent: 'worst' as 'best' }, "onePixel: expected parent 'random' or 'best', got worst"],
  [{ target: 0 }, 'onePixel: expected a target other than the label 0, got 0'],
])('%j is refused', async (options, message) => {
  await expect(onePixel(stubborn, grey, { label: 0, seed: 1, ...options })).rejects.toThrow(
    message,
  );
});
