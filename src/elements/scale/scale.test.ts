import { expect, test } from 'vitest';
import {
  colourOf,
  count,
  exact,
  limitOf,
  percent,
  PLAIN_PALETTE,
  plural,
  rangeOf,
  scaleFor,
  threeDigits,
  ticks,
} from './index.ts';

test('a measured number has three significant digits and a real minus sign', () => {
  expect(threeDigits(1.8372)).toBe('1.84');
  expect(threeDigits(-0.021347)).toBe('−0.0213');
  expect(threeDigits(12345)).toBe('12,300');
  expect(threeDigits(1.2e-7)).toBe('1.20e−7');
  expect(threeDigits(0)).toBe('0');
});

test('what is not a number is said in words', () => {
  expect(threeDigits(NaN)).toBe('not a number');
  expect(threeDigits(-Infinity)).toBe('−infinity');
  expect(exact(NaN)).toBe('not a number');
});

test('an exact number has the digits of a 32-bit float and no more', () => {
  expect(exact(Math.fround(0.1))).toBe('0.1');
  expect(exact(Math.fround(-2.3025851))).toBe('−2.3025851');
});

test('counts are grouped, shares are per cent, one thing is singular', () => {
  expect(count(138357544)).toBe('138,357,544');
  expect(percent(0.4123)).toBe('41.2 %');
  expect([plural(1, 'image'), plural(32, 'image')]).toEqual(['1 image', '32 images']);
});

test('ticks are round numbers inside the range', () => {
  expect(ticks(0, 2.4, 5)).toEqual([0, 0.5, 1, 1.5, 2]);
  expect(ticks(0, 300, 4)).toEqual([0, 100, 200, 300]);
  expect(ticks(3, 3, 4)).toEqual([3]);
});

test('a range leaves out what is not finite and counts it', () => {
  expect(rangeOf([1, NaN, -2, Infinity])).toEqual({ min: -2, max: 1, notFinite: 2 });
  expect(rangeOf([])).toEqual({ min: 0, max: 0, notFinite: 0 });
});

test('one negative number makes the scale signed, symmetric about 0', () => {
  const range = rangeOf([-1, 4]);
  expect(scaleFor(range)).toBe('signed');
  expect(limitOf(range)).toBe(4);
  expect(scaleFor(rangeOf([0, 4]))).toBe('magnitude');
});

test('0 has the colour of the page and the ends have the full colours', () => {
  expect(colourOf(0, 2, 'signed', PLAIN_PALETTE)).toEqual(PLAIN_PALETTE.zero);
  expect(colourOf(-2, 2, 'signed', PLAIN_PALETTE)).toEqual(PLAIN_PALETTE.negative);
  expect(colourOf(9, 2, 'signed', PLAIN_PALETTE)).toEqual(PLAIN_PALETTE.positive);
  expect(colourOf(2, 2, 'magnitude', PLAIN_PALETTE)).toEqual(PLAIN_PALETTE.most);
  expect(colourOf(NaN, 2, 'signed', PLAIN_PALETTE)).toEqual(PLAIN_PALETTE.zero);
});
