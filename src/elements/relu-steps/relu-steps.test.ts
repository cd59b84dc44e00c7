// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NumberGrid } from '../number-grid/index.ts';
import type { ReluSteps } from './index.ts';
import './index.ts';

let player: ReluSteps;

beforeEach(async () => {
  player = document.createElement('relu-steps');
  document.body.append(player);
  await player.updateComplete;
});

afterEach(() => document.body.replaceChildren());

function grid(label: string): NumberGrid {
  const found = player.shadowRoot?.querySelector<NumberGrid>(`number-grid[label="${label}"]`);
  if (!found) throw new Error(`no grid ${label}`);
  return found;
}

function text(selector: string): string {
  const found = player.shadowRoot?.querySelector(selector);
  return (found?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

async function go(step: number): Promise<void> {
  const transport = player.shadowRoot?.querySelector('step-transport');
  transport?.dispatchEvent(new CustomEvent('step-change', { detail: { step } }));
  await player.updateComplete;
}

test('nine steps forward and nine back end on the known numbers', async () => {
  expect(player.frames).toHaveLength(18);
  await go(17);
  expect(grid('Output').values).toEqual([
    [1, 0, 5],
    [2, 0, 0],
    [0, 2, 4],
  ]);
  expect(grid('Gradient at the input').values).toEqual([
    [-2, 0, -1],
    [6, 0, 0],
    [0, -1, 3],
  ]);
});

test('the signs are there before the gradient needs them', async () => {
  await go(8);
  expect(grid('Was the input above 0?').values).toEqual([
    [1, 0, 1],
    [1, 0, 0],
    [0, 1, 1],
  ]);
  expect(grid('Gradient at the input').values.flat()).toEqual(new Array(9).fill(null));
});

test('a step says its formula and its sentence, on the way back with the sign', async () => {
  expect(text('.sum')).toBe('max(0, 1) = 1');
  await go(10);
  expect(text('.sum')).toBe('3 · 0 = 0');
  expect(text('.status')).toBe(
    'Row 1, column 2: forward, the input was −1, below 0, so the gradient 3 stops and 0 goes back.',
  );
});

test('a changed input lets the gradient through', async () => {
  await go(17);
  const input = grid('Input');
  input.values = input.values.map((line) => line.map((x) => (x === -7 ? 7 : x)));
  input.dispatchEvent(new CustomEvent('cell-edit', { detail: { row: 1, column: 2, value: 7 } }));
  await player.updateComplete;
  expect(grid('Gradient at the input').values[1]).toEqual([6, 0, 1]);
});

test('pointing at a number shows the step it belongs to', async () => {
  grid('Gradient from above').dispatchEvent(
    new CustomEvent('cell-point', { detail: { row: 2, column: 1 } }),
  );
  await player.updateComplete;
  expect(text('.sum')).toBe('−1 · 1 = −1');
});

test('the forward pass can stand alone', async () => {
  player.pass = 'forward';
  await player.updateComplete;
  expect(player.frames).toHaveLength(9);
  expect(player.shadowRoot?.querySelectorAll('number-grid')).toHaveLength(2);
});
