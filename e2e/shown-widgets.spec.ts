import { expect, test, type Locator } from '@playwright/test';
import { ELEMENTS } from '../src/runner/sandbox/values/element-schema.ts';
import { complaints } from './console.ts';
import { cellWith, button, output } from './sandbox/cells.ts';

/** A widget as a cell shows it: its properties as the cell writes them, and what a reader then reads in it. */
type Example = readonly [properties: string, read: string];

const PICTURE = '{ shape: [8, 8, 3], data: Float32Array.from({ length: 192 }, (_, i) => i / 191) }';
const NETWORK = 'sequential({ input: [32, 32, 3], seed: 7 }, [flatten(), dense({ units: 10 })])';

const EXAMPLES: Readonly<Record<string, Example>> = {
  'activation-maps': [
    `{ activation: [[[7, 1], [2, 3]], [[4, 5], [6, 0]]], label: 'Two maps' }`,
    'from 0 to 7.00',
  ],
  'architecture-chart': [`{ show: 'error' }`, '2012'],
  'architecture-layers': ['{}', 'VGG-16'],
  'class-bars': [`{ probabilities: [0.25, 0.75], classes: ['cat', 'dog'] }`, 'dog'],
  'confusion-matrix': [`{ confusion: [[7, 1], [2, 5]], classes: ['cat', 'dog'] }`, '12 of 15'],
  'conv-backward-steps': ['{ input: 3, filter: 2 }', 'Gradient of the filter'],
  'conv-steps': [
    '{ input: [[1, 2, 3], [4, 5, 6], [7, 8, 9]], filter: [[0, 1], [1, 0]] }',
    'add up to 6; plus bias 0 is 6.',
  ],
  'dense-steps': ['{ input: [[0.1, 2], [3, 4]], weights: [[1, 0, 0, 5]], bias: [6] }', '0.1'],
  'filter-grid': [
    `{ weights: { shape: [2, 2, 1, 3], data: new Float32Array(12).fill(0.5) } }`,
    'from 0.500 to 0.500',
  ],
  'heat-map': [
    `{ values: [[0.25, 0.5], [0.5, 0.75]], unit: '%', label: 'Chances', picture: ${PICTURE} }`,
    '75.0 %',
  ],
  'image-filter': [`{ picture: ${PICTURE}, preset: 'laplacian' }`, 'Result 6 × 6'],
  'image-strip': [
    '{ images: { shape: [1, 2, 2, 3], data: new Float32Array(12) }, labels: [1], probabilities: [[0.2, 0.8]] }',
    'class 1',
  ],
  'layer-count': ['{ width: 8, height: 8, depth: 1, filters: 4, size: 3, pad: 1 }', '8 × 8 × 4'],
  'layer-table': [
    `{ report: [{ name: 'dense1', kind: 'dense', outputShape: [10], parameters: 30730, multiplyAdds: 30720, receptiveField: null }] }`,
    '30,730',
  ],
  'line-chart': [`{ lines: { loss: [3, 2, 1] }, label: 'My run' }`, 'My run'],
  'linear-steps': ['{}', '0.2 · 56 = 11.2'],
  'map-grid': [`{ maps: [[1, 2], [3, 4]], label: 'A map' }`, 'from 1.00 to 4.00'],
  'nearest-neighbours': ['{}', 'Draw the images'],
  'network-builder': ['{}', '442,368'],
  'network-counts': ['{}', '1,228,800'],
  'number-grid': ['{ values: [[41, 42]] }', '42'],
  'pixel-image': [`{ picture: ${PICTURE}, label: 'A slope' }`, ''],
  'pixel-lens': [`{ picture: ${PICTURE} }`, '8 × 8 of 8 × 8 pixels'],
  'pointwise-steps': ['{}', 'channel 1 of 64'],
  'pool-pictures': [`{ picture: 'stars', size: 4 }`, '4 × 4, stride 4'],
  'pool-steps': [`{ kind: 'average', size: 2 }`, '2.75'],
  'relu-rules': ['{}', 'Guided backpropagation'],
  'relu-steps': ['{ input: [[1, -2]] }', '−2'],
  'signed-image': [`{ image: [[1, -2], [3, -4]], label: 'Differences' }`, 'from −4.00 to 3.00'],
  'size-formula': ['{ input: 9, filter: 4, stride: 1 }', '6'],
  'size-ruler': ['{ input: 9, filter: 4 }', 'fits in 6 places'],
  'softmax-steps': [`{ loss: 'hinge' }`, 'adds nothing'],
  'success-matrix': [
    `{ hits: [[0, 3], [1, 0]], attempts: [[0, 4], [4, 0]], classes: ['cat', 'dog'], towards: 'named' }`,
    '75',
  ],
  'template-lab': ['{}', 'The templates appear here.'],
  'train-lab': [`{ network: '${NETWORK}', optimizer: 'sgd' }`, 'Nothing is loaded yet.'],
};

/** Whether every canvas of a widget, if it has any, has been painted on. */
function painted(widget: Locator): Promise<boolean> {
  return widget.evaluate((element) => {
    const inside = (root: ParentNode): HTMLCanvasElement[] =>
      [...root.querySelectorAll('*')].flatMap((each) => [
        ...(each instanceof HTMLCanvasElement ? [each] : []),
        ...(each.shadowRoot ? inside(each.shadowRoot) : []),
      ]);
    return inside(element.shadowRoot!).every((canvas) => {
      const context = canvas.getContext('2d')!;
      return context.getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte > 0);
    });
  });
}

test('every widget that a cell may show stands under it, drawn, and the page has nothing to complain of', async ({
  page,
  baseURL,
}) => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(Object.keys(ELEMENTS).sort());
  const complained = complaints(page, new URL(baseURL!).origin);
  const shows = Object.entries(EXAMPLES).map(([tag, [given]]) => `show('${tag}', ${given});`);
  const cell = await cellWith(page, shows.join('\n'));
  await button(cell, 'Run').click();
  await expect(cell.getByText(/^Done in/)).toBeVisible();
  for (const [tag, [, read]] of Object.entries(EXAMPLES)) {
    const widget = output(cell).locator(`.figure > ${tag}`);
    await widget.scrollIntoViewIfNeeded();
    await expect.soft(widget, tag).toContainText(read);
    await expect.soft(widget, tag).not.toHaveJSProperty('clientHeight', 0);
    await expect.poll(() => painted(widget), tag).toBe(true);
  }
  expect(complained).toEqual([]);
});
