import { expect, test } from 'vitest';
import { Random } from '../tensor/random.ts';
import { augment } from './augment.ts';

/** `count` images of 1 row, 4 columns and 2 channels: 0, −0, 1, −1, 2, −2, 3, −3. */
const batch = (count: number) => ({
  shape: [count, 1, 4, 2],
  data: Float32Array.from({ length: count * 8 }, (_, i) => ((i % 8) >> 1) * (i % 2 ? -1 : 1)),
});

const firstChannel = (data: Float32Array, image: number) =>
  [0, 2, 4, 6].map((at) => data[image * 8 + at]);

test('without options a batch stays as it is', () => {
  expect(augment(batch(3), {}, new Random(1)).data).toEqual(batch(3).data);
});

test('flip turns about half of the images round, channels together', () => {
  const { data } = augment(batch(200), { flip: true }, new Random(1));
  const rows = Array.from({ length: 200 }, (_, image) => firstChannel(data, image).join());
  const flipped = rows.filter((row) => row === '3,2,1,0').length;
  expect(rows.filter((row) => row === '0,1,2,3').length).toBe(200 - flipped);
  expect(Math.abs(flipped - 100)).toBeLessThan(30);
  data.forEach((value, i) => i % 2 && expect(value).toBe(-data[i - 1]));
});

test('shift moves each image by up to so many pixels and repeats its edge', () => {
  const { data } = augment(batch(200), { shift: 1 }, new Random(1));
  const rows = Array.from({ length: 200 }, (_, image) => firstChannel(data, image).join());
  expect(new Set(rows)).toEqual(new Set(['0,0,1,2', '0,1,2,3', '1,2,3,3']));
});

test('cutout hides a square of each image, at its edges a part of one', () => {
  const white = { shape: [300, 5, 6, 1], data: new Float32Array(300 * 30).fill(1) };
  const { data } = augment(white, { cutout: 3 }, new Random(1));
  const hidden = Array.from({ length: 300 }, (_, image) =>
    data.subarray(image * 30, (image + 1) * 30).reduce((sum, x) => sum + Number(x === 0.5), 0),
  );
  expect(new Set(hidden)).toEqual(new Set([4, 6, 9]));
  expect(data.every((x) => x === 0.5 || x === 1)).toBe(true);
});

test('the same generator gives the same images', () => {
  const options = { flip: true, shift: 2, cutout: 2 };
  const once = augment(batch(20), options, new Random(9));
  expect(augment(batch(20), options, new Random(9))).toEqual(once);
});
