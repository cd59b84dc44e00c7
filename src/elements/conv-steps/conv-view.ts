import {
  type ConvolveFrame,
  count,
  type Product,
  reaches,
  shown,
  type SizeOptions,
} from '../../steps/index.ts';
import type { GridMark, GridNote, GridWindow } from '../number-grid/index.ts';
import { channelName, type Problem } from './problem.ts';

/** Where the reader points: a cell of one of the grids; a term of the sum counts as its filter cell. */
export interface Pointed {
  readonly on: 'input' | 'filter' | 'output';
  readonly row: number;
  readonly column: number;
  /** The input channel or the filter's slice; 0 on an output. */
  readonly channel: number;
  /** The filter or its output map; 0 on an input. */
  readonly filter: number;
}

/** Marks and notes on one grid. */
interface OnGrid {
  readonly marks: readonly GridMark[];
  readonly notes: readonly GridNote[];
}

/** What is to be seen: a frame, and what is marked because of what is pointed at. */
export interface ConvView {
  readonly frame: ConvolveFrame;
  /** The product that is pointed at, from either of its factors. */
  readonly product?: Product;
  /** By channel. */
  readonly input: readonly OnGrid[];
  readonly inputWindows: readonly GridWindow[];
  /** Marks of a slice of a filter. */
  readonly filterMarks: (filter: number, channel: number) => readonly GridMark[];
  /** By filter. */
  readonly output: readonly (OnGrid & { readonly windows: readonly GridWindow[] })[];
  /** One sentence for all this. */
  readonly text: string;
}

/**
 * Puts a step and the pointer together: an output cell shows its own frame, an input cell the outputs it
 * goes into and by which weight, a weight the product it is in.
 */
export function convView(
  frames: readonly ConvolveFrame[],
  step: number,
  pointed: Pointed | null,
  problem: Problem,
): ConvView {
  const frame = (pointed && frameOf(frames, frames[step], pointed)) ?? frames[step];
  const products = frame.kind === 'product' ? frame.products : [];
  const product = pointed ? products.find((each) => isAt(each, pointed)) : undefined;
  const reached = pointed?.on === 'input' ? reachedBy(pointed, problem) : undefined;
  return {
    frame,
    product,
    input: problem.input.map((_, channel) => ({
      marks: inputMarks(pointed, product, channel),
      notes: products.filter((each) => each.channel === channel).map(weightNote),
    })),
    inputWindows: [inputWindow(frame), ...middleOf(frame)],
    filterMarks: (filter, channel) =>
      filter === frame.filter ? filterMarks(pointed, product, channel) : [],
    output: problem.filters.map((_, filter) => ({
      marks: reached?.marks ?? [],
      notes: reached?.notesOf(filter) ?? [],
      windows: outputWindows(frame, filter),
    })),
    text: pointed && reached ? reachedText(pointed, reached.marks.length, problem) : frame.text,
  };
}

/** The frame of the output that is pointed at; for a weight of another filter, that filter at the same place. */
function frameOf(frames: readonly ConvolveFrame[], now: ConvolveFrame, pointed: Pointed) {
  if (pointed.on === 'input' || (pointed.on === 'filter' && pointed.filter === now.filter))
    return undefined;
  const { row, column } = pointed.on === 'output' ? pointed : now;
  return frames.find((f) => f.filter === pointed.filter && f.row === row && f.column === column);
}

function isAt(product: Product, { on, row, column, channel }: Pointed): boolean {
  if (product.channel !== channel) return false;
  if (on === 'filter') return product.filterRow === row && product.filterColumn === column;
  return on === 'input' && product.row === row && product.column === column;
}

function inputMarks(pointed: Pointed | null, product: Product | undefined, channel: number) {
  const { row, column } = pointed?.on === 'input' ? pointed : (product ?? { row: 0, column: 0 });
  const on = pointed?.on === 'input' ? pointed.channel : product?.channel;
  return on === channel ? [{ row, column, kind: 'pointed' as const }] : [];
}

function filterMarks(pointed: Pointed | null, product: Product | undefined, channel: number) {
  if (pointed?.on === 'filter' && pointed.channel === channel)
    return [{ row: pointed.row, column: pointed.column, kind: 'pointed' as const }];
  if (product?.channel !== channel) return [];
  return [{ row: product.filterRow, column: product.filterColumn, kind: 'pointed' as const }];
}

function weightNote({ row, column, weight }: Product): GridNote {
  return { row, column, text: `×${shown(weight)}` };
}

function inputWindow({ kind, window }: ConvolveFrame): GridWindow {
  const { top, left, span } = window;
  const hue = kind === 'overrun' ? 'off' : 'weights';
  return { row: top, column: left, rows: span, columns: span, hue };
}

/** The pixel that the output answers for; a window of even side has none in its middle. */
function middleOf({ kind, window: { top, left, span } }: ConvolveFrame): GridWindow[] {
  if (kind === 'overrun' || span % 2 === 0 || span === 1) return [];
  const half = (span - 1) / 2;
  return [{ row: top + half, column: left + half, rows: 1, columns: 1, hue: 'output' }];
}

function outputWindows(frame: ConvolveFrame, filter: number): GridWindow[] {
  if (frame.kind !== 'product' || frame.filter !== filter) return [];
  return [{ row: frame.row, column: frame.column, rows: 1, columns: 1, hue: 'output' }];
}

/** The outputs of each map that an input cell goes into, and the weights it goes through. */
function reachedBy({ row, column, channel }: Pointed, { sizes, filters, flip }: Problem) {
  const { input, filter: size, stride, pad, dilation } = sizes;
  const along: SizeOptions = { input, size, stride, pad, dilation };
  const turned = (weight: number) => (flip ? size - 1 - weight : weight);
  const pairs = reaches(row, along).flatMap((down) =>
    reaches(column, along).map((across) => ({ down, across })),
  );
  const marks = pairs.map(
    ({ down, across }) => ({ row: down.output, column: across.output, kind: 'reached' }) as const,
  );
  const notesOf = (filter: number): GridNote[] =>
    pairs.map(({ down, across }) => {
      const weight = filters[filter].weights[channel][turned(down.weight)][turned(across.weight)];
      return { row: down.output, column: across.output, text: `×${shown(weight)}` };
    });
  return { marks, notesOf };
}

function reachedText(pointed: Pointed, outputs: number, { input, filters }: Problem): string {
  const through = outputs > 1 ? ', each time through another weight' : '';
  const maps = filters.length > 1 ? ' of each map' : '';
  const goes =
    outputs === 0 ? 'goes into no output at all' : `goes into ${count(outputs, 'output')}${maps}`;
  const name = channelName(pointed.channel, input.length);
  const place = `row ${pointed.row + 1}, column ${pointed.column + 1}`;
  return `Input ${name ? `${name}, ` : ''}${place} ${goes}${through}.`;
}
