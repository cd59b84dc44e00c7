// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NumberGrid } from '../number-grid/index.ts';
import type { ReluRules } from './index.ts';
import './index.ts';

let player: ReluRules;

beforeEach(async () => {
  player = document.createElement('relu-rules');
  document.body.append(player);
  await player.updateComplete;
});

afterEach(() => document.body.replaceChildren());

const grid = (label: string) =>
  player.shadowRoot!.querySelector<NumberGrid>(`number-grid[label="${label}"]`)!;
const status = () => player.shadowRoot!.querySelector('.status')!.textContent;

async function go(step: number): Promise<void> {
  const transport = player.shadowRoot!.querySelector('step-transport');
  transport?.dispatchEvent(new CustomEvent('step-change', { detail: { step } }));
  await player.updateComplete;
}

test('nine steps end on the three known tables', async () => {
  expect(player.frames).toHaveLength(9);
  expect(grid('Guided backpropagation').values.flat()).toEqual([0, ...Array(8).fill(null)]);
  await go(8);
  expect(grid('Output').values.flat()).toEqual([1, 0, 5, 2, 0, 0, 0, 2, 4]);
  expect(grid('Backpropagation').values.flat()).toEqual([-2, 0, -1, 6, 0, 0, 0, -1, 3]);
  expect(grid('Deconvnet').values.flat()).toEqual([0, 3, 0, 6, 0, 1, 2, 0, 3]);
  expect(grid('Guided backpropagation').values.flat()).toEqual([0, 0, 0, 6, 0, 0, 0, 0, 3]);
});

test('a typed number changes what each rule lets back', async () => {
  await go(8);
  const input = grid('Input');
  input.values = input.values.map((line) => line.map((x) => (x === -7 ? 7 : x)));
  input.dispatchEvent(new CustomEvent('cell-edit', { detail: { row: 1, column: 2, value: 7 } }));
  await player.updateComplete;
  expect(grid('Backpropagation').values[1]).toEqual([6, 0, 1]);
  expect(grid('Deconvnet').values[1]).toEqual([6, 0, 1]);
  expect(grid('Guided backpropagation').values[1]).toEqual([6, 0, 1]);
});

test('pointing at a cell of one grid marks it in all six and says its step', async () => {
  const detail = { row: 0, column: 1 };
  grid('Deconvnet').dispatchEvent(new CustomEvent('cell-point', { detail }));
  await player.updateComplete;
  const grids = [...player.shadowRoot!.querySelectorAll<NumberGrid>('number-grid')];
  expect(grids).toHaveLength(6);
  for (const { marks } of grids) expect(marks).toEqual([{ ...detail, kind: 'pointed' }]);
  expect(status()).toContain('only the deconvnet');
});

test('a picked cell is the step on show', async () => {
  const detail = { row: 2, column: 2 };
  grid('Deconvnet').dispatchEvent(new CustomEvent('cell-pick', { detail }));
  await player.updateComplete;
  expect(player.step).toBe(8);
});
