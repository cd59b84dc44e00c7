import { expect, test } from 'vitest';
import type { ImageSet } from '../../../cnn/data/index.ts';
import { keepImages, readImages } from './kept-images.ts';
import type { KeptThings, Storage } from './storage.ts';

function setUp(room = Infinity) {
  const things = new Map<string, unknown>();
  const storage: Storage = {
    get: async <K extends keyof KeptThings>(key: K) => things.get(key) as KeptThings[K] | undefined,
    put: async (key, value) => void things.set(key, value),
    room: async () => room,
  };
  return { things, storage };
}

/** Images so large that a few do not fit in one record. */
function largeSet(count: number): ImageSet {
  const images = Uint8Array.from({ length: count * 3 * 2 ** 20 }, (_, i) => i >>> 10);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 2);
  return { images, labels, count, shape: [1024, 1024, 3], classes: ['cat', 'dog'] };
}

const dataset = { name: 'large ones', train: largeSet(12), test: largeSet(1) };

test('images come back as they were kept, in records that browsers take', async () => {
  const { storage, things } = setUp();
  await keepImages(dataset, storage);
  const sizes = [...things.values()].map((thing) => (thing as Uint8Array | null)?.length ?? 0);
  expect(Math.max(...sizes)).toBe(32 * 2 ** 20);
  const read = await readImages(storage);
  expect(read?.name).toBe('large ones');
  expect(read?.train.labels).toEqual(dataset.train.labels);
  expect(read?.train.shape).toEqual([1024, 1024, 3]);
  expect(Buffer.compare(read!.train.images, dataset.train.images)).toBe(0);
  expect(Buffer.compare(read!.test.images, dataset.test.images)).toBe(0);
});

test('images of which a part is missing count as none', async () => {
  const { storage, things } = setUp();
  await keepImages(dataset, storage);
  things.delete('images/2');
  expect(await readImages(storage)).toBeNull();
});

test('images are not begun to be written where there is no room', async () => {
  const { storage, things } = setUp(1e6);
  await expect(keepImages(dataset, storage)).rejects.toThrow('not enough room');
  expect(things.size).toBe(0);
});
