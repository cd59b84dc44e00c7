import { count, shown } from './number-text.ts';

/** How a filter is laid along one side of an input. */
export interface SizeOptions {
  /** Cells along the side, N. */
  readonly input: number;
  /** Weights along the side of the filter, F. */
  readonly size: number;
  /** Cells from one position to the next, S; 1 when left out. */
  readonly stride?: number;
  /** Zeros put on each end, P; 0 when left out. */
  readonly pad?: number;
  /** Cells from one weight to the next; 1 when left out. */
  readonly dilation?: number;
}

/** Where the filter comes to lie, and whether that uses the side up. */
export interface Sizes {
  /** (N − F + 2P)/S + 1 as it comes out, a fraction when the filter does not fit. */
  readonly exact: number;
  /** Whether the last position ends exactly on the last cell. */
  readonly fits: boolean;
  /** First cell of each position that lies wholly on the padded side; negative inside the padding. */
  readonly starts: readonly number[];
  /** Cells that the filter covers from its first to its last weight. */
  readonly span: number;
  /** The first position that runs off the edge, by `over` cells; only when it does not fit. */
  readonly overrun?: { readonly start: number; readonly over: number };
  /** One sentence that says all this. */
  readonly text: string;
}

/**
 * The positions of a filter along one side: Dumoulin and Visin 2016, arXiv:1603.07285, relationship 6.
 *
 * With dilation d the filter spans d·(F − 1) + 1 cells (relationship 15 there).
 *
 * @example
 * sizes({ input: 7, size: 3, stride: 2 }).starts; // [0, 2, 4]
 * sizes({ input: 7, size: 3, stride: 3 }).exact; // 2.333…
 */
export function sizes(options: SizeOptions): Sizes {
  const { input, size, stride = 1, pad = 0, dilation = 1 } = options;
  const span = dilation * (size - 1) + 1;
  const room = input + 2 * pad - span;
  const exact = room / stride + 1;
  const fits = room >= 0 && room % stride === 0;
  const places = Math.max(0, Math.floor(exact));
  const starts = Array.from({ length: places }, (_, i) => i * stride - pad);
  if (fits) {
    return { exact, fits, starts, span, text: `The filter fits in ${count(places, 'place')}.` };
  }
  const start = places * stride - pad;
  const over = start + span - (input + pad);
  return { exact, fits, starts, span, overrun: { start, over }, text: misfit(exact, places, over) };
}

function misfit(exact: number, places: number, over: number): string {
  if (places === 0) return `The filter is ${count(over, 'cell')} too long for even one place.`;
  return `${shown(exact)} places is not a whole number: place ${places + 1} runs ${count(over, 'cell')} off the edge.`;
}

/** One output along a side that an input cell reaches, and the weight it goes through. */
interface Reach {
  readonly output: number;
  readonly weight: number;
}

/**
 * The outputs along one side that cell `index` of the input goes into.
 *
 * In two dimensions: every pair of one reach down and one reach across.
 */
export function reaches(index: number, options: SizeOptions): Reach[] {
  const { size, dilation = 1 } = options;
  return sizes(options).starts.flatMap((start, output) => {
    const weight = (index - start) / dilation;
    return Number.isInteger(weight) && weight >= 0 && weight < size ? [{ output, weight }] : [];
  });
}
