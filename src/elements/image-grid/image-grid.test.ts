// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { imageBytes, whiteOf } from './image-bytes.ts';
import './index.ts';

test('what is white follows the values', () => {
  expect(whiteOf([0, 0.5, 1])).toBe(1);
  expect(whiteOf([0, 2])).toBe(255);
  expect(whiteOf([-1, 1])).toBeNull();
});

test('an image of a batch becomes RGBA, grey or in colour', () => {
  expect([...imageBytes([0, 1], [1, 1, 1], 1, 1)]).toEqual([255, 255, 255, 255]);
  expect([...imageBytes([0, 51, 255], [1, 1, 3], 0, 255)]).toEqual([0, 51, 255, 255]);
  expect([...imageBytes([-2, 2, 0], [1, 1, 3], 0, null)]).toEqual([0, 255, 128, 255]);
});

test('each image has its label, and those that are not shown are counted', async () => {
  const element = document.createElement('image-grid');
  Object.assign(element, { values: [0, 1], shape: [1, 1, 1], labels: ['cat'], total: 200 });
  document.body.append(element);
  await element.updateComplete;
  const pictures = [...element.shadowRoot!.querySelectorAll('canvas')];
  expect(pictures.map((canvas) => canvas.getAttribute('aria-label'))).toEqual([
    'image 1: cat',
    'image 2',
  ]);
  expect(element.shadowRoot!.textContent).toContain('… 198 more');
});
