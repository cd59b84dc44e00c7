import { expect, test } from 'vitest';
import { Random } from '../tensor/random.ts';
import { resample } from './resample.ts';

const random = new Random(3);
const image = {
  shape: [12, 8, 3],
  data: Float32Array.from({ length: 12 * 8 * 3 }, () => random.uniform()),
};
const mean = (data: Float32Array) => data.reduce((sum, value) => sum + value, 0) / data.length;

test('half the size is the mean of each two by two pixels', () => {
  const { shape, data } = resample(image, 6, 4);
  expect(shape).toEqual([6, 4, 3]);
  const at = (y: number, x: number) => image.data[(y * 8 + x) * 3 + 1];
  expect(data[(2 * 4 + 3) * 3 + 1]).toBeCloseTo((at(4, 6) + at(4, 7) + at(5, 6) + at(5, 7)) / 4, 6);
});

test('the mean of the image stays, also where sizes do not divide', () => {
  expect(mean(resample(image, 5, 7).data)).toBeCloseTo(mean(image.data), 5);
  expect(mean(resample(image, 31, 17).data)).toBeCloseTo(mean(image.data), 5);
});

test('a third of three pixels weighs the middle one by halves', () => {
  const row = { shape: [1, 3, 1], data: Float32Array.of(0, 6, 3) };
  expect([...resample(row, 1, 2).data]).toEqual([2, 4]);
});

test('a size that is none is refused', () => {
  expect(() => resample(image, 0, 4)).toThrow('resample: expected a height and a width');
  expect(() => resample({ ...image, shape: [288] }, 4, 4)).toThrow('resample: expected an image');
});
