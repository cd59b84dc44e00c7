import { expect, test } from 'vitest';
import { bytesToImage, imageAt, imageToBytes, joinSets, splitSet, toBatch } from './batches.ts';
import type { ImageSet } from './dataset.ts';

const set: ImageSet = {
  images: Uint8Array.from({ length: 4 * 6 }, (_, i) => i * 10),
  labels: Uint8Array.of(3, 1, 4, 1),
  count: 4,
  shape: [1, 2, 3],
  classes: ['a', 'b', 'c', 'd', 'e'],
};

test('a batch has the images asked for, in that order, repeats too, scaled to 0..1', () => {
  const { images, labels } = toBatch(set, [2, 0, 2]);
  expect(images.shape).toEqual([3, 1, 2, 3]);
  expect([...labels]).toEqual([4, 3, 4]);
  expect(images.data[0]).toBeCloseTo(120 / 255, 6);
  expect(images.data[6]).toBe(0);
  expect(images.data.subarray(12)).toEqual(images.data.subarray(0, 6));
});

test('a batch takes the indices that a shuffle gives', () => {
  expect([...toBatch(set, Uint32Array.of(3, 2)).labels]).toEqual([1, 4]);
});

test('an index that no image has is refused with the range', () => {
  expect(() => toBatch(set, [0, 4])).toThrow('toBatch: expected an index from 0 to 3, got 4');
  expect(() => imageAt(set, -1)).toThrow('imageAt: expected an index from 0 to 3, got -1');
});

test('bytes become pixels and the same bytes again', () => {
  const bytes = Uint8Array.from({ length: 256 * 3 }, (_, i) => i % 256);
  expect(imageToBytes(bytesToImage(bytes, [16, 16, 3]))).toEqual(bytes);
});

test('pixels outside 0..1 are clipped when they become bytes', () => {
  const data = Float32Array.of(-1, 0.5, 2);
  expect([...imageToBytes({ shape: [1, 1, 3], data })]).toEqual([0, 128, 255]);
});

test('bytes that do not fill the shape are refused', () => {
  expect(() => bytesToImage(new Uint8Array(5), [1, 2, 3])).toThrow('6 bytes for [1, 2, 3], got 5');
});

test('a split shares memory and loses nothing', () => {
  const [first, rest] = splitSet(set, 1);
  expect([first.count, rest.count]).toEqual([1, 3]);
  expect([...rest.labels]).toEqual([1, 4, 1]);
  expect(rest.images.buffer).toBe(set.images.buffer);
  expect(imageAt(rest, 0)).toEqual(imageAt(set, 1));
  expect(() => splitSet(set, 5)).toThrow('splitSet: expected a count from 0 to 4, got 5');
});

test('two sets become one with the images of both, in order', () => {
  const [first, rest] = splitSet(set, 3);
  const both = joinSets(rest, first);
  expect(both.count).toBe(4);
  expect([...both.labels]).toEqual([...rest.labels, ...first.labels]);
  expect(imageAt(both, 0)).toEqual(imageAt(set, 3));
  expect(imageAt(both, 2)).toEqual(imageAt(set, 1));
  expect(() => joinSets(set, { ...set, classes: ['other'] })).toThrow(
    'joinSets: expected a second',
  );
});
