// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { PoolPictures } from './index.ts';
import './index.ts';

afterEach(() => document.body.replaceChildren());

async function mount(size: number): Promise<PoolPictures> {
  const element = document.createElement('pool-pictures');
  element.size = size;
  document.body.replaceChildren(element);
  await element.updateComplete;
  return element;
}

const captions = (element: PoolPictures) =>
  [...(element.shadowRoot?.querySelectorAll('figcaption') ?? [])].map((each) =>
    (each.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
  );

test('of the drawing the maximum leaves white only, and the captions say so', async () => {
  const element = await mount(3);
  expect(captions(element).slice(0, 2)).toEqual([
    'the picture from 20 to 255',
    'the largest all 255',
  ]);
});

test('a window of 1 changes nothing', async () => {
  const element = await mount(1);
  expect(element.pooled('max')).toEqual(element.chosen.pixels);
  expect(element.pooled('average')).toEqual(element.chosen.pixels);
});

test('arrow keys read the pooled pixels', async () => {
  const element = await mount(2);
  element.picture = 'checks';
  await element.updateComplete;
  const place = element.shadowRoot!.querySelector('[role=application]')!;
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown'])
    place.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
  await element.updateComplete;
  expect(element.shadowRoot!.querySelector('output')!.textContent).toBe(
    'Row 2, column 2: of its 4 pixels the largest is 255, the mean 128.',
  );
});
