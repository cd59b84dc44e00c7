import { type BackProduct, type ConvolveBackwardFrame } from '../../steps/index.ts';
import { type GridMark, type GridWindow } from '../number-grid/index.ts';

/** The six grids: what goes in above, the gradients that come of it below. */
export type Panel = 'input' | 'weights' | 'above' | 'toInput' | 'toWeights' | 'toBias';

/** Where the reader points. */
export interface Pointed {
  readonly on: Panel;
  readonly row: number;
  readonly column: number;
}

/** One addend of a gradient: the gradient of an output, times the number that it was multiplied with. */
export interface Term {
  readonly row: number;
  readonly column: number;
  readonly gradient: number;
  readonly factor: number;
}

/** The gradient that is spelled out, and of what it is made. */
export interface Sum {
  readonly of: 'input' | 'weights' | 'bias';
  readonly row: number;
  readonly column: number;
  readonly terms: readonly Term[];
  readonly total: number;
}

export interface BackView {
  readonly frame: ConvolveBackwardFrame;
  readonly sum: Sum;
  readonly marks: (on: Panel) => GridMark[];
  readonly windows: (on: Panel) => GridWindow[];
}

/**
 * Puts a step and the pointer together.
 *
 * Pointing at a weight, an input cell or the bias, or at its gradient, spells out how that gradient has added up to this
 * step and marks the outputs it came from. Pointing at an output shows its own step. The first weight is
 * spelled out where nothing is pointed at.
 */
export function backView(
  frames: readonly ConvolveBackwardFrame[],
  step: number,
  pointed: Pointed | null,
): BackView {
  const at = pointed?.on === 'above' ? frames.findIndex((each) => each.row === pointed.row && each.column === pointed.column) : -1; // prettier-ignore
  const frame = frames[at >= 0 ? at : step];
  const done = frames.slice(0, step + 1);
  const sum = sumOf(done, pointed);
  const marks = (on: Panel): GridMark[] => {
    if (pointed === null || pointed.on === 'above') return on === 'above' && pointed ? [mark(pointed)] : []; // prettier-ignore
    if (on === 'above') return sum.terms.map((term) => ({ ...term, kind: 'reached' }));
    const same = on === sum.of || on === gradientOf[sum.of];
    return same ? [mark(sum)] : [];
  };
  return { frame, sum, marks, windows: (on) => windowsOf(frame, on) };
}

const gradientOf = { input: 'toInput', weights: 'toWeights', bias: 'toBias' } as const;

function mark({ row, column }: { readonly row: number; readonly column: number }): GridMark {
  return { row, column, kind: 'pointed' };
}

function sumOf(done: readonly ConvolveBackwardFrame[], pointed: Pointed | null): Sum {
  const on = pointed?.on ?? 'weights';
  const { row, column } = pointed && on !== 'above' ? pointed : { row: 0, column: 0 };
  const of =
    on === 'input' || on === 'toInput' ? 'input' : on === 'toBias' ? 'bias' : ('weights' as const);
  const terms = done.flatMap((frame): Term[] => {
    const at = { row: frame.row, column: frame.column, gradient: frame.gradient };
    if (of === 'bias') return [{ ...at, factor: 1 }];
    const product = frame.products.find((each) => meets(each, of, row, column));
    return product ? [{ ...at, factor: of === 'input' ? product.weight : product.value }] : [];
  });
  const total = terms.reduce((sum, { gradient, factor }) => sum + gradient * factor, 0);
  return { of, row, column, terms, total };
}

function meets(product: BackProduct, of: 'input' | 'weights', row: number, column: number) {
  return of === 'input'
    ? product.row === row && product.column === column
    : product.filterRow === row && product.filterColumn === column;
}

function windowsOf({ row, column, window }: ConvolveBackwardFrame, on: Panel): GridWindow[] {
  if (on === 'above') return [{ row, column, rows: 1, columns: 1, hue: 'gradient' }];
  if (on !== 'input' && on !== 'toInput') return [];
  const { top, left, span } = window;
  const hue = on === 'input' ? 'weights' : 'gradient';
  return [{ row: top, column: left, rows: span, columns: span, hue }];
}
