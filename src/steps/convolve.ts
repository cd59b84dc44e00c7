import { emptyGrid, type Grid, type PartialGrid, withCell } from './grid.ts';
import { count, shown } from './number-text.ts';
import { type Sizes, sizes } from './sizes.ts';

/** One filter: a grid of weights for each channel of the input, and its bias. */
export interface Filter {
  /** `[channel][row][column]`, square. */
  readonly weights: readonly Grid[];
  readonly bias: number;
}

/** What is convolved with what. */
export interface ConvolveOptions {
  /** `[channel][row][column]`. */
  readonly input: readonly Grid[];
  /** One output map each. */
  readonly filters: readonly Filter[];
  /** Cells from one position to the next; 1 when left out. */
  readonly stride?: number;
  /** Rings of zeros round the input; 0 when left out. */
  readonly pad?: number;
  /** Cells from one weight to the next; 1 when left out. */
  readonly dilation?: number;
}

/** One weight on one cell. `row` and `column` count from the input's own corner, so padding is below 0 or past the end. */
export interface Product {
  readonly channel: number;
  readonly row: number;
  readonly column: number;
  readonly filterRow: number;
  readonly filterColumn: number;
  /** False on a zero of the padding. */
  readonly inside: boolean;
  readonly value: number;
  readonly weight: number;
  readonly product: number;
}

/** Where the filter lies on the input; `top` and `left` are negative inside the padding. */
export interface Placement {
  readonly top: number;
  readonly left: number;
  /** Cells covered along each side, dilation included. */
  readonly span: number;
}

interface Position {
  /** Which filter, from 0. */
  readonly filter: number;
  /** The output cell, from 0. */
  readonly row: number;
  readonly column: number;
  readonly window: Placement;
  /** One map a filter, as far as they are computed. */
  readonly output: readonly PartialGrid[];
  /** This step in one sentence. */
  readonly text: string;
}

/** The filter on one place of the input, and the one number that comes of it. */
export interface ProductFrame extends Position {
  readonly kind: 'product';
  /** In the order channel, row, column. */
  readonly products: readonly Product[];
  /** The products added up, without the bias. */
  readonly sum: number;
  readonly bias: number;
  /** `sum + bias`: the output cell. */
  readonly value: number;
}

/** The filter has run off the edge: no number comes of it, and no further frame. */
export interface OverrunFrame extends Position {
  readonly kind: 'overrun';
  /** How many cells stick out to the right and below. */
  readonly over: { readonly right: number; readonly below: number };
}

export type ConvolveFrame = ProductFrame | OverrunFrame;

/**
 * A convolution, one output number a frame: filter by filter, row by row, left to right.
 *
 * It is what networks call convolution: the filter is not flipped (cross-correlation). The last
 * frame's `output` is the whole result. When the filter does not fit, the frames end with an
 * `OverrunFrame` at the first position that runs off the edge.
 *
 * @throws RangeError when a filter has not as many channels as the input.
 * @example
 * const frames = [...convolve({ input: [[[1, 2], [3, 4]]], filters: [{ weights: [[[1]]], bias: 1 }] })];
 * frames.at(-1)?.output; // [[[2, 3], [4, 5]]]
 */
export function* convolve(options: ConvolveOptions): Generator<ConvolveFrame, void> {
  const { input, filters } = options;
  const down = side(options, input[0].length);
  const across = side(options, input[0][0].length);
  let output: PartialGrid[] = filters.map(() =>
    emptyGrid(down.starts.length, across.starts.length),
  );
  for (const [index, filter] of filters.entries()) {
    checkDepth(filter, input.length);
    for (const place of places(down, across)) {
      const at = { filter: index, row: place.row, column: place.column, window: place.window };
      if (place.over) {
        yield { ...at, kind: 'overrun', over: place.over, output, text: overrunText(place) };
        return;
      }
      const products = productsAt(place.window, filter, options);
      const sum = products.reduce((total, each) => total + each.product, 0);
      const value = sum + filter.bias;
      output = output.map((map, i) =>
        i === index ? withCell(map, place.row, place.column, value) : map,
      );
      const result = { products, sum, bias: filter.bias, value };
      yield { ...at, kind: 'product', ...result, output, text: productText(place, result) };
    }
  }
}

interface Place {
  readonly row: number;
  readonly column: number;
  readonly window: Placement;
  readonly over?: OverrunFrame['over'];
}

/** All positions in reading order; the first that runs off the edge comes marked and last. */
function* places(down: Sizes, across: Sizes): Generator<Place, void> {
  const lefts = [...across.starts, ...(across.overrun ? [across.overrun.start] : [])];
  const tops = [...down.starts, ...(down.overrun ? [down.overrun.start] : [])];
  for (const [row, top] of tops.entries()) {
    for (const [column, left] of lefts.entries()) {
      const right = column === across.starts.length ? (across.overrun?.over ?? 0) : 0;
      const below = row === down.starts.length ? (down.overrun?.over ?? 0) : 0;
      const window = { top, left, span: across.span };
      if (right + below > 0) {
        yield { row, column, window, over: { right, below } };
        return;
      }
      yield { row, column, window };
    }
  }
}

function productsAt(window: Placement, filter: Filter, options: ConvolveOptions): Product[] {
  const { input, dilation = 1 } = options;
  return filter.weights.flatMap((grid, channel) =>
    grid.flatMap((line, filterRow) =>
      line.map((weight, filterColumn) => {
        const row = window.top + filterRow * dilation;
        const column = window.left + filterColumn * dilation;
        const found = input[channel][row]?.[column];
        const value = found ?? 0;
        const product = value * weight;
        const inside = found !== undefined;
        return { channel, row, column, filterRow, filterColumn, inside, value, weight, product };
      }),
    ),
  );
}

function side(options: ConvolveOptions, input: number): Sizes {
  const { stride, pad, dilation } = options;
  return sizes({ input, size: options.filters[0].weights[0].length, stride, pad, dilation });
}

function checkDepth(filter: Filter, depth: number): void {
  if (filter.weights.length === depth) return;
  throw new RangeError(
    `convolve: expected a filter with ${count(depth, 'channel')} like the input, got ${filter.weights.length}`,
  );
}

type Result = Pick<ProductFrame, 'products' | 'sum' | 'bias' | 'value'>;

function productText(place: Place, { products, sum, bias, value }: Result): string {
  const zeros = products.filter((each) => !each.inside).length;
  const padding = zeros > 0 ? `, ${zeros} of them with padding` : '';
  return (
    `Output row ${place.row + 1}, column ${place.column + 1}: ` +
    `${count(products.length, 'product')}${padding} ${products.length === 1 ? 'makes' : 'add up to'} ` +
    `${shown(sum)}; plus bias ${shown(bias)} is ${shown(value)}.`
  );
}

function overrunText({ row, column, over }: Place): string {
  const right = over?.right ?? 0;
  const off =
    right > 0
      ? `output column ${column + 1} would reach ${count(right, 'cell')} past the right edge`
      : `output row ${row + 1} would reach ${count(over?.below ?? 0, 'cell')} past the lower edge`;
  return `The filter does not fit: ${off}, so there is no output.`;
}
