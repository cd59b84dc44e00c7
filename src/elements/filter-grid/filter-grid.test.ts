// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { filterMaps } from './filter-maps.ts';
import './index.ts';

const numbered = (...shape: number[]) => ({
  shape,
  data: Float32Array.from({ length: shape.reduce((a, b) => a * b) }, (_, i) => i),
});

test('a filter over three channels is one colour picture', () => {
  const maps = filterMaps(numbered(2, 2, 3, 4));
  expect(maps).toMatchObject({ count: 4, height: 2, width: 2, colour: true, perRow: null });
  // Row 1, column 0, green, filter 3 is element ((1 * 2 + 0) * 3 + 1) * 4 + 3 = 31.
  expect(maps.value(3, 1, 0, 1)).toBe(31);
});

test('a deeper filter is a row with a map a channel', () => {
  const maps = filterMaps(numbered(1, 2, 4, 5));
  expect(maps).toMatchObject({ count: 20, colour: false, perRow: 4 });
  expect(maps.name(6)).toBe('filter 2, channel 3');
  // Column 1, channel 2, filter 1 is element (1 * 4 + 2) * 5 + 1 = 31.
  expect(maps.value(6, 0, 1, 0)).toBe(31);
});

test('dense weights are folded back to the maps they were flattened from', () => {
  const maps = filterMaps(numbered(12, 10), [2, 2, 3]);
  expect(maps).toMatchObject({ count: 30, height: 2, width: 2, perRow: 3 });
  // Unit 1, channel 2, row 1, column 0: input (1 * 2 + 0) * 3 + 2 = 8, element 8 * 10 + 1.
  expect(maps.value(5, 1, 0, 0)).toBe(81);
});

test('dense weights without maps before them are a row a unit', () => {
  expect(filterMaps(numbered(7, 3), [2, 2, 3])).toMatchObject({ count: 3, height: 1, width: 7 });
});

test('a layer without weights says so', async () => {
  const element = document.createElement('filter-grid');
  document.body.append(element);
  await element.updateComplete;
  expect(element.shadowRoot!.textContent).toContain('This layer has no weights.');
});
