import {
  type ConvolveFrame,
  count,
  type Product,
  reaches,
  shown,
  type SizeOptions,
} from '../../steps/index.ts';
import { type GridMark, type GridNote, type GridWindow } from '../number-grid/index.ts';

/** Where the reader points: a cell of one of the grids; a term of the sum counts as its filter cell. */
export interface Pointed {
  readonly on: 'input' | 'filter' | 'output';
  readonly row: number;
  readonly column: number;
}

/** What is to be seen: a frame, and what is marked because of what is pointed at. */
export interface ConvView {
  readonly frame: ConvolveFrame;
  /** The product that is pointed at, from either of its factors. */
  readonly product?: Product;
  readonly input: { readonly marks: readonly GridMark[]; readonly notes: readonly GridNote[] };
  readonly filter: { readonly marks: readonly GridMark[] };
  readonly output: { readonly marks: readonly GridMark[]; readonly notes: readonly GridNote[] };
  readonly inputWindows: readonly GridWindow[];
  readonly outputWindows: readonly GridWindow[];
  /** One sentence for all this. */
  readonly text: string;
}

/**
 * Puts a step and the pointer together: an output cell shows its own frame, an input cell the outputs it
 * goes into, a weight the product it is in.
 */
export function convView(
  frames: readonly ConvolveFrame[],
  step: number,
  pointed: Pointed | null,
  sizes: SizeOptions,
): ConvView {
  const frame = (pointed?.on === 'output' && frameOf(frames, pointed)) || frames[step];
  const products = frame.kind === 'product' ? frame.products : [];
  const product = pointed ? products.find((each) => isAt(each, pointed)) : undefined;
  const reached = pointed?.on === 'input' ? reachedBy(pointed, sizes) : undefined;
  return {
    frame,
    product,
    input: { marks: inputMarks(pointed, product), notes: products.map(weightNote) },
    filter: { marks: filterMarks(pointed, product) },
    output: reached ?? { marks: [], notes: [] },
    inputWindows: [inputWindow(frame)],
    outputWindows: frame.kind === 'product' ? [{ row: frame.row, column: frame.column, rows: 1, columns: 1, hue: 'output' }] : [], // prettier-ignore
    text: pointed && reached ? reachedText(pointed, reached.marks.length) : frame.text,
  };
}

function frameOf(frames: readonly ConvolveFrame[], { row, column }: Pointed) {
  return frames.find((frame) => frame.row === row && frame.column === column);
}

function isAt(product: Product, { on, row, column }: Pointed): boolean {
  if (on === 'filter') return product.filterRow === row && product.filterColumn === column;
  return on === 'input' && product.row === row && product.column === column;
}

function inputMarks(pointed: Pointed | null, product?: Product): GridMark[] {
  if (pointed?.on === 'input') return [{ ...pointed, kind: 'pointed' }];
  return product ? [{ row: product.row, column: product.column, kind: 'pointed' }] : [];
}

function filterMarks(pointed: Pointed | null, product?: Product): GridMark[] {
  if (pointed?.on === 'filter') return [{ ...pointed, kind: 'pointed' }];
  if (!product) return [];
  return [{ row: product.filterRow, column: product.filterColumn, kind: 'pointed' }];
}

function weightNote({ row, column, weight }: Product): GridNote {
  return { row, column, text: `×${shown(weight)}` };
}

function inputWindow({ kind, window }: ConvolveFrame): GridWindow {
  const { top, left, span } = window;
  const hue = kind === 'overrun' ? 'off' : 'weights';
  return { row: top, column: left, rows: span, columns: span, hue };
}

function reachedBy({ row, column }: Pointed, sizes: SizeOptions) {
  const marks = reaches(row, sizes).flatMap((down) =>
    reaches(column, sizes).map(
      (across) => ({ row: down.output, column: across.output, kind: 'reached' }) as const,
    ),
  );
  return { marks, notes: [] };
}

function reachedText({ row, column }: Pointed, outputs: number): string {
  const through = outputs > 1 ? ', each time through another weight' : '';
  const goes =
    outputs === 0 ? 'goes into no output at all' : `goes into ${count(outputs, 'output')}`;
  return `Input row ${row + 1}, column ${column + 1} ${goes}${through}.`;
}
