// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Engine } from '../../runner/engine/index.ts';
import { storeOf } from '../subject/test-store.ts';
import './index.ts';

// Without layout nothing ever comes into sight; then the lab takes itself as seen.
beforeEach(() => void vi.stubGlobal('IntersectionObserver', undefined));
afterEach(() => document.body.replaceChildren());

const image = { shape: [2, 2, 3], data: new Float32Array(12).fill(0.5) };
const picture = { shape: [2, 2, 3] as const, bytes: new Uint8Array(12) };
const window = { size: 1, stride: 1, pad: 0 };
const layers = [
  { name: 'relu1', kind: 'relu', outputShape: [2, 2, 1], window },
  { name: 'dense1', kind: 'dense', outputShape: [2], window },
];

type Wish = { layer?: string; unit?: { class?: number; layer?: string; channel?: number } };

/** Answers at once and writes down what it was asked. */
function pretendedEngine() {
  const asked: [string, Wish][] = [];
  const call = async (
    name: string,
    wish: Wish,
    options: { onPartial?: (part: object) => void },
  ) => {
    asked.push([name, wish]);
    if (name === 'layerOutput') {
      const activation = { shape: [2, 2, 1], data: Float32Array.of(0, 1, 2, 0) };
      return { layer: wish.layer ?? 'relu1', activation, layers, picture };
    }
    const pictures = ['gradient', 'deconvnet', 'guided'].map((rule) => ({ rule, image }));
    pictures.forEach((part) => options.onPartial?.(part));
    const { unit } = wish;
    const inner = unit?.layer !== undefined;
    const placed = inner ? unit : { layer: 'dense1', channel: 1, row: 0, column: 0 };
    const label = inner ? null : (unit?.class ?? 1);
    return { unit: placed, value: inner ? 0 : 3.5, label, pictures, picture, classes: ['a', 'b'] };
  };
  return { asked, engine: { call } as unknown as Pick<Engine, 'call'> };
}

async function open() {
  const { asked, engine } = pretendedEngine();
  const element = document.createElement('relu-rules-lab');
  element.engine = () => engine;
  const store = storeOf('tiny', 'other');
  element.store = store;
  document.body.append(element);
  const settle = async () => {
    await vi.waitFor(() => expect(element.run.busy || !element.run.result).toBe(false));
    await element.updateComplete;
  };
  await element.updateComplete;
  await settle();
  const text = () => element.shadowRoot!.querySelector('.sentence')!.textContent;
  return { element, store, asked, settle, text };
}

test('the score of the most probable class is followed by three rules at once', async () => {
  const { element, asked, text } = await open();
  expect(asked.map(([name]) => name)).toEqual(['layerOutput', 'inputGradients']);
  expect(asked[1][1].unit).toBeUndefined();
  expect(element.shadowRoot!.querySelectorAll('signed-image')).toHaveLength(3);
  expect(text()).toContain('the score of b, which is 3.50');
});

test('a number that is picked is followed, and a dead one is said to be', async () => {
  const { element, asked, settle, text } = await open();
  const unit = { layer: 'relu1', channel: 0, row: 0, column: 0 };
  const picker = element.shadowRoot!.querySelector('unit-picker')!;
  picker.dispatchEvent(new CustomEvent('unit-pick', { detail: { unit, value: 0 } }));
  await settle();
  expect(asked.at(-1)).toMatchObject(['inputGradients', { unit }]);
  expect(text()).toContain(
    'relu1, channel 1, row 1, column 1, which is 0. It is 0, cut off by a ReLU',
  );
  expect(element.shadowRoot!.querySelector('select')!.textContent).toContain('relu1, channel 1');
});

test('another layer is shown without another number being followed from', async () => {
  const { element, asked, settle } = await open();
  const picker = element.shadowRoot!.querySelector('unit-picker')!;
  picker.dispatchEvent(new CustomEvent('layer-change', { detail: { layer: 'dense1' } }));
  await settle();
  expect(asked.find(([, wish]) => wish.layer === 'dense1')?.[0]).toBe('layerOutput');
  expect(asked.at(-1)?.[1].unit).toBeUndefined();
});

test('another network asks for no layer of the one before', async () => {
  const { store, asked, settle } = await open();
  store.set({ network: { from: 'shipped', name: 'other' } });
  await settle();
  const [, wish] = asked.findLast(([name]) => name === 'layerOutput')!;
  expect(wish).toMatchObject({ network: { name: 'other' } });
  expect(wish.layer).toBeUndefined();
});

test('a class that was picked by hand is not on show when another network is followed from its first', async () => {
  const { element, store, settle } = await open();
  const list = element.shadowRoot!.querySelector('select')!;
  for (const value of ['1', '', '1']) {
    list.value = value;
    list.dispatchEvent(new Event('change'));
    await settle();
  }
  store.set({ network: { from: 'shipped', name: 'other' } });
  await settle();
  expect(list.value).toBe('');
});
