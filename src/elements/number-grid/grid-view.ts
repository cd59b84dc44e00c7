import type { PartialGrid } from '../../steps/index.ts';

/** What a colour stands for, everywhere in the lessons. */
export type Hue = 'input' | 'weights' | 'output' | 'gradient';

/** A cell that is set off, in a grid's own rows and columns. */
export interface GridMark {
  readonly row: number;
  readonly column: number;
  /** `pointed`: under the pointer here or in a neighbour. `reached`: something pointed at goes into it. `stopped`: nothing gets through. */
  readonly kind: 'pointed' | 'reached' | 'stopped';
}

/** A small number in the corner of a cell, say the weight that lies on it. */
export interface GridNote {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** A frame over some cells; it may lie in the padding, where rows and columns are negative. */
export interface GridWindow {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  /** `off` is a window that sticks out; the cells outside the grid are drawn as missing. */
  readonly hue: Hue | 'off';
}

/** What the drawing needs to know about a grid. */
export interface GridView {
  readonly values: PartialGrid;
  readonly pad: number;
  readonly cell: number;
  readonly windows: readonly GridWindow[];
}

/** The number of columns; 0 for a grid without rows. */
export function columnsOf(values: PartialGrid): number {
  return values[0]?.length ?? 0;
}

/** Rows and columns that are drawn: the grid, its padding, and what sticks out. */
export function extent({ values, pad, windows }: GridView) {
  const off = windows.filter(({ hue }) => hue === 'off');
  return {
    rows: Math.max(values.length + 2 * pad, ...off.map(({ row, rows }) => row + rows + pad)),
    columns: Math.max(
      columnsOf(values) + 2 * pad,
      ...off.map(({ column, columns }) => column + columns + pad),
    ),
  };
}

/** The cells outside the grid that are drawn: zeros of the padding, and missing ones under a window. */
export function outsideCells(view: GridView) {
  const { values, pad, windows } = view;
  const { rows, columns } = extent(view);
  const cells: { row: number; column: number; missing: boolean }[] = [];
  for (let row = -pad; row < rows - pad; row++) {
    for (let column = -pad; column < columns - pad; column++) {
      if (values[row]?.[column] !== undefined) continue;
      const missing = row >= values.length + pad || column >= columnsOf(values) + pad;
      if (!missing || windows.some((window) => covers(window, row, column)))
        cells.push({ row, column, missing });
    }
  }
  return cells;
}

function covers(window: GridWindow, row: number, column: number): boolean {
  const down = row - window.row;
  const across = column - window.column;
  return (
    window.hue === 'off' &&
    down >= 0 &&
    down < window.rows &&
    across >= 0 &&
    across < window.columns
  );
}

/** Where an arrow, Home or End leads from a cell; undefined for other keys. */
export function nextCell(values: PartialGrid, row: number, column: number, event: KeyboardEvent) {
  const last = { row: values.length - 1, column: columnsOf(values) - 1 };
  const far = event.ctrlKey || event.metaKey;
  const to: Record<string, readonly [number, number]> = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    Home: [far ? 0 : row, 0],
    End: [far ? last.row : row, last.column],
  };
  const found = to[event.key];
  if (!found) return undefined;
  const [r, c] = found;
  return { row: Math.max(0, Math.min(last.row, r)), column: Math.max(0, Math.min(last.column, c)) };
}
