// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { factor, type ProductFrame, shown } from '../../steps/index.ts';
import type { NumberGrid } from '../number-grid/index.ts';
import type { ConvSteps } from './index.ts';
import './index.ts';

let player: ConvSteps;

async function mount(attributes: Record<string, number> = {}): Promise<void> {
  player = document.createElement('conv-steps');
  for (const [name, value] of Object.entries(attributes)) player.setAttribute(name, String(value));
  document.body.replaceChildren(player);
  await settle();
}

async function settle(): Promise<void> {
  await player.updateComplete;
  for (const child of player.shadowRoot?.querySelectorAll('*') ?? [])
    if ('updateComplete' in child) await child.updateComplete;
}

function find<E extends Element>(selector: string, root: Element = player): E {
  const found = root.shadowRoot?.querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

function grid(label: string): NumberGrid {
  return find(`number-grid[label=${label}]`);
}

function text(selector: string): string {
  return (find(selector).textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

async function press(key: string): Promise<void> {
  const scrub = find<HTMLInputElement>('input', find('step-transport'));
  scrub.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await settle();
}

async function point(label: string, at: { row: number; column: number } | null): Promise<void> {
  grid(label).dispatchEvent(new CustomEvent('cell-point', { detail: at }));
  await settle();
}

async function setSize(name: string, value: number): Promise<void> {
  const field = find<HTMLInputElement>(`input[name=${name}]`, find('size-fields'));
  field.value = String(value);
  field.dispatchEvent(new Event('change'));
  await settle();
}

beforeEach(async () => {
  history.replaceState(null, '', '#');
  await mount();
});

afterEach(() => document.body.replaceChildren());

test('a 3×3 filter on 7×7 has 25 steps, and the keyboard reaches the last', async () => {
  expect(player.frames).toHaveLength(25);
  await press('End');
  expect(player.step).toBe(24);
  expect(grid('Output').values.flat()).not.toContain(null);
});

test('a step spells out nine products, their sum, the bias and the result', () => {
  expect(text('.terms')).toBe('0·1 + 0·0 + 1·(−1) + 0·2 + 2·0 + 3·(−2) + 1·1 + 3·0 + 1·(−1)');
  expect(text('.total')).toBe('= −7 plus bias 1 = −6');
  expect(text('.status')).toBe(
    'Output row 1, column 1: 9 products add up to −7; plus bias 1 is −6.',
  );
});

test.each([
  [{ stride: 1 }, 5],
  [{ stride: 2 }, 3],
  [{ pad: 1 }, 7],
  [{ filter: 5, pad: 2 }, 7],
])('%o gives an output %i wide', async (attributes, wide) => {
  await mount(attributes);
  await press('End');
  const values = grid('Output').values;
  expect([values.length, values[0].length]).toEqual([wide, wide]);
});

test('stride 3 says 2.33 and shows the filter running off the edge', async () => {
  await setSize('stride', 3);
  expect(player.frames.at(-1)?.kind).toBe('overrun');
  expect(player.step).toBe(2);
  expect(find('size-formula').shadowRoot?.textContent).toContain('2.33');
  expect(find('.missing', grid('Input'))).toBeTruthy();
  expect(text('.misfit')).toContain('6 of the 9 cells');
});

test('a typed number changes the sums', async () => {
  const input = grid('Input');
  input.values = input.values.map((line, r) => line.map((x, c) => (r + c === 0 ? 10 : x)));
  input.dispatchEvent(new CustomEvent('cell-edit', { detail: { row: 0, column: 0, value: 10 } }));
  await settle();
  expect(text('.total')).toBe('= 3 plus bias 1 = 4');
});

test('pointing at an output shows its window with the pixel in its middle, and leaving it goes back to the step', async () => {
  await point('Output', { row: 2, column: 4 });
  expect(grid('Input').windows).toEqual([
    { row: 2, column: 4, rows: 3, columns: 3, hue: 'weights' },
    { row: 3, column: 5, rows: 1, columns: 1, hue: 'output' },
  ]);
  expect(text('.status')).toContain('Output row 3, column 5');
  await point('Output', null);
  expect(grid('Input').windows[0]).toMatchObject({ row: 0, column: 0 });
});

test('pointing at an input marks the outputs it goes into: one from the corner, nine from the middle', async () => {
  await point('Input', { row: 0, column: 0 });
  expect(grid('Output').marks).toEqual([{ row: 0, column: 0, kind: 'reached' }]);
  expect(text('.status')).toBe('Input row 1, column 1 goes into 1 output.');
  await point('Input', { row: 3, column: 3 });
  expect(grid('Output').marks).toHaveLength(9);
});

test('pointing at a weight marks the input cell and the term it is multiplied in', async () => {
  await point('Filter', { row: 1, column: 2 });
  expect(grid('Input').marks).toEqual([{ row: 1, column: 2, kind: 'pointed' }]);
  expect(text('.term.pointed')).toBe('+ 3·(−2)');
});

test('a click on an output number goes to its step', async () => {
  grid('Output').dispatchEvent(new CustomEvent('cell-pick', { detail: { row: 1, column: 0 } }));
  await settle();
  expect(player.step).toBe(5);
});

test('a filter longer than the input has no place and says so', async () => {
  await mount({ input: 3, filter: 5 });
  expect(player.frames.map(({ kind }) => kind)).toEqual(['overrun']);
  expect(grid('Output').values).toEqual([]);
});

test('reset brings back the sizes and numbers of the start', async () => {
  await mount({ pad: 1 });
  await setSize('filter', 5);
  find('step-transport').dispatchEvent(new CustomEvent('step-reset'));
  await settle();
  expect(player.sizes).toEqual({ input: 7, filter: 3, stride: 1, pad: 1 });
  expect(player.frames).toHaveLength(49);
});

test('attributes out of range are brought into it', async () => {
  await mount({ input: 99, filter: 0, stride: 9, pad: -1 });
  expect(player.sizes).toEqual({ input: 9, filter: 1, stride: 3, pad: 0 });
});

test('three channels have a slice of the filter each, and their sums and the bias make the number', async () => {
  await mount({ input: 5, depth: 3 });
  expect(player.frames).toHaveLength(9);
  expect(grid('"Filter, blue"').values).toHaveLength(3);
  const [frame] = player.frames as ProductFrame[];
  const parts = frame.partials.map((partial) => factor(partial)).join(' + ');
  expect(text('.total')).toContain(`${parts} = ${shown(frame.sum)} plus bias 1`);
  expect(frame.sum).toBe(frame.partials.reduce((all, each) => all + each, 0));
});

test('two filters make two maps, and a click on the second goes to its step', async () => {
  await mount({ input: 5, depth: 3, filters: 2 });
  expect(player.frames).toHaveLength(18);
  const second = grid('"Output 2"');
  second.dispatchEvent(new CustomEvent('cell-pick', { detail: { row: 1, column: 1 } }));
  await settle();
  expect(player.step).toBe(13);
  expect(text('.status')).toContain('Map 2, row 2, column 2: 27 products');
});

test('pointing at an input says by which weight it goes into each output', async () => {
  await point('Input', { row: 1, column: 1 });
  expect(grid('Output').notes.map(({ row, column, text: note }) => [row, column, note])).toEqual([
    [0, 0, '×0'],
    [0, 1, '×2'],
    [1, 0, '×0'],
    [1, 1, '×1'],
  ]);
});

test('turned by half a turn, a dot gives the filter itself; without the turn, the filter turned', async () => {
  const dot = Array.from({ length: 5 }, (_, r) => [0, 0, r === 2 ? 1 : 0, 0, 0]);
  const filter = [
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ];
  player.setAttribute('numbers', JSON.stringify({ input: dot, filter, bias: 0 }));
  player.setAttribute('tools', 'flip');
  await settle();
  expect(player.frames.at(-1)?.output[0]).toEqual([
    [9, 8, 7],
    [6, 5, 4],
    [3, 2, 1],
  ]);
  const box = find<HTMLInputElement>('.flip input');
  box.checked = true;
  box.dispatchEvent(new Event('change'));
  await settle();
  expect(player.frames.at(-1)?.output[0]).toEqual(filter);
});

test('a filter chosen by its name is laid on with its formula, and typing makes it one’s own', async () => {
  player.setAttribute('tools', 'presets');
  await settle();
  const select = find<HTMLSelectElement>('.preset select');
  select.value = 'gaussian-blur-5';
  select.dispatchEvent(new Event('change'));
  await settle();
  expect(player.sizes.filter).toBe(5);
  expect(text('.says')).toContain('(1, 4, 6, 4, 1)ᵀ · (1, 4, 6, 4, 1) / 256');
  const filter = grid('Filter');
  filter.values = filter.values.map((line, r) => line.map((x, c) => (r + c === 0 ? 3 : x)));
  filter.dispatchEvent(new CustomEvent('cell-edit', { detail: { row: 0, column: 0, value: 3 } }));
  await settle();
  expect(text('.says')).toBe('No name is known for these weights.');
});

test('dilation 2 spreads a 3×3 filter over five cells, and the formula counts with them', async () => {
  player.setAttribute('tools', 'sizes dilation');
  await settle();
  await setSize('dilation', 2);
  expect(player.frames).toHaveLength(9);
  expect(grid('Input').windows[0]).toMatchObject({ rows: 5, columns: 5 });
  const formula = find('size-formula').shadowRoot?.querySelector('[role=math]');
  expect(formula?.getAttribute('aria-label')).toContain('(7 − 2·(3 − 1) − 1 + 2·0) / 1 + 1 = 3');
});

test('more channels and filters keep the numbers that were there', async () => {
  player.setAttribute('tools', 'depth');
  await settle();
  const before = player.problem;
  const [channels, filters] = [...find('.shape').querySelectorAll('select')];
  channels.value = '3';
  channels.dispatchEvent(new Event('change'));
  await settle();
  filters.value = '2';
  filters.dispatchEvent(new Event('change'));
  await settle();
  expect(player.problem.input[0]).toEqual(before.input[0]);
  expect(player.problem.filters[0].weights[0]).toEqual(before.filters[0].weights[0]);
  expect([player.problem.input.length, player.problem.filters.length]).toEqual([3, 2]);
});
