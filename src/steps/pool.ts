import { emptyGrid, type Grid, type PartialGrid, withCell } from './grid.ts';
import {
  averagedText,
  overText,
  type PoolCell,
  routedText,
  spreadText,
  wonText,
} from './pool-text.ts';
import { type Sizes, sizes } from './sizes.ts';

/** What is made of a window: its largest number, or the mean of all. */
export type PoolKind = 'max' | 'average';

/** What is pooled. */
export interface PoolOptions {
  /** `[map][row][column]`; each map is pooled by itself. */
  readonly input: readonly Grid[];
  readonly kind: PoolKind;
  /** Cells along the side of the window, F. */
  readonly size: number;
  /** Cells from one window to the next, S; `size` when left out, so that windows do not overlap. */
  readonly stride?: number;
}

interface Place {
  /** Which map, from 0. */
  readonly map: number;
  /** The output cell, from 0. */
  readonly row: number;
  readonly column: number;
  /** First row and column of the window on the input. */
  readonly top: number;
  readonly left: number;
  /** This step in one sentence. */
  readonly text: string;
}

/** A window, and the one number that comes of it. */
export interface PoolForwardFrame extends Place {
  readonly pass: 'forward';
  /** Row by row. */
  readonly cells: readonly PoolCell[];
  /** How many cells share the largest number. */
  readonly largest: number;
  readonly value: number;
  /** `[map][row][column]`, as far as it is computed. */
  readonly output: readonly PartialGrid[];
}

/** A window that runs off the edge: no number comes of it, and no further frame. */
export interface PoolOverrunFrame extends Place {
  readonly pass: 'overrun';
  /** How many cells stick out to the right and below. */
  readonly over: { readonly right: number; readonly below: number };
  readonly output: readonly PartialGrid[];
}

/** What one cell of a window gets of the gradient. */
export interface PoolShare {
  readonly row: number;
  readonly column: number;
  readonly share: number;
  /** What the cell had from earlier windows. */
  readonly before: number;
}

/** The gradient of one output on its way back into its window. */
export interface PoolBackwardFrame extends Place {
  readonly pass: 'backward';
  readonly gradient: number;
  /** What the window held on the way forward, row by row. */
  readonly cells: readonly PoolCell[];
  /** Every cell of the window, row by row; for a max pool all shares but one are 0. */
  readonly shares: readonly PoolShare[];
  /** The gradient at the input so far, `[map][row][column]`; it starts as zeros. */
  readonly output: readonly Grid[];
}

export type PoolFrame = PoolForwardFrame | PoolOverrunFrame | PoolBackwardFrame;

/**
 * A pool, one output number a frame: map by map, row by row. Nothing is learnt and maps do not mix.
 *
 * Of equal numbers the first, row by row, wins; frameworks choose like this, and some choose otherwise.
 * Where the window does not fit, the frames end with a `PoolOverrunFrame`.
 *
 * @example
 * [...poolForward({ input: [[[1, 4], [2, 3]]], kind: 'max', size: 2 })].at(-1)?.output; // [[[4]]]
 */
export function* poolForward(
  options: PoolOptions,
): Generator<PoolForwardFrame | PoolOverrunFrame, void> {
  const { input, kind } = options;
  const [down, across] = sides(options);
  let output: PartialGrid[] = input.map(() => emptyGrid(down.starts.length, across.starts.length));
  for (const [map, grid] of input.entries()) {
    for (const place of places(down, across)) {
      const at = { map, row: place.row, column: place.column, top: place.top, left: place.left };
      const { over } = place;
      if (over) {
        yield { ...at, pass: 'overrun', over, output, text: overText({ ...at, over }) };
        return;
      }
      const found = windowOf(grid, at.top, at.left, options);
      output = output.map((each, i) => (i === map ? withCell(each, at.row, at.column, found.value) : each)); // prettier-ignore
      const told = { ...at, ...found, maps: input.length };
      const text = kind === 'max' ? wonText(told) : averagedText(told);
      yield { ...at, pass: 'forward', ...found, output, text };
    }
  }
}

