// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import './index.ts';
import { patchAt, placeAfter, placeAt } from './tiles.ts';

afterEach(() => document.body.replaceChildren());

const tiling = { rows: 3, columns: 4, stride: 8 };

async function open(values: number[], classes: string[] | null = null) {
  const element = document.createElement('heat-map');
  Object.assign(element, { ...tiling, values, classes, label: 'probability of cat', unit: '%' });
  document.body.append(element);
  await element.updateComplete;
  const map = element.shadowRoot!.querySelector('.place')!;
  const press = async (key: string) => {
    map.dispatchEvent(new KeyboardEvent('keydown', { key }));
    await element.updateComplete;
    return element.shadowRoot!.querySelector('output')!.textContent;
  };
  return { element, map, press, text: () => element.shadowRoot!.textContent };
}

test('arrow keys walk the places and read each one’s number', async () => {
  const { press } = await open(Array.from({ length: 12 }, (_, i) => i / 100));
  expect(await press('ArrowRight')).toBe('row 1, column 1: 0.0 %');
  await press('ArrowRight');
  expect(await press('ArrowDown')).toBe('row 2, column 2: 5.0 %');
  expect(await press('End')).toBe('row 2, column 4: 7.0 %');
});

test('rows that are not there yet are said to be missing', async () => {
  const values = [0.1, 0.2, 0.3, 0.4, ...Array<number>(8).fill(NaN)];
  const { map, press, text } = await open(values);
  expect(map.getAttribute('aria-label')).toContain('4 of 12 places computed');
  await press('ArrowDown');
  expect(await press('ArrowDown')).toBe('row 2, column 1: not computed yet');
  expect(text()).toContain('10.0 %');
  expect(text()).toContain('40.0 %');
});

test('classes have their letters and names in the legend', async () => {
  const { press, text } = await open(Array<number>(12).fill(1), ['airplane', 'automobile']);
  expect(text()).toContain('Uautomobile');
  expect(await press('ArrowUp')).toBe('row 1, column 1: automobile');
});

test('the same place is told to whoever marks it elsewhere', async () => {
  const { element, press } = await open(Array<number>(12).fill(0));
  const heard: unknown[] = [];
  element.addEventListener('place-change', (event) =>
    heard.push((event as CustomEvent).detail.place),
  );
  await press('ArrowRight');
  await press('ArrowLeft');
  await press('ArrowRight');
  expect(heard).toEqual([
    { row: 0, column: 0 },
    { row: 0, column: 1 },
  ]);
});

test('a place is found under the pointer, and none beyond the tiles', () => {
  expect(placeAt(31.9, 8, tiling)).toEqual({ row: 1, column: 3 });
  expect(placeAt(32, 8, tiling)).toBeNull();
  expect(placeAfter('Tab', null, tiling)).toBeNull();
});

test('the outline of the patch is cut at the border', () => {
  expect(patchAt({ row: 0, column: 5 }, 2, 8, 32)).toEqual({ x: 7, y: 0, width: 8, height: 5 });
  expect(patchAt({ row: 15, column: 0 }, 2, 8, 32)).toEqual({ x: 0, y: 27, width: 5, height: 5 });
});
