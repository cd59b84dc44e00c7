// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { Inspection } from '../../runner/engine/protocol.ts';
import './index.ts';

const inspection: Inspection = {
  image: { shape: [2, 2, 3], data: new Float32Array(12) },
  label: 1,
  probabilities: new Float32Array([0.75, 0.25]),
  loss: 1.3863,
  layers: [],
};

async function mount(given: Partial<Inspection>) {
  const element = document.createElement('image-probe');
  Object.assign(element, {
    inspection: { ...inspection, ...given },
    classes: ['cat', 'dog'],
    index: 4,
    total: 9,
  });
  document.body.append(element);
  await element.updateComplete;
  return element;
}

const said = (element: Element) => element.shadowRoot!.textContent!.replace(/\s+/g, ' ');

test('the loss is spelled out with the image’s own numbers', async () => {
  expect(said(await mount({}))).toContain(
    'The true class has probability 25.0 %, so this image’s loss is −ln 0.250 = 1.39.',
  );
});

test('an image without a label has no loss', async () => {
  const element = await mount({ label: null, loss: null });
  expect(said(element)).toContain('Test image 5 of 9 images: unknown.');
  expect(said(element)).not.toContain('loss');
});

test('Next image asks for the one after this', async () => {
  const element = await mount({});
  const wanted: number[] = [];
  element.addEventListener('image-wanted', (e) => wanted.push((e as CustomEvent).detail.index));
  element.shadowRoot!.querySelectorAll('button').forEach((button) => button.click());
  expect(wanted).toEqual([3, 5]);
});
