import type { Dataset, ImageSet } from '../../../cnn/data/index.ts';
import { sizeOf } from '../../../cnn/tensor/shape.ts';
import type { Storage } from './storage.ts';

/** Bytes in one record: Chromium refuses values of 128 MiB and more where storage is in memory. */
const PART = 32 * 2 ** 20;

/**
 * Keeps the images that a person gave, so that a reload does not ask for them again.
 *
 * @throws Error when the browser has no room for them, or does not let us.
 */
export async function keepImages({ name, train, test }: Dataset, storage: Storage): Promise<void> {
  const arrays = [train.labels, train.images, test.labels, test.images];
  const bytes = arrays.reduce((sum, { length }) => sum + length, 0);
  // Twice as much: the run has to fit beside them, and browsers count generously.
  if ((await storage.room()) < 2 * bytes) throw new Error('there is not enough room');
  // Without a label the parts count for nothing, so that old and new ones never mix.
  await storage.put('images', null);
  let part = 0;
  for (const array of arrays) {
    for (let from = 0; from < array.length; from += PART) {
      // A copy, since a view would be kept with the whole buffer behind it.
      await storage.put(`images/${part++}`, array.slice(from, from + PART));
    }
  }
  const { classes, shape } = train;
  const counts = { trainCount: train.count, testCount: test.count };
  await storage.put('images', { name, classes: [...classes], shape, ...counts });
}

/** Some of the test images that were kept, without reading the others; null where there are none. */
export async function readTestImages(
  storage: Storage,
  first: number,
  count: number,
): Promise<{ readonly set: ImageSet; readonly total: number } | null> {
  const label = await storage.get('images');
  if (!label) return null;
  const { classes, shape, trainCount, testCount } = label;
  const size = sizeOf(shape);
  const end = Math.min(testCount, first + count);
  const partsOf = (length: number) => Math.ceil(length / PART);
  const before = partsOf(trainCount) + partsOf(trainCount * size);
  const labels = await readRange(storage, before, first, end);
  const from = before + partsOf(testCount);
  const images = await readRange(storage, from, first * size, end * size);
  if (!labels || !images) return null;
  return { set: { images, labels, count: end - first, shape, classes }, total: testCount };
}

/** Bytes `from` to `end` of an array whose first part has the number `part`. */
async function readRange(
  storage: Storage,
  part: number,
  from: number,
  end: number,
): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(Math.max(0, end - from));
  for (let at = from; at < end;) {
    const index = Math.floor(at / PART);
    const piece = await storage.get(`images/${part + index}`);
    const upTo = Math.min(end, (index + 1) * PART);
    const slice = piece?.subarray(at - index * PART, upTo - index * PART);
    if (slice?.length !== upTo - at) return null;
    bytes.set(slice, at - from);
    at = upTo;
  }
  return bytes;
}

/** The images that were kept; null where there are none, or not all of them. */
export async function readImages(storage: Storage): Promise<Dataset | null> {
  const label = await storage.get('images');
  if (!label) return null;
  const { name, classes, shape, trainCount, testCount } = label;
  let part = 0;
  const read = async (length: number): Promise<Uint8Array | null> => {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += PART) {
      const piece = await storage.get(`images/${part++}`);
      if (piece?.length !== Math.min(PART, length - at)) return null;
      bytes.set(piece, at);
    }
    return bytes;
  };
  const readSet = async (count: number): Promise<ImageSet | null> => {
    const labels = await read(count);
    const images = await read(count * sizeOf(shape));
    return labels && images && { images, labels, count, shape, classes };
  };
  const train = await readSet(trainCount);
  const test = await readSet(testCount);
  return train && test && { name, train, test };
}
