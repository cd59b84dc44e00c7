// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { LayerOutput } from '../../runner/engine/index.ts';
import './index.ts';
import { receptiveField } from './receptive-field.ts';

afterEach(() => document.body.replaceChildren());

const pool = {
  name: 'pool1',
  kind: 'maxPool',
  outputShape: [2, 2, 2],
  window: { size: 4, stride: 2, pad: 1 },
};
const dense = {
  name: 'dense1',
  kind: 'dense',
  outputShape: [3],
  window: { size: 4, stride: 2, pad: 1 },
};
const output: LayerOutput = {
  layer: 'pool1',
  activation: { shape: [2, 2, 2], data: Float32Array.of(0, 10, 1, 11, 2, 12, 3, 13) },
  layers: [pool, dense],
  picture: { shape: [4, 4, 3], bytes: new Uint8Array(48) },
};

async function open() {
  const element = document.createElement('unit-picker');
  Object.assign(element, { output });
  document.body.append(element);
  await element.updateComplete;
  const grid = element.shadowRoot!.querySelector('map-grid')!;
  await grid.updateComplete;
  const press = async (key: string) => {
    const place = grid.shadowRoot!.querySelector('.place')!;
    place.dispatchEvent(new KeyboardEvent('keydown', { key }));
    await grid.updateComplete;
    await element.updateComplete;
  };
  return { element, press, text: () => element.shadowRoot!.textContent };
}

test('what an output sees is its window, cut at the border; of a dense layer it is all', () => {
  const at = (row: number, column: number) => receptiveField(pool, { row, column }, [4, 4]);
  expect(at(0, 0)).toEqual({ x: 0, y: 0, width: 3, height: 3 });
  expect(at(1, 0)).toEqual({ x: 0, y: 1, width: 3, height: 3 });
  const all = { x: 0, y: 0, width: 4, height: 4 };
  expect(receptiveField(dense, { row: 0, column: 0 }, [4, 4])).toEqual(all);
});

test('arrow keys outline what a number sees, and Enter picks it', async () => {
  const { element, press, text } = await open();
  const heard: unknown[] = [];
  element.addEventListener('unit-pick', (event) => heard.push((event as CustomEvent).detail));
  expect(text()).toContain('Point at a number');
  await press('ArrowRight');
  await press('ArrowDown');
  expect(text()).toContain('This number sees 3 × 3 pixels');
  expect(heard).toEqual([]);
  await press('Enter');
  expect(heard).toEqual([{ unit: { layer: 'pool1', channel: 0, row: 1, column: 0 }, value: 2 }]);
  expect(element.shadowRoot!.querySelector<HTMLElement>('.field')!.style.height).toBe('120px');
});

test('another layer is asked for, not taken', async () => {
  const { element } = await open();
  const heard: string[] = [];
  element.addEventListener('layer-change', (event) =>
    heard.push((event as CustomEvent<{ layer: string }>).detail.layer),
  );
  const select = element.shadowRoot!.querySelector('select')!;
  select.value = 'dense1';
  select.dispatchEvent(new Event('change'));
  expect(heard).toEqual(['dense1']);
  expect(element.output?.layer).toBe('pool1');
});
