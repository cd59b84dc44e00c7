// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { imageStack } from './image-stack.ts';
import './index.ts';

afterEach(() => document.body.replaceChildren());

/** 1 × 2 pixels, three channels. */
const image = { shape: [1, 2, 3], data: Float32Array.of(1, -2, 0, 3, 4, -5) };

async function open(properties: object) {
  const element = document.createElement('signed-image');
  Object.assign(element, { image, label: 'gradient', ...properties });
  document.body.append(element);
  await element.updateComplete;
  const grid = element.shadowRoot!.querySelector('map-grid')!;
  await grid.updateComplete;
  const press = async (key: string) => {
    grid.shadowRoot!.querySelector('.place')!.dispatchEvent(new KeyboardEvent('keydown', { key }));
    await grid.updateComplete;
    return grid.shadowRoot!.querySelector('output')!.textContent?.trim();
  };
  return { element, grid, press, text: () => grid.shadowRoot!.textContent };
}

test('three channels are a picture in colour, or their sum', () => {
  expect(imageStack(image, 'colour', 64)).toMatchObject({ colour: true, height: 1, width: 2 });
  const sum = imageStack(image, 'sum', 64);
  expect(sum.colour).toBe(false);
  expect([sum.value(0, 0, 0, 0), sum.value(0, 0, 1, 0)]).toEqual([-1, 2]);
});

test('the scale is as long below 0 as above', async () => {
  const { text } = await open({});
  expect(text()).toContain('−5.00');
  expect(text()).toContain('from −5.00 to 4.00');
});

test('a limit that is given ends the scale of several pictures alike', async () => {
  const { text } = await open({ limit: 8 });
  expect(text()).toContain('−8.00');
});

test('arrow keys read the numbers and tell the place', async () => {
  const { element, press } = await open({});
  const heard: unknown[] = [];
  element.addEventListener('place-change', (event) =>
    heard.push((event as CustomEvent).detail.place),
  );
  await press('ArrowRight');
  expect(await press('ArrowRight')).toBe('row 1, column 2: red 3, green 4, blue −5');
  expect(heard).toEqual([
    { row: 0, column: 0 },
    { row: 0, column: 1 },
  ]);
});

test('a place that is set from outside is read too', async () => {
  const { element, grid, text } = await open({ channels: 'sum' });
  element.place = { row: 0, column: 0 };
  await element.updateComplete;
  await grid.updateComplete;
  expect(text()).toContain('row 1, column 1: −1');
});
