// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Picture } from '../../runner/pixels/index.ts';
import type { ImageFilter } from './index.ts';
import './index.ts';
import { channelsOf, cutOff, mapBytes } from './picture-values.ts';
import { PLAIN_PALETTE } from '../scale/index.ts';

let element: ImageFilter;

/** White on the left, black on the right; 8 high, 8 wide. */
const halves: Picture = {
  shape: [8, 8, 3],
  bytes: Uint8Array.from({ length: 192 }, (_, i) => (Math.floor(i / 3) % 8 < 4 ? 255 : 0)),
};

async function mount(attributes: Record<string, string> = {}, picture = halves): Promise<void> {
  element = document.createElement('image-filter');
  element.worker = { call: () => Promise.resolve(picture) } as never;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.replaceChildren(element);
  await settle();
}

async function settle(): Promise<void> {
  await element.updateComplete;
  await Promise.resolve();
  await element.updateComplete;
  for (const child of element.shadowRoot?.querySelectorAll('*') ?? [])
    if ('updateComplete' in child) await child.updateComplete;
}

function find<E extends Element>(selector: string): E {
  const found = element.shadowRoot?.querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

const text = (selector: string) =>
  (find(selector).textContent ?? '').replaceAll(/\s+/g, ' ').trim();

beforeEach(() => history.replaceState(null, '', '#'));
afterEach(() => document.body.replaceChildren());

test('the edge filter answers 4·255 at the edge of two halves and 0 elsewhere, and all of it is seen at once', async () => {
  await mount({ preset: 'edge-left-right' });
  expect(element.step).toBe(35);
  expect(element.maps[0].map((line) => line[2])).toEqual(new Array(6).fill(1020));
  expect(element.maps[0].map((line) => line[0])).toEqual(new Array(6).fill(0));
  expect(text('.status')).toContain('Output row 6, column 6: 9 products add up to 0');
});

test('in colour six filters of 5×5×3 make six maps, a filter less takes one away', async () => {
  await mount({ colour: '', filters: '6', tools: 'filters' });
  expect(element.steps).toBe(6 * 4 * 4);
  expect(text('.shapes')).toBe('8×8×3 → 6 · 5×5×3 → 4×4×6');
  find<HTMLButtonElement>('button').click();
  await settle();
  expect(element.maps).toHaveLength(5);
  expect(element.step).toBe(5 * 16 - 1);
});

test('a name lays its filter on, a typed weight makes it one’s own, reset brings the first back', async () => {
  await mount({ preset: 'identity' });
  expect(element.maps[0][0]).toEqual([255, 255, 255, 0, 0, 0]);
  const weights = find<HTMLElement & { values: number[][] }>('number-grid[label=Filter]');
  weights.values = [
    [0, 0, 0],
    [0, 2, 0],
    [0, 0, 0],
  ];
  weights.dispatchEvent(new CustomEvent('cell-edit', { detail: { row: 1, column: 1, value: 2 } }));
  await settle();
  expect(element.maps[0][0][0]).toBe(510);
  expect(text('.says')).toBe('No name is known for these weights.');
  expect(text('.legend')).toContain('18 results beyond it are cut off');
  find('step-transport').dispatchEvent(new CustomEvent('step-reset'));
  await settle();
  expect(element.maps[0][0][0]).toBe(255);
});

test('Enter on a pixel of the result goes to its step, arrows choose the pixel', async () => {
  await mount();
  const result = find<HTMLElement>('[aria-label^=Result]');
  const press = async (key: string) => {
    result.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await settle();
  };
  await press('ArrowUp');
  await press('ArrowLeft');
  expect(text('.status')).toContain('Output row 5, column 5');
  await press('Enter');
  expect(element.step).toBe(4 * 6 + 4);
});

test('a pixel of the picture frames the results it goes into: nine in the middle, one in the corner', async () => {
  await mount();
  const picture = find<HTMLElement>('[aria-label^=Picture]');
  const at = async (x: number, y: number) => {
    const event = new MouseEvent('pointermove', { clientX: x, clientY: y });
    picture.dispatchEvent(event);
    await settle();
    const { width, height } = find<HTMLElement>('.frame.reached').style;
    const zoom = parseFloat(find<HTMLElement>('.frame.result').style.width);
    return [parseFloat(height) / zoom, parseFloat(width) / zoom];
  };
  expect(await at(0, 0)).toEqual([1, 1]);
  const zoom = parseFloat(picture.style.width) / 8;
  expect(await at(4.5 * zoom, 3.5 * zoom)).toEqual([3, 3]);
});

test('a worker that fails says so', async () => {
  element = document.createElement('image-filter');
  element.worker = { call: () => Promise.reject(new Error('The drawing stopped.')) } as never;
  document.body.replaceChildren(element);
  await settle();
  expect(text('[role=alert]')).toContain('The drawing stopped.');
});

test('grey is the brightness of Rec. 601, and results to come are transparent', () => {
  const one: Picture = { shape: [1, 1, 3], bytes: Uint8Array.of(100, 200, 50) };
  expect(channelsOf(one, false)).toEqual([[[153]]]);
  expect(channelsOf(one, true)).toEqual([[[100]], [[200]], [[50]]]);
  const bytes = mapBytes([[300, 10]], 1, 'picture', 300, PLAIN_PALETTE);
  expect([...bytes]).toEqual([255, 255, 255, 255, 0, 0, 0, 0]);
  expect(cutOff([[[-1, 0, 255, 256]]])).toBe(2);
});
