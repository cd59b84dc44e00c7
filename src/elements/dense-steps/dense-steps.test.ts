// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import type { NumberGrid } from '../number-grid/index.ts';
import type { DenseSteps } from './index.ts';
import './index.ts';

let element: DenseSteps;

beforeEach(async () => {
  document.body.replaceChildren();
  element = document.createElement('dense-steps');
  document.body.append(element);
  await element.updateComplete;
});

function grid(label: string): NumberGrid {
  return element.shadowRoot!.querySelector<NumberGrid>(`number-grid[label="${label}"]`)!;
}

async function goTo(step: number) {
  const transport = element.shadowRoot!.querySelector('step-transport')!;
  transport.dispatchEvent(new CustomEvent('step-change', { detail: { step } }));
  await element.updateComplete;
}

async function point(label: string, detail: { row: number; column: number } | null) {
  grid(label).dispatchEvent(new CustomEvent('cell-point', { detail }));
  await element.updateComplete;
}

const status = () => element.shadowRoot!.querySelector('.status')!.textContent;

test('it ends with every output, four places after it began', async () => {
  expect(element.frames).toHaveLength(7);
  await goTo(6);
  // By hand: the row is 1 0 0 4 2 1 3 0.
  expect(grid('Flattened row').values).toEqual([[1, 0, 0, 4, 2, 1, 3, 0]]);
  expect(grid('Output').values).toEqual([[1 - 4 + 4 + 1], [4 - 1], [-1 + 3 - 2]]);
});

test('a changed weight changes its output and no other', async () => {
  const weights = grid('Weights');
  weights.values = weights.values.map((row, i) => (i === 1 ? [10, ...row.slice(1)] : row));
  weights.dispatchEvent(new CustomEvent('cell-edit', { detail: { row: 1, column: 0, value: 10 } }));
  await element.updateComplete;
  expect(element.frames.at(-1)?.output).toEqual([[2], [13], [0]]);
});

test('pointing at an input marks its place in the row, its column of weights and all outputs', async () => {
  await point('Input, channel 2', { row: 0, column: 1 });
  expect(grid('Flattened row').marks).toEqual([{ row: 0, column: 3, kind: 'pointed' }]);
  expect(grid('Weights').marks.map(({ column }) => column)).toEqual([3, 3, 3]);
  expect(grid('Output').marks).toHaveLength(3);
  expect(status()).toContain('goes into all 3 outputs');
});

test('pointing at an output shows its sum, at a weight its product', async () => {
  await point('Output', { row: 2, column: 0 });
  expect(status()).toContain('Output 3');
  await point('Weights', { row: 2, column: 6 });
  expect(element.shadowRoot!.querySelector('.term.pointed')!.textContent).toContain('3·1');
  expect(grid('Input, channel 1').marks).toEqual([
    { channel: 0, row: 1, column: 1, kind: 'pointed' },
  ]);
});
