// @vitest-environment happy-dom
import { beforeAll, expect, test } from 'vitest';
import { allSizes } from '../../../scripts/vite/architecture-sizes.ts';
import { ArchitectureChart } from '../architecture-chart/architecture-chart.ts';
import { ENTRIES } from '../architecture-chart/errors.ts';
import { PUBLISHED } from '../architectures/index.ts';
import type { LayerSize } from '../architectures/index.ts';
import { ArchitectureLayers } from './architecture-layers.ts';
import { LayerDrawing } from './layer-drawing.ts';
import { layOut } from './lay-out.ts';
import { SCALES, scaleText } from './layer-scales.ts';

const sizes = allSizes();
const scale = { side: (n: number) => n, channels: (n: number) => n };
const map = (name: string, side: number, channels: number): LayerSize => ({
  name,
  kind: 'conv2d',
  outputShape: [side, side, channels],
  parameters: 1,
  multiplyAdds: 1,
});

beforeAll(() => {
  customElements.define('layer-drawing', LayerDrawing);
  customElements.define('architecture-layers', ArchitectureLayers);
  customElements.define('architecture-chart', ArchitectureChart);
});

test('every architecture that is built is drawn, with its name and year', () => {
  expect(PUBLISHED.map(({ key }) => key).sort()).toEqual(Object.keys(sizes).sort());
});

test('a layer is as high as its map and as wide as it has channels', () => {
  const { boxes } = layOut([map('conv1', 8, 3), map('conv2', 4, 6)], scale);
  expect(boxes.map(({ height, width }) => [height, width])).toEqual([
    [8, 3],
    [4, 6],
  ]);
  expect(boxes[1].x).toBeGreaterThan(boxes[0].x + boxes[0].width);
});

test('of every layer of every architecture the width drawn is its channels over 16, the thin ones too', () => {
  for (const { layers } of Object.values(sizes))
    for (const { width, layer } of layOut(layers, SCALES.linear).boxes)
      expect(width).toBe(layer.outputShape.at(-1)! / 16);
});

test('by the logarithm twice the channels are 1.1 pixels more, from the first channel on', () => {
  const { channels } = SCALES.log;
  expect(channels(1)).toBeCloseTo(1.1, 12);
  for (const thin of [1, 6, 64, 2048])
    expect(channels(2 * thin) - channels(thin)).toBeCloseTo(1.1, 12);
});

test('a map is half as many pixels high as its side, an FC layer 2', () => {
  for (const { side } of Object.values(SCALES))
    expect([224, 7, 4, 1].map(side)).toEqual([112, 3.5, 2, 2]);
});

test('widths follow the channels at first, and the scale is said, also when it changes', async () => {
  const element = document.createElement('architecture-layers');
  element.sizes = sizes;
  document.body.append(element);
  await element.updateComplete;
  const drawing = element.shadowRoot!.querySelector<LayerDrawing>('layer-drawing')!;
  const scale = () => element.shadowRoot!.querySelector('.scale')!.textContent;
  expect(drawing.widths).toBe('linear');
  expect(scale()).toBe(scaleText('linear'));
  expect(scale()).toContain('16 channels across and a pixel down is 2 of a map');
  element.shadowRoot!.querySelectorAll('input')[1].dispatchEvent(new Event('change'));
  await element.updateComplete;
  expect(drawing.widths).toBe('log');
  expect(scale()).toContain('Each doubling of the channels adds 1.1 pixels');
});

test('branches stand one above the other and an empty one is a wire', () => {
  const concat = { ...map('concat1', 4, 5), kind: 'concat', branches: [[map('conv1', 4, 2), map('conv2', 4, 3)], []] }; // prettier-ignore
  const { boxes, wires, width } = layOut([concat], scale);
  expect(boxes.map(({ path }) => path)).toEqual(['concat1/branch1/conv1', 'concat1/branch1/conv2']);
  expect(wires).toHaveLength(1);
  expect(wires[0].width).toBe(width);
  expect(wires[0].y).toBeGreaterThan(boxes[0].y + boxes[0].height);
});

test('no two boxes of any architecture lie on one another', () => {
  for (const { layers } of Object.values(sizes)) {
    const { boxes } = layOut(layers, scale);
    for (const a of boxes)
      for (const b of boxes) {
        if (a === b) continue;
        const beside = a.x + a.width <= b.x || b.x + b.width <= a.x;
        expect(beside || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
      }
  }
});

test('every layer is read by the arrow keys, with its share of the whole', async () => {
  const element = document.createElement('architecture-layers');
  element.sizes = sizes;
  document.body.append(element);
  await element.updateComplete;
  const drawings = [...element.shadowRoot!.querySelectorAll<LayerDrawing>('layer-drawing')];
  expect(drawings).toHaveLength(7);
  const vgg = drawings[2];
  await vgg.updateComplete;
  const svg = vgg.shadowRoot!.querySelector('svg')!;
  svg.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home' }));
  for (let i = 0; i < 18; i++)
    svg.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
  await vgg.updateComplete;
  // 25,088 · 4,096 + 4,096 of 138,357,544.
  expect(vgg.shadowRoot!.querySelector('output')!.textContent).toContain(
    'dense1: 4096, 102,764,544 (74.3 %) parameters',
  );
});

test('the chart has a row for each, with exact counts on hover', async () => {
  const element = document.createElement('architecture-chart');
  element.sizes = sizes;
  document.body.append(element);
  await element.updateComplete;
  const row = element.shadowRoot!.querySelector('[data-key=resnet101]')!;
  expect(row.textContent).toContain('64 × 3 × 7 × 7');
  expect(row.querySelector('[title="44,549,160"]')!.textContent).toBe('44.5 million');
  expect(element.shadowRoot!.querySelectorAll('tbody tr')).toHaveLength(7);
});

test('the errors fall year by year, each with its source', async () => {
  const errors = ENTRIES.map(({ error }) => error);
  expect(errors).toEqual([28.2, 25.8, 16.4, 11.7, 7.3, 6.7, 3.57]);
  const element = document.createElement('architecture-chart');
  element.show = 'error';
  document.body.append(element);
  await element.updateComplete;
  expect(element.shadowRoot!.querySelectorAll('tbody a[href^="https://arxiv.org"]')).toHaveLength(
    7,
  );
});
