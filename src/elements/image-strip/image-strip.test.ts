// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import './index.ts';
import { tile } from './image-tile.ts';

const predictions = {
  images: new Uint8Array(2 * 2 * 2 * 3),
  labels: new Uint8Array([1, 0]),
  probabilities: { shape: [2, 2], data: new Float32Array([0.2, 0.8, 0.4, 0.6]) },
};

async function strip(properties: object) {
  const element = document.createElement('image-strip');
  Object.assign(element, { classes: ['cat', 'dog'], shape: [2, 2, 3], total: 5 }, properties);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

test('right and wrong are said in words, not by colour alone', async () => {
  const { shadowRoot } = await strip({ predictions });
  const captions = [...shadowRoot!.querySelectorAll('figcaption')].map((c) => c.textContent);
  expect(captions).toEqual(['right', 'wrong']);
  expect(shadowRoot!.querySelector('canvas')!.getAttribute('aria-label')).toBe('test image 1: dog');
});

test('Next page asks for the images after these, and goes round at the end', async () => {
  const element = await strip({ predictions, first: 2 });
  const pages: number[] = [];
  element.addEventListener('page', (event) => pages.push((event as CustomEvent).detail.first));
  const press = (name: string) =>
    [...element.shadowRoot!.querySelectorAll('button')]
      .find((b) => b.textContent === name)!
      .click();
  press('Next page');
  press('Refresh');
  press('Back');
  element.first = 4;
  press('Next page');
  expect(pages).toEqual([4, 2, 0, 0]);
});

test('without a network it says when images will come', async () => {
  const { shadowRoot } = await strip({});
  expect(shadowRoot!.textContent).toContain('once there is a network');
});

test('a tile is the image at its index, grey ones on all three channels', () => {
  expect([...tile(new Uint8Array([1, 2, 3, 4, 5, 6]), 1, [1, 1, 3])]).toEqual([4, 5, 6, 255]);
  expect([...tile(new Uint8Array([7, 9]), 1, [1, 1, 1])]).toEqual([9, 9, 9, 255]);
});
