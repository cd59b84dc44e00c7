// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NumberGrid } from '../number-grid/index.ts';
import type { PoolSteps } from './index.ts';
import './index.ts';

let player: PoolSteps;

async function mount(attributes: Record<string, string | number> = {}): Promise<void> {
  player = document.createElement('pool-steps');
  for (const [name, value] of Object.entries(attributes)) player.setAttribute(name, String(value));
  document.body.replaceChildren(player);
  await player.updateComplete;
}

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

async function point(label: string, at: { row: number; column: number } | null): Promise<void> {
  grid(label).dispatchEvent(new CustomEvent('cell-point', { detail: at }));
  await player.updateComplete;
}

async function set(name: string, value: number): Promise<void> {
  const field = player.shadowRoot?.querySelector<HTMLInputElement>(`input[name=${name}]`);
  if (!field) throw new Error(`no field ${name}`);
  field.value = String(value);
  field.dispatchEvent(new Event('change'));
  await player.updateComplete;
}

async function chooseMean(): Promise<void> {
  const radios = player.shadowRoot?.querySelectorAll<HTMLInputElement>('input[type=radio]');
  radios?.[1].dispatchEvent(new Event('change'));
  await player.updateComplete;
}

beforeEach(async () => {
  history.replaceState(null, '', '#');
  await mount();
});

afterEach(() => document.body.replaceChildren());

test('four steps forward and four back end on the maxima and on their places', async () => {
  expect(player.frames).toHaveLength(8);
  await go(7);
  expect(grid('Output').values).toEqual([
    [5, 8],
    [7, 6],
  ]);
  expect(grid('Gradient at the input').values).toEqual([
    [0, 0, 0, 0],
    [2, 0, 0, -4],
    [0, 0, 0, 4],
    [0, 8, 0, 0],
  ]);
});

test('the mean spreads the same gradient evenly', async () => {
  await chooseMean();
  await go(7);
  expect(grid('Output').values[0]).toEqual([2.75, 3.5]);
  expect(grid('Gradient at the input').values[0]).toEqual([0.5, 0.5, -1, -1]);
  expect(text('.sum')).toBe('4 / 4 = 1 to each of the 4');
});

test('a step spells out its window, and on the way back what is added where', async () => {
  expect(text('.sum')).toBe('max(1, 3, 5, 2) = 5');
  await go(4);
  expect(text('.sum')).toBe('at row 2, column 1: 0 + 2 = 2');
  expect(text('.status')).toContain('all of the gradient 2 goes there and the other 3 get 0.');
});

test('a place that won keeps its frame, for the maximum and not for the mean', async () => {
  await go(7);
  const frames = () => grid('Input').windows.filter(({ hue }) => hue === 'output');
  expect(frames().map(({ row, column }) => [row, column])).toEqual([
    [1, 0],
    [1, 3],
    [3, 1],
    [2, 3],
  ]);
  await chooseMean();
  expect(frames()).toEqual([]);
});

test('of equal numbers that are typed in, the first wins', async () => {
  const input = grid('Input');
  input.values = input.values.map((line, r) => line.map((x, c) => (r + c === 0 ? 5 : x)));
  input.dispatchEvent(new CustomEvent('cell-edit', { detail: { row: 0, column: 0, value: 5 } }));
  await go(4);
  expect(grid('Gradient at the input').values[0][0]).toBe(2);
  await go(0);
  expect(text('.status')).toContain('the first of the 2 places where it stands.');
});

test('pointing at an output shows its window, pointing at an input the outputs it goes into', async () => {
  await mount({ input: 5, size: 3, stride: 2 });
  await point('Output', { row: 1, column: 1 });
  expect(grid('Input').windows[0]).toMatchObject({ row: 2, column: 2, rows: 3, columns: 3 });
  await point('Input', { row: 2, column: 2 });
  expect(grid('Output').marks).toHaveLength(4);
  expect(text('.status')).toBe(
    'Input row 3, column 3 lies in 4 windows and is the largest in none.',
  );
  await point('Input', null);
  expect(grid('Output').marks).toEqual([]);
});

test('pointing at a gradient of the input spells out what its windows sent', async () => {
  await mount({ input: 5, size: 3, stride: 2 });
  await point('Gradient at the input', { row: 1, column: 3 });
  expect(text('.status')).toBe(
    'At row 2, column 4 the input lies in 1 window; in the end its gradient is −4.',
  );
});

test('each map is pooled by itself', async () => {
  await mount({ maps: 2, pass: 'forward' });
  expect(player.frames).toHaveLength(8);
  await go(7);
  expect(grid('Output, map 1').values[0]).toEqual([5, 8]);
  expect(grid('Output, map 2').values[0]).toEqual([2, 5]);
});

test('a window that does not fit shows where it runs off, says so, and has no way back', async () => {
  await set('input', 5);
  expect(player.frames.at(-1)?.pass).toBe('overrun');
  expect(player.step).toBe(player.frames.length - 1);
  expect(text('.sum')).toBe('2 of the 4 cells under the window are not there.');
  expect(text('.formula')).toContain('= 2.5');
  expect(grid('Input').windows[0].hue).toBe('off');
});

test('reset brings back the sizes and numbers of the start, attributes out of range are brought into it', async () => {
  await set('size', 4);
  player.shadowRoot?.querySelector('step-transport')?.dispatchEvent(new CustomEvent('step-reset'));
  await player.updateComplete;
  expect(player.settings).toEqual({ kind: 'max', input: 4, size: 2, stride: 2, maps: 1 });
  await mount({ input: 99, size: 0, stride: 9, maps: 7 });
  expect(player.settings).toEqual({ kind: 'max', input: 7, size: 1, stride: 3, maps: 3 });
});
