// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { TensorView } from '../../runner/sandbox/index.ts';
import './index.ts';
import { tensorShown } from './tensor-shown.ts';

function view(shape: number[], values: number[], more: Partial<TensorView> = {}): TensorView {
  const finite = values.filter(Number.isFinite);
  const bytes = new Uint8Array(Float32Array.from(values).buffer);
  return {
    kind: 'tensor',
    shape,
    axes: null,
    of: 'float32',
    range: [Math.min(...finite), Math.max(...finite)],
    mean: 0,
    nan: 0,
    infinite: 0,
    sent: shape[0] ?? 1,
    data: btoa(String.fromCharCode(...bytes)),
    ...more,
  };
}

function shown(shape: number[], of: (i: number) => number) {
  const size = shape.reduce((a, b) => a * b, 1);
  const values = Array.from({ length: size }, (_, i) => of(i));
  return tensorShown(view(shape, values), Float32Array.from(values));
}

test('rank 3 with values from 0 to 1 is an image, and says so', () => {
  const image = shown([4, 4, 3], (i) => i / 47);
  expect(image).toMatchObject({ as: 'maps', maps: { count: 1, colour: true, white: 1 } });
  expect(image.note).toBe('Shown as an image: 0 is black, 1 is white.');
});

test('whole values up to 255 are bytes, others of that size are a map a channel', () => {
  expect(shown([4, 4, 3], (i) => i * 5)).toMatchObject({ maps: { white: 255 } });
  expect(shown([4, 4, 3], (i) => i * 4.5)).toMatchObject({ maps: { count: 3, colour: false } });
  expect(shown([4, 4, 3], (i) => -i / 47)).toMatchObject({ maps: { count: 3 } });
});

test('rank 4 is a grid of the first images, and counts them', () => {
  const grid = shown([70, 4, 4, 1], () => 0.5);
  expect(grid).toMatchObject({ as: 'maps', maps: { count: 64, colour: false, white: 1 } });
  expect(grid.note).toContain('The first 64 of 70 images.');
});

test('rank 4 that is no image is a row of maps for each', () => {
  const maps = shown([2, 4, 4, 5], (i) => Math.sin(i));
  expect(maps).toMatchObject({ maps: { count: 10, perRow: 5 } });
});

test('a value of a map is the one of its place', () => {
  const maps = shown([2, 4, 4, 5], (i) => i - 1);
  if (maps.as !== 'maps') throw new Error('expected maps');
  expect(maps.maps.value(7, 2, 3, 0)).toBe(1 * 80 + (2 * 4 + 3) * 5 + 2 - 1);
});

test('a small matrix is written out, a large one is a map', () => {
  expect(shown([2, 2], (i) => i / 0)).toMatchObject({ as: 'maps' });
  expect(shown([2, 3], (i) => i)).toMatchObject({
    as: 'grid',
    rows: [
      [0, 1, 2],
      [3, 4, 5],
    ],
  });
  expect(shown([20, 30], (i) => i)).toMatchObject({ as: 'maps', maps: { height: 20, width: 30 } });
});

test('the head counts what is not finite, and the exact value is under the arrow keys', async () => {
  const element = document.createElement('tensor-view');
  element.tensor = view([3], [0.1, NaN, -2], { nan: 1, mean: -0.95 });
  document.body.append(element);
  await element.updateComplete;
  const text = element.shadowRoot!.querySelector('.head')!.textContent;
  expect(text).toBe('float32 [3] · −2.00 … 0.100, mean −0.950 · 1 value NaN');
  const bars = element.shadowRoot!.querySelector('value-bars')!;
  await bars.updateComplete;
  const svg = bars.shadowRoot!.querySelector('svg')!;
  const press = async (key: string) => {
    svg.dispatchEvent(new KeyboardEvent('keydown', { key }));
    await bars.updateComplete;
    return bars.shadowRoot!.querySelector('output')!.textContent;
  };
  expect(await press('ArrowRight')).toBe('[0]: 0.1');
  expect(await press('End')).toBe('[2]: −2');
});
