import { count, shown } from './number-text.ts';

/** One cell of a window. */
export interface PoolCell {
  readonly row: number;
  readonly column: number;
  readonly value: number;
  /** Whether it is the one that a max pool takes: the first of the largest, row by row. */
  readonly won: boolean;
}

interface At {
  readonly map: number;
  readonly row: number;
  readonly column: number;
}

interface Told extends At {
  readonly cells: readonly PoolCell[];
  /** How many maps there are. */
  readonly maps: number;
}

/** Which number of a window a max pool takes, in one sentence; the tie is said where there is one. */
export function wonText(told: Told & { readonly value: number; readonly largest: number }): string {
  const { value, largest } = told;
  const tie = largest > 1 ? `, the first of the ${largest} places where it stands` : '';
  return `${place(told)}: the largest of ${count(told.cells.length, 'number')} is ${shown(value)}, at ${winner(told)}${tie}.`;
}

/** The mean of a window, in one sentence. */
export function averagedText(told: Told & { readonly value: number }): string {
  const sum = told.cells.reduce((total, { value }) => total + value, 0);
  const { length } = told.cells;
  return `${place(told)}: ${count(length, 'number')} add up to ${shown(sum)}; divided by ${length} that is ${shown(told.value)}.`;
}

/** Where the gradient goes that arrives at a max pool. */
export function routedText(told: Told & { readonly gradient: number }): string {
  const rest = told.cells.length - 1;
  const others = rest > 0 ? ` and the other ${rest} get 0` : '';
  return `${place(told)}: ${winner(told)} won here, so all of the gradient ${shown(told.gradient)} goes there${others}.`;
}

/** Where the gradient goes that arrives at an average pool. */
export function spreadText(told: Told & { readonly gradient: number }): string {
  const { length } = told.cells;
  return `${place(told)}: each of the ${count(length, 'number')} made 1/${length} of the mean, so each gets ${shown(told.gradient)} / ${length} = ${shown(told.gradient / length)}.`;
}

/** Where a window runs off the edge. */
export function overText({
  row,
  column,
  over,
}: At & { readonly over: { readonly right: number; readonly below: number } }): string {
  const off =
    over.right > 0
      ? `output column ${column + 1} would reach ${count(over.right, 'cell')} past the right edge`
      : `output row ${row + 1} would reach ${count(over.below, 'cell')} past the lower edge`;
  return `The window does not fit: ${off}, so there is no output.`;
}

function place({ map, row, column, maps }: Told): string {
  return `${maps > 1 ? `Map ${map + 1}, row` : 'Output row'} ${row + 1}, column ${column + 1}`;
}

function winner({ cells }: Told): string {
  const { row, column } = cells.find(({ won }) => won)!;
  return `input row ${row + 1}, column ${column + 1}`;
}
