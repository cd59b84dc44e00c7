// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { Engine, ForgottenLayer } from '../../runner/engine/index.ts';
import type { CallOptions } from '../../runner/engine/index.ts';
import { storeOf } from '../subject/test-store.ts';
import './index.ts';
import { smallPicture } from './small-picture.ts';

afterEach(() => document.body.replaceChildren());

const image = { shape: [1, 2, 3], data: Float32Array.of(0, 1, -2, 0, 0, 2) };
const RULES = ['gradient', 'deconvnet', 'guided'] as const;

/** Answers at once; of `guided` nothing changes. */
const engine = {
  call: async (name: string, _: unknown, options: CallOptions<'randomization'>) => {
    if (name === 'inputGradients') {
      const partial = options.onPartial as unknown as (part: object) => void;
      RULES.forEach((rule) => partial({ rule, image }));
      const unit = { layer: 'dense1', channel: 3, row: 0, column: 0 };
      return { unit, label: 3, classes: ['', '', '', 'cat'], pictures: [], value: 2 };
    }
    const steps = RULES.flatMap((rule) =>
      ['dense1', 'conv1'].map((layer, index): ForgottenLayer => {
        const correlation = rule === 'guided' ? 0.96 : rule === 'deconvnet' ? NaN : 0.12;
        return { rule, layer, index, picture: image, correlation };
      }),
    );
    steps.forEach((step) => options.onPartial?.(step));
    return { layers: ['dense1', 'conv1'], originals: [], steps };
  },
} as unknown as Pick<Engine, 'call'>;

async function open(shipped: readonly string[]) {
  const element = document.createElement('randomization-lab');
  element.engine = () => engine;
  const store = storeOf(...shipped);
  element.store = store;
  document.body.append(element);
  await element.updateComplete;
  return { element, store };
}

test('0 is mid grey, and the largest distance from it black or white', () => {
  expect([...smallPicture(image).bytes]).toEqual([128, 191, 0, 128, 128, 255]);
});

test('each rule has a row, each layer a column, and the sentence says what is left', async () => {
  const { element } = await open(['tiny']);
  await element.start();
  await element.updateComplete;
  const root = element.shadowRoot!;
  const heads = [...root.querySelectorAll('thead th')].map((head) => head.textContent?.trim());
  expect(heads).toEqual(['Rule', 'as trained', 'dense1', '+ conv1']);
  expect(root.querySelectorAll('tbody pixel-image')).toHaveLength(9);
  expect(root.querySelector('.sentence')!.textContent).toContain(
    'Backpropagation 0.120, Deconvnet empty picture, Guided backpropagation 0.960',
  );
  expect(root.textContent).toContain('the score of cat');
});

test('another image clears what was shown, and without a network nothing starts', async () => {
  const { element, store } = await open(['tiny']);
  await element.start();
  store.set({ image: { from: 'scene', label: 1, seed: 2 } });
  await element.updateComplete;
  expect(element.shadowRoot!.querySelector('table')).toBeNull();
  const { element: empty } = await open([]);
  expect(empty.shadowRoot!.querySelector('button')!.disabled).toBe(true);
  expect(empty.shadowRoot!.textContent).toContain('There is no network yet');
});
