import { exact, factor, type LinearFrame, type LinearProblem, shown } from '../../steps/index.ts';
import type { CellPlace, GridMark, GridWindow, Hue } from '../number-grid/index.ts';

/** What is pointed at, in the rows and columns of W. */
export type Pointed =
  | { readonly on: 'weights'; readonly row: number; readonly column: number }
  | { readonly on: 'input'; readonly column: number }
  | { readonly on: 'row'; readonly row: number };

/** Which terms are set off in W, x, b and the scores. */
export interface LinearView {
  /** The class whose sum is written out. */
  readonly row: number;
  /** The term in it that is meant; null for the bias, undefined for all of it. */
  readonly column: number | null | undefined;
  /** How many of its terms are added already, the bias with them. */
  readonly done: number;
  readonly marks: Readonly<Record<'weights' | 'input' | 'bias' | 'scores', readonly GridMark[]>>;
  readonly windows: Readonly<
    Record<'weights' | 'input' | 'bias' | 'scores', readonly GridWindow[]>
  >;
}

interface Size {
  readonly classes: number;
  readonly inputs: number;
}

/** What a step shows, or what is pointed at in its place. */
export function linearView(frame: LinearFrame, pointed: Pointed | null, size: Size): LinearView {
  if (pointed) return pointedView(frame, pointed, size);
  const { row, column } = frame;
  return {
    row,
    column,
    done: (column ?? size.inputs) + 1,
    marks: { weights: [], input: [], bias: [], scores: [] },
    windows: {
      weights: column === null ? [] : [window(row, column, 'weights')],
      input: column === null ? [] : [window(column, 0, 'input')],
      bias: column === null ? [window(row, 0, 'weights')] : [],
      scores: [window(row, 0, 'output')],
    },
  };
}

function pointedView(frame: LinearFrame, pointed: Pointed, { classes, inputs }: Size): LinearView {
  const none = { weights: [], input: [], bias: [], scores: [] };
  const all = inputs + 1;
  if (pointed.on === 'input') {
    const { column } = pointed;
    const everyRow = Array.from({ length: classes }, (_, row) => row);
    const marks = {
      weights: everyRow.map((row) => mark(row, column, 'reached')),
      input: [mark(column, 0, 'pointed')],
      bias: [],
      scores: everyRow.map((row) => mark(row, 0, 'reached')),
    };
    return { row: frame.row, column, done: all, marks, windows: none };
  }
  const { row } = pointed;
  const columns = pointed.on === 'weights' ? [pointed.column] : Array.from({ length: inputs }, (_, i) => i); // prettier-ignore
  const marks = {
    weights: columns.map((column) => mark(row, column, 'pointed')),
    input: columns.map((column) => mark(column, 0, 'pointed')),
    bias: pointed.on === 'row' ? [mark(row, 0, 'pointed')] : [],
    scores: [mark(row, 0, 'pointed')],
  };
  const column = pointed.on === 'weights' ? pointed.column : undefined;
  return { row, column, done: all, marks, windows: none };
}

function mark(row: number, column: number, kind: GridMark['kind']): GridMark {
  return { row, column, kind };
}

function window(row: number, column: number, hue: Hue): GridWindow {
  return { row, column, rows: 1, columns: 1, hue };
}

/** What is pointed at, in one sentence; what it comes to is in the steps. */
export function pointedText(
  pointed: Pointed,
  { weights, input, classes }: LinearProblem,
  frames: readonly LinearFrame[],
): string {
  if (pointed.on === 'input')
    return `Pixel ${pointed.column + 1} is ${shown(input[pointed.column])} and meets one weight of each class.`;
  const column = pointed.on === 'weights' ? pointed.column : null;
  const frame = frames.find((each) => each.row === pointed.row && each.column === column);
  if (!frame || column === null) return frame?.text ?? '';
  const product = `${shown(weights[pointed.row][column])} · ${factor(input[column])}`;
  return `${classes[pointed.row]}: ${product} = ${exact(frame.term)} is one of the terms of its score.`;
}

/** What pointing at a cell of one of the four grids means. */
export function pointedAt(grid: keyof LinearView['marks'], at: CellPlace | null): Pointed | null {
  if (!at) return null;
  if (grid === 'weights') return { on: 'weights', row: at.row, column: at.column };
  return grid === 'input' ? { on: 'input', column: at.row } : { on: 'row', row: at.row };
}
