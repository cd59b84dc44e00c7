// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NumberGrid } from './index.ts';
import './index.ts';
import { parseNumber } from './parse-number.ts';

let grid: NumberGrid;
let edits: unknown[];

beforeEach(async () => {
  grid = document.createElement('number-grid');
  grid.values = [
    [1, -2, 1 / 3],
    [0, 4, null],
  ];
  grid.label = 'Input';
  grid.editable = true;
  edits = [];
  grid.addEventListener('cell-edit', (event) => edits.push(event.detail));
  document.body.append(grid);
  await grid.updateComplete;
});

afterEach(() => document.body.replaceChildren());

function cell(row: number, column: number): SVGElement {
  const found = grid.shadowRoot?.querySelector<SVGElement>(
    `[data-row="${row}"][data-column="${column}"]`,
  );
  if (!found) throw new Error(`no cell ${row}, ${column}`);
  return found;
}

async function press(on: Element, key: string, options: KeyboardEventInit = {}): Promise<void> {
  on.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options }),
  );
  await grid.updateComplete;
}

function field(): HTMLInputElement | null {
  return grid.shadowRoot?.querySelector('input') ?? null;
}

async function type(text: string, key: string): Promise<void> {
  const input = field();
  if (!input) throw new Error('nothing is being edited');
  input.value = text;
  input.dispatchEvent(new Event('input'));
  await press(input, key);
}

test('it is a grid of rows of cells, each with its place and its exact number', () => {
  expect(grid.shadowRoot?.querySelectorAll('[role=grid] > [role=row]')).toHaveLength(2);
  expect(cell(0, 1).getAttribute('aria-label')).toBe('row 1, column 2: −2');
  expect(cell(0, 2).getAttribute('aria-label')).toBe(
    'row 1, column 3: 0.333, exactly 0.3333333333333333',
  );
  expect(cell(1, 2).getAttribute('aria-label')).toBe('row 2, column 3: empty');
  expect(cell(0, 2).querySelector('.value')?.textContent).toBe('0.333');
});

test('what is written into an empty cell is in its name', async () => {
  grid.notes = [{ row: 1, column: 2, text: '×−1' }];
  await grid.updateComplete;
  expect(cell(1, 2).getAttribute('aria-label')).toBe('row 2, column 3: empty, ×−1');
});

test('the exact number is in the tooltip of the cell that is pointed at', async () => {
  const tooltip = () => grid.shadowRoot?.querySelector('title')?.textContent;
  cell(0, 2).dispatchEvent(new Event('pointerover', { bubbles: true }));
  await grid.updateComplete;
  expect(tooltip()).toBe('0.3333333333333333');
  cell(0, 0).dispatchEvent(new Event('pointerover', { bubbles: true }));
  await grid.updateComplete;
  expect(tooltip()).toBeUndefined();
});

test('one cell is reached by Tab, and the arrows move it, not past the edge', async () => {
  const tabbed = () =>
    [...(grid.shadowRoot?.querySelectorAll('[tabindex="0"]') ?? [])].map((each) =>
      [each.getAttribute('data-row'), each.getAttribute('data-column')].join(),
    );
  expect(tabbed()).toEqual(['0,0']);
  await press(cell(0, 0), 'ArrowRight');
  await press(cell(0, 1), 'ArrowDown');
  expect(tabbed()).toEqual(['1,1']);
  await press(cell(1, 1), 'ArrowDown');
  await press(cell(1, 1), 'End');
  expect(tabbed()).toEqual(['1,2']);
  await press(cell(1, 2), 'Home', { ctrlKey: true });
  expect(tabbed()).toEqual(['0,0']);
});

test('a digit starts typing, and Enter puts the number in', async () => {
  await press(cell(0, 1), '7');
  expect(field()?.value).toBe('7');
  await type('7.5', 'Enter');
  expect(grid.values[0]).toEqual([1, 7.5, 1 / 3]);
  expect(edits).toEqual([{ row: 0, column: 1, value: 7.5 }]);
  expect(field()).toBeNull();
});

test('a click starts typing with the number as it is', async () => {
  cell(0, 1).dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await grid.updateComplete;
  expect(field()?.value).toBe('-2');
});

test('Escape puts nothing in', async () => {
  await press(cell(0, 0), 'Enter');
  await type('9', 'Escape');
  expect(grid.values[0][0]).toBe(1);
  expect(edits).toEqual([]);
  expect(field()).toBeNull();
});

test('text that is no number keeps the old one and says so', async () => {
  await press(cell(0, 1), 'Enter');
  await type('abc', 'Enter');
  expect(grid.values[0][1]).toBe(-2);
  expect(edits).toEqual([]);
  expect(grid.shadowRoot?.querySelector('.message')?.textContent).toBe(
    '“abc” is not a number. The cell keeps −2.',
  );
});

test('a grid that is not editable takes a click as a choice', async () => {
  grid.editable = false;
  const picks: unknown[] = [];
  grid.addEventListener('cell-pick', (event) => picks.push(event.detail));
  await press(cell(1, 1), 'Enter');
  await press(cell(1, 1), '5');
  expect(picks).toEqual([{ row: 1, column: 1 }]);
  expect(field()).toBeNull();
});

test('it says which cell is pointed at, once, and when none is', () => {
  const seen: unknown[] = [];
  grid.addEventListener('cell-point', (event) => seen.push(event.detail));
  for (const target of [cell(0, 0), cell(0, 0).querySelector('rect'), cell(0, 1)])
    target?.dispatchEvent(new Event('pointerover', { bubbles: true }));
  grid.shadowRoot?.querySelector('svg')?.dispatchEvent(new Event('pointerleave'));
  expect(seen).toEqual([{ row: 0, column: 0 }, { row: 0, column: 1 }, null]);
});

test('padding is drawn round the grid, and a window that sticks out shows the cells that are missing', async () => {
  grid.pad = 1;
  grid.windows = [{ row: 0, column: 2, rows: 2, columns: 3, hue: 'off' }];
  await grid.updateComplete;
  expect(grid.shadowRoot?.querySelectorAll('.outside:not(.missing)')).toHaveLength(4 * 5 - 6);
  expect(grid.shadowRoot?.querySelectorAll('.outside.missing')).toHaveLength(2);
});

test('numbers are read as people type them, and nothing else is', () => {
  expect(['-1', '−1', '.5', ' 3 ', '1/4', '+2'].map(parseNumber)).toEqual([
    -1, -1, 0.5, 3, 0.25, 2,
  ]);
  expect(['', 'x', '1e9', '1/0', '1/', '--1', 'Infinity', '1234567'].map(parseNumber)).toEqual(
    new Array(8).fill(undefined),
  );
});
