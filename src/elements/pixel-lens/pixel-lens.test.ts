// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PixelLens } from './index.ts';
import { inGrey, inkOn, type Pixels, shrink, withNumber } from './pixels.ts';
import { follow, spansOf, zoomTo } from './view.ts';
import './index.ts';

function pixels(height: number, width: number): Pixels {
  const bytes = Uint8Array.from({ length: height * width * 3 }, (_, i) => (i * 7) % 256);
  return { height, width, bytes };
}

test('shrinking takes the mean of the pixels that become one', () => {
  const small = shrink({ height: 2, width: 2, bytes: Uint8Array.of(0, 9, 0, 4, 9, 0, 8, 9, 0, 0, 9, 255) }, 1); // prettier-ignore
  expect(small).toEqual({ height: 1, width: 1, bytes: Uint8Array.of(3, 9, 64) });
  expect(shrink(pixels(8, 16), 8)).toMatchObject({ height: 4, width: 8 });
});

test('a changed number stays within a byte, and the picture before it is kept', () => {
  const before = pixels(1, 1);
  expect([...withNumber(before, 1, 300).bytes]).toEqual([0, 255, 14]);
  expect([...before.bytes]).toEqual([0, 7, 14]);
});

test('a channel by itself is grey', () => {
  expect([...inGrey({ height: 1, width: 1, bytes: Uint8Array.of(1, 2, 3) }, 2)]).toEqual([3, 3, 3, 255]); // prettier-ignore
});

test('numbers are white on dark and black on light', () => {
  expect(inkOn([0, 0, 255])).toBe('white');
  expect(inkOn([255, 255, 0])).toBe('black');
});

test('the lens stays on the picture and follows a pixel no further than it must', () => {
  const picture = pixels(64, 64);
  expect(spansOf(picture)).toEqual([64, 32, 16, 8, 4]);
  expect(zoomTo(picture, 8, { row: 63, column: 0 })).toEqual({ span: 8, row: 56, column: 0 });
  const view = { span: 8, row: 10, column: 10 };
  expect(follow(picture, view, { row: 12, column: 18 })).toEqual({ span: 8, row: 10, column: 11 });
});

let lens: PixelLens;

beforeEach(async () => {
  lens = document.createElement('pixel-lens');
  lens.worker = { call: () => Promise.reject(new Error('no worker here')) };
  lens.picture = pixels(16, 16);
  lens.side = 16;
  document.body.append(lens);
  await lens.updateComplete;
});

afterEach(() => document.body.replaceChildren());

function field(label: string): HTMLInputElement {
  return lens.shadowRoot!.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`)!;
}

async function press(key: string): Promise<void> {
  const stage = lens.shadowRoot!.querySelector('.lens')!;
  stage.dispatchEvent(new KeyboardEvent('keydown', { key }));
  await lens.updateComplete;
}

test('the arrow keys choose a pixel, and its three numbers are said', async () => {
  await press('ArrowUp');
  await press('Home');
  const at = (7 * 16 + 0) * 3;
  const said = lens.shadowRoot!.querySelector('#said')!.textContent!.replaceAll(/\s+/g, ' ');
  expect(said).toContain('Row 8, column 1');
  expect(said).toContain(`red ${(at * 7) % 256}, green ${((at + 1) * 7) % 256}`);
});

test('the formula of the place carries the numbers of the pixel, and ends where its number stands', async () => {
  await press('ArrowUp');
  await press('Home');
  await press('ArrowRight');
  const lines = [...lens.shadowRoot!.querySelectorAll('[role=math]')].map((each) =>
    each.textContent.replaceAll(/\s+/g, ' ').trim(),
  );
  expect(lines[2]).toBe('blue: (7 · 16 + 1) · 3 + 2 = 341');
  expect(lens.pixels!.bytes[341]).toBe(Number(field('blue').value));
});

test('a typed number changes that pixel alone', async () => {
  const before = lens.pixels!.bytes;
  await press('Home');
  const red = field('red');
  red.value = '200';
  red.dispatchEvent(new Event('change'));
  const after = lens.pixels!.bytes;
  const at = 8 * 16 * 3;
  expect(after[at]).toBe(200);
  expect([...after].filter((value, i) => value !== before[i])).toEqual([200]);
});

test('plus zooms in until 4 pixels fill the lens', async () => {
  for (let i = 0; i < 4; i++) await press('+');
  expect(lens.shadowRoot!.querySelectorAll('.lens text')).toHaveLength(4 * 4 * 3);
});

test('a scene that could not be drawn says why', async () => {
  lens.picture = null;
  lens.seed++;
  await lens.updateComplete;
  await new Promise((resolve) => setImmediate(resolve));
  await lens.updateComplete;
  expect(lens.shadowRoot!.textContent).toContain('no worker here');
});
