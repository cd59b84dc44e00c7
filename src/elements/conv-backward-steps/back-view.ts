import type { BackProduct, ConvolveBackwardFrame } from '../../steps/index.ts';
import type { GridMark, GridWindow } from '../number-grid/index.ts';

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
  /** A weight's, an input's and the bias's; those pointed at, or the first. */
  readonly sums: readonly Sum[];
  readonly marks: (on: Panel) => GridMark[];
  readonly windows: (on: Panel) => GridWindow[];
}

const OWN: Readonly<Record<Panel, Sum['of'] | undefined>> = {
  input: 'input',
  toInput: 'input',
  weights: 'weights',
  toWeights: 'weights',
  toBias: 'bias',
  above: undefined,
};

/**
 * Puts a step and the pointer together.
 *
 * Pointing at a weight, an input cell or the bias, or at its gradient, spells out how that gradient has added up to this
 * step and marks the outputs it came from. Pointing at an output shows its own step. Where nothing is
 * pointed at, the first weight and the first input are spelled out.
 */
export function backView(
  frames: readonly ConvolveBackwardFrame[],
  step: number,
  pointed: Pointed | null,
): BackView {
  const at = frames.findIndex(
    (each) => each.row === pointed?.row && each.column === pointed.column,
  );
  const frame = frames[pointed?.on === 'above' && at >= 0 ? at : step];
  const of = pointed ? OWN[pointed.on] : undefined;
  const sums = (['weights', 'input', 'bias'] as const).map((each) =>
    sumOf(
      frames.slice(0, step + 1),
      each,
      pointed && of === each ? pointed : { row: 0, column: 0 },
    ),
  );
  const marks = (on: Panel): GridMark[] => {
    if (!pointed) return [];
    const { row, column } = pointed;
    if (on === 'above' && of) return marksOf(sums.find((sum) => sum.of === of)!);
    const same = on === pointed.on || (of !== undefined && OWN[on] === of);
    return same ? [{ row, column, kind: 'pointed' }] : [];
  };
  return { frame, sums, marks, windows: (on) => windowsOf(frame, on) };
}

function marksOf({ terms }: Sum): GridMark[] {
  return terms.map(({ row, column }) => ({ row, column, kind: 'reached' }));
}

function sumOf(
  done: readonly ConvolveBackwardFrame[],
  of: Sum['of'],
  { row, column }: { readonly row: number; readonly column: number },
): Sum {
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
