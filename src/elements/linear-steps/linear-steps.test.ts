// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NumberGrid } from '../number-grid/index.ts';
import type { LinearSteps } from './index.ts';
import './index.ts';

let player: LinearSteps;

beforeEach(async () => {
  player = document.createElement('linear-steps');
  document.body.append(player);
  await player.updateComplete;
});

afterEach(() => document.body.replaceChildren());

function grid(label: string): NumberGrid {
  return player.shadowRoot!.querySelector<NumberGrid>(`number-grid[label="${label}"]`)!;
}

function text(selector: string): string {
  return player.shadowRoot!.querySelector(selector)!.textContent!.replaceAll(/\s+/g, ' ').trim();
}

async function go(step: number): Promise<void> {
  const transport = player.shadowRoot!.querySelector('step-transport')!;
  transport.dispatchEvent(new CustomEvent('step-change', { detail: { step } }));
  await player.updateComplete;
}

test('the last step has the known scores and names the highest', async () => {
  expect(player.frames).toHaveLength(15);
  await go(14);
  expect(grid('Scores').values).toEqual([[-96.8], [437.9], [60.75]]);
  expect(text('.status')).toContain('its score is 60.75, and dog is the highest of the 3.');
});

test('the formula has the numbers of the step', async () => {
  await go(1);
  expect(text('.sum')).toBe(
    'cat: 0.2 · 56 + (−0.5) · 231 + 0.1 · 24 + 2 · 2 + 1.1 = −104.3 so far',
  );
  expect(player.shadowRoot!.querySelectorAll('.later')).toHaveLength(3);
});

test('a changed pixel changes every score', async () => {
  await go(14);
  const x = grid('Pixels x');
  x.values = [[0], [231], [24], [2]];
  x.dispatchEvent(new CustomEvent('cell-edit', { detail: { row: 0, column: 0, value: 0 } }));
  await player.updateComplete;
  expect(grid('Scores').values).toEqual([[-108], [353.9], [60.75]]);
});

test('pointing at a pixel marks the weights it meets, at a score its row', async () => {
  grid('Pixels x').dispatchEvent(new CustomEvent('cell-point', { detail: { row: 2, column: 0 } }));
  await player.updateComplete;
  expect(grid('Weights W').marks.map(({ row, column }) => [row, column])).toEqual([
    [0, 2],
    [1, 2],
    [2, 2],
  ]);
  grid('Scores').dispatchEvent(new CustomEvent('cell-point', { detail: { row: 2, column: 0 } }));
  await player.updateComplete;
  expect(grid('Weights W').marks.map(({ row }) => row)).toEqual([2, 2, 2, 2]);
  expect(text('.sum')).toContain('ship: 0 · 56');
  expect(text('.status')).toContain('ship: with the bias −1.2 added, its score is 60.75');
});

test('the sentence is about what is pointed at', async () => {
  const weights = grid('Weights W');
  weights.dispatchEvent(new CustomEvent('cell-point', { detail: { row: 2, column: 1 } }));
  await player.updateComplete;
  expect(text('.status')).toBe('ship: 0.25 · 231 = 57.75 is one of the terms of its score.');
  grid('Pixels x').dispatchEvent(new CustomEvent('cell-point', { detail: { row: 3, column: 0 } }));
  await player.updateComplete;
  expect(text('.status')).toBe('Pixel 4 is 2 and meets one weight of each class.');
  weights.dispatchEvent(new CustomEvent('cell-point', { detail: null }));
  await player.updateComplete;
  expect(text('.status')).toBe(player.frames[0].text);
});
