// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NumberGrid } from '../number-grid/index.ts';
import type { ConvBackwardSteps } from './index.ts';
import './index.ts';

let player: ConvBackwardSteps;

beforeEach(async () => {
  history.replaceState(null, '', '#');
  player = document.createElement('conv-backward-steps');
  document.body.replaceChildren(player);
  await player.updateComplete;
});

afterEach(() => document.body.replaceChildren());

function grid(label: string): NumberGrid {
  const found = player.shadowRoot?.querySelector<NumberGrid>(`number-grid[label="${label}"]`);
  if (!found) throw new Error(`no grid ${label}`);
  return found;
}

function sums(): string[] {
  return [...(player.shadowRoot?.querySelectorAll('.sums p') ?? [])].map((line) =>
    (line.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
  );
}

async function go(step: number): Promise<void> {
  const transport = player.shadowRoot?.querySelector('step-transport');
  transport?.dispatchEvent(new CustomEvent('step-change', { detail: { step } }));
  await player.updateComplete;
}

async function point(label: string, at: { row: number; column: number } | null): Promise<void> {
  grid(label).dispatchEvent(new CustomEvent('cell-point', { detail: at }));
  await player.updateComplete;
}

async function setSizes(change: Partial<ConvBackwardSteps['sizes']>): Promise<void> {
  const detail = { ...player.sizes, ...change };
  const fields = player.shadowRoot?.querySelector('size-fields');
  fields?.dispatchEvent(new CustomEvent('sizes-change', { detail }));
  await player.updateComplete;
}

test('four outputs are four steps, and the last one has the three gradients', async () => {
  expect(player.frames).toHaveLength(4);
  await go(3);
  expect(grid('Gradient of the filter').values).toEqual([
    [1, 10, 7],
    [5, 0, 10],
    [10, 10, 6],
  ]);
  expect(grid('Gradient of the bias').values).toEqual([[5]]);
  expect(grid('Gradient of the input').values[0]).toEqual([2, -3, 5, -2]);
});

test('the formulas carry the numbers on the screen and grow with the steps', async () => {
  expect(sums()).toEqual(['∂L/∂w1,1 = 2·1 = 2', '∂L/∂x1,1 = 2·1 = 2', '∂L/∂b = 2 = 2']);
  await go(3);
  expect(sums()[0]).toBe('∂L/∂w1,1 = 2·1 + (−1)·2 + 3·0 + 1·1 = 1');
  expect(sums()[2]).toBe('∂L/∂b = 2 + (−1) + 3 + 1 = 5');
});

test('pointing at an input, or at its gradient, spells out its sum and marks the outputs it came from', async () => {
  await go(3);
  for (const label of ['Input', 'Gradient of the input']) {
    await point(label, { row: 1, column: 1 });
    expect(sums()[1]).toBe('∂L/∂x2,2 = 2·2 + (−1)·0 + 3·(−1) + 1·1 = 2');
    expect(grid('Gradient from above').marks).toHaveLength(4);
    expect(grid('Input').marks).toEqual([{ row: 1, column: 1, kind: 'pointed' }]);
  }
  await point('Input', { row: 0, column: 0 });
  expect(grid('Gradient from above').marks).toHaveLength(1);
});

test('pointing at an output shows its step', async () => {
  await point('Gradient from above', { row: 1, column: 0 });
  expect(grid('Input').windows[0]).toMatchObject({ row: 1, column: 0, rows: 3 });
  const status = player.shadowRoot?.querySelector('.status')?.textContent;
  expect(status).toContain('Output row 2, column 1: the gradient 3 gives each of the 9 weights');
});

test('a gradient set to 0 adds nothing', async () => {
  const above = grid('Gradient from above');
  above.values = [
    [0, 0],
    [0, 0],
  ];
  above.dispatchEvent(new CustomEvent('cell-edit', { detail: { row: 0, column: 0, value: 0 } }));
  await go(3);
  expect(new Set(grid('Gradient of the filter').values.flat())).toEqual(new Set([0]));
});

test('padding gives the corner of the input more outputs, and sizes that do not fit say so', async () => {
  await setSizes({ pad: 1 });
  expect(player.frames).toHaveLength(16);
  await go(15);
  await point('Input', { row: 0, column: 0 });
  expect(grid('Gradient from above').marks).toHaveLength(4);
  await setSizes({ pad: 0, stride: 2 });
  expect(player.frames).toEqual([]);
  expect(player.shadowRoot?.querySelector('.misfit')?.textContent).toContain('1.5 places');
  await setSizes({ stride: 1 });
  expect(player.frames).toHaveLength(4);
});
