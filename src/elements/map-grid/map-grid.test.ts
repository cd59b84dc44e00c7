// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { PLAIN_PALETTE } from '../scale/index.ts';
import './index.ts';
import { cellAt, layOut, step } from './layout.ts';
import { valuesOf, type MapStack } from './map-stack.ts';
import { paintStack } from './paint-stack.ts';

/** Three maps of 2x2: 0 1 2 3, then 4 .. 7, then 8 .. 11, less 2. */
const stack: MapStack = {
  count: 3,
  height: 2,
  width: 2,
  colour: false,
  perRow: null,
  name: (map) => `map ${map + 1}`,
  value: (map, y, x) => map * 4 + y * 2 + x - 2,
};

test('maps stand beside each other while there is room, in whole multiples of a pixel', () => {
  expect(layOut(stack, 60)).toEqual({ perRow: 2, rows: 2, width: 54, height: 54, zoom: 12 });
});

test('fixed columns shrink to the room, but not below one pixel', () => {
  expect(layOut({ ...stack, perRow: 3 }, 40)).toMatchObject({ perRow: 3, zoom: 5 });
  expect(layOut({ ...stack, perRow: 3 }, 30).zoom).toBe(3);
  expect(layOut({ ...stack, perRow: 3 }, 4).zoom).toBe(1);
});

test('a few single numbers are large enough to point at', () => {
  expect(layOut({ ...stack, count: 10, width: 1, height: 1 }, 320).zoom).toBe(24);
});

test('a place belongs to its map, and the line between maps to none', () => {
  const layout = layOut(stack, 60);
  expect(cellAt(30, 20, stack, layout)).toEqual({ map: 1, y: 1, x: 0 });
  expect(cellAt(26, 5, stack, layout)).toBeNull();
  expect(cellAt(40, 40, stack, layout)).toBeNull();
  expect(cellAt(-3, 5, stack, layout)).toBeNull();
});

test('arrow keys go over the edge into the neighbour and stop at the end', () => {
  const layout = layOut(stack, 60);
  expect(step({ map: 0, y: 1, x: 1 }, 'ArrowRight', stack, layout)).toEqual({ map: 1, y: 1, x: 0 });
  expect(step({ map: 0, y: 1, x: 1 }, 'ArrowDown', stack, layout)).toEqual({ map: 2, y: 0, x: 1 });
  expect(step({ map: 1, y: 1, x: 0 }, 'ArrowDown', stack, layout)).toEqual({ map: 1, y: 1, x: 0 });
});

test('every number is painted once, 0 as the page', () => {
  expect([...valuesOf(stack)]).toHaveLength(12);
  const bytes = paintStack(stack, 9, 'signed', PLAIN_PALETTE);
  const pixel = (at: number) => [...bytes.slice(at * 4, at * 4 + 4)];
  expect(bytes).toHaveLength(12 * 4);
  expect(pixel(2)).toEqual([...PLAIN_PALETTE.zero, 255]);
  expect(pixel(11)).toEqual([...PLAIN_PALETTE.positive, 255]);
});

test('a picture of weights has mid grey at 0 and white at the limit', () => {
  const picture: MapStack = {
    ...stack,
    count: 1,
    colour: true,
    value: (_, y, x, channel) => (x + y === 2 && channel === 0 ? 3 : 0),
  };
  const bytes = paintStack(picture, 3, 'signed', PLAIN_PALETTE);
  expect([...bytes.slice(12, 15)]).toEqual([255, 128, 128]);
});

test('the element says range, scale and, on arrow keys, the exact number', async () => {
  const element = document.createElement('map-grid');
  Object.assign(element, { maps: stack, label: 'conv1 outputs' });
  document.body.append(element);
  await element.updateComplete;
  const place = element.shadowRoot!.querySelector('.place')!;
  expect(place.getAttribute('aria-label')).toBe(
    'conv1 outputs, from −2.00 to 9.00. Arrow keys read the numbers.',
  );
  expect(element.shadowRoot!.querySelector('.bar')!.className).toContain('signed');
  place.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
  await element.updateComplete;
  expect(element.shadowRoot!.querySelector('output')!.textContent).toBe(
    'map 1, row 1, column 1: −2',
  );
});

test('maps out of sight are drawn when the page is printed', async () => {
  const grid = document.createElement('map-grid');
  document.body.append(grid);
  await grid.updateComplete;
  // This browser's observer reports nothing, so the grid counts as out of sight.
  grid.maps = stack;
  await grid.updateComplete;
  expect(grid.shadowRoot!.querySelector('canvas')).toBeNull();
  dispatchEvent(new Event('beforeprint'));
  await grid.updateComplete;
  expect(grid.shadowRoot!.querySelector('canvas')).not.toBeNull();
  grid.remove();
});