/**
 * The gradient of a pool, one output number a frame.
 *
 * Max: all of it goes to the cell that won, which the forward pass has to remember (its switch).
 * Average: each cell of the window gets the same part. Where windows overlap, a cell adds up what it gets.
 *
 * @param above the gradient at the output, `[map][row][column]`
 * @throws RangeError when `above` is not as large as the output.
 * @example
 * [...poolBackward({ input: [[[1, 4], [2, 3]]], kind: 'max', size: 2 }, [[[5]]])].at(-1)?.output; // [[[0, 5], [0, 0]]]
 */
export function* poolBackward(
  options: PoolOptions,
  above: readonly Grid[],
): Generator<PoolBackwardFrame, void> {
  const { input, kind, size } = options;
  const [down, across] = sides(options);
  checkAbove(above, input.length, down.starts.length, across.starts.length);
  let output: Grid[] = input.map((grid) => grid.map((line) => line.map(() => 0)));
  for (const [map, grid] of input.entries()) {
    for (const { row, column, top, left, over } of places(down, across)) {
      if (over) return;
      const gradient = above[map][row][column];
      const { cells } = windowOf(grid, top, left, options);
      const shares = cells.map((cell) => ({
        row: cell.row,
        column: cell.column,
        share: kind === 'average' ? gradient / (size * size) : cell.won ? gradient : 0,
        before: output[map][cell.row][cell.column],
      }));
      output = output.map((each, i) => (i === map ? withShares(each, shares) : each));
      const at = { map, row, column, top, left };
      const told = { ...at, cells, gradient, maps: input.length };
      const text = kind === 'max' ? routedText(told) : spreadText(told);
      yield { ...at, pass: 'backward', gradient, cells, shares, output, text };
    }
  }
}

/**
 * The whole result at once, `[map][row][column]`: what the last frame of `poolForward` holds.
 *
 * What does not fit is left out, as in the frames.
 */
export function poolAll(options: PoolOptions): number[][][] {
  const [down, across] = sides(options);
  return options.input.map((grid) =>
    down.starts.map((top) => across.starts.map((left) => windowOf(grid, top, left, options).value)),
  );
}

/** Window positions down and across. */
function sides({ input, size, stride = size }: PoolOptions): [Sizes, Sizes] {
  const side = (length: number) => sizes({ input: length, size, stride });
  return [side(input[0].length), side(input[0][0].length)];
}

function* places(down: Sizes, across: Sizes) {
  const columns = startsOf(across);
  for (const [row, { start: top, over: below }] of startsOf(down).entries()) {
    for (const [column, { start: left, over: right }] of columns.entries()) {
      const over = right > 0 || below > 0 ? { right, below } : undefined;
      yield { row, column, top, left, over };
    }
  }
}

/** All starts, and after them the one that runs off the edge, if there is one. */
function startsOf({ starts, overrun }: Sizes): { start: number; over: number }[] {
  const whole = starts.map((start) => ({ start, over: 0 }));
  return overrun ? [...whole, overrun] : whole;
}

function windowOf(grid: Grid, top: number, left: number, { kind, size }: PoolOptions) {
  const places = Array.from({ length: size * size }, (_, i) => {
    const row = top + Math.floor(i / size);
    const column = left + (i % size);
    return { row, column, value: grid[row][column] };
  });
  const values = places.map(({ value }) => value);
  const most = Math.max(...values);
  const first = values.indexOf(most);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    cells: places.map((place, i): PoolCell => ({ ...place, won: i === first })),
    largest: values.filter((value) => value === most).length,
    value: kind === 'max' ? most : mean,
  };
}

function withShares(grid: Grid, shares: readonly PoolShare[]): Grid {
  return grid.map((line, r) =>
    line.map((old, c) => {
      const mine = shares.find(({ row, column }) => row === r && column === c);
      return mine ? mine.before + mine.share : old;
    }),
  );
}

function checkAbove(above: readonly Grid[], maps: number, rows: number, columns: number): void {
  const fits = above.length === maps && above.every((grid) => grid.length === rows && grid.every((line) => line.length === columns)); // prettier-ignore
  if (!fits) {
    throw new RangeError(
      `poolBackward: expected a gradient of ${maps} × ${rows} × ${columns} like the output`,
    );
  }
}
