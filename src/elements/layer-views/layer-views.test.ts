// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { Inspection, LayerInspection } from '../../runner/engine/protocol.ts';
import './index.ts';

const tensor = (...shape: number[]) => ({
  shape,
  data: new Float32Array(shape.reduce((a, b) => a * b)),
});
const layer = (name: string, shape: number[], weights: number[] | null): LayerInspection => ({
  name,
  kind: name.replace(/\d+$/, ''),
  activation: tensor(...shape),
  activationGradient: tensor(...shape),
  weights: weights && tensor(...weights),
  weightGradient: weights && tensor(...weights),
});
const inspection: Inspection = {
  image: tensor(4, 4, 3),
  label: 0,
  probabilities: new Float32Array([0.5, 0.5]),
  loss: 0.693,
  layers: [
    layer('conv1', [4, 4, 2], [3, 3, 3, 2]),
    layer('relu1', [4, 4, 2], null),
    layer('flatten1', [32], null),
    layer('dense1', [2], [32, 2]),
  ],
};

async function mount() {
  const element = document.createElement('layer-views');
  Object.assign(element, { inspection, classes: ['cat', 'dog'] });
  document.body.append(element);
  const settle = async () => {
    for (let frame = 0; frame < 4; frame++) {
      await element.updateComplete;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await element.updateComplete;
  };
  await settle();
  const root = element.shadowRoot!;
  const show = async (view: string) => {
    root.querySelector<HTMLInputElement>(`[value=${view}]`)!.dispatchEvent(new Event('change'));
    await settle();
  };
  const names = () => [...root.querySelectorAll('h4')].map((heading) => heading.textContent);
  return { root, show, names };
}

test('outputs and their gradients are there for every layer', async () => {
  const { root, show, names } = await mount();
  expect(names()).toEqual(['conv1', 'relu1', 'flatten1', 'dense1']);
  await show('outputGradients');
  expect(names()).toHaveLength(4);
  expect(root.querySelectorAll('activation-maps')[0].scale).toBe('signed');
});

test('weights are shown for the layers that have some', async () => {
  const { show, names } = await mount();
  await show('weights');
  expect(names()).toEqual(['conv1', 'dense1']);
});

test('dense weights know the maps that were flattened before them', async () => {
  const { root, show } = await mount();
  await show('weightGradients');
  expect(root.querySelectorAll('filter-grid')[1].folded).toEqual([4, 4, 2]);
});

test('the last layer’s units have the names of the classes', async () => {
  const { root } = await mount();
  const maps = root.querySelectorAll('activation-maps');
  expect([maps[3].names, maps[1].names]).toEqual([['cat', 'dog'], []]);
});
