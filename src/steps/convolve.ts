import { emptyGrid, type Grid, type PartialGrid, withCell } from './grid.ts';
import type {
  ConvolveFrame,
  OverrunFrame,
  Placement,
  Product,
  ProductFrame,
} from './convolve-frames.ts';
import { overrunText, productText } from './convolve-text.ts';
import { count } from './number-text.ts';
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
  /** Turns each filter by half a turn before it is laid on: convolution as mathematics has it. */
  readonly flip?: boolean;
}

/**
 * A convolution, one output number a frame: filter by filter, row by row, left to right.
 *
 * It is what networks call convolution: unless `flip` says so, the filter is not turned round (cross-correlation).
 * The last frame's `output` is the whole result. When the filter does not fit, the frames end with an
 * `OverrunFrame` at the first position that runs off the edge.
 *
 * @throws RangeError when a filter has not as many channels as the input.
 * @example
 * const frames = [...convolve({ input: [[[1, 2], [3, 4]]], filters: [{ weights: [[[1]]], bias: 1 }] })];
 * frames.at(-1)?.output; // [[[2, 3], [4, 5]]]
 */
export function* convolve(options: ConvolveOptions): Generator<ConvolveFrame, void> {
  const { input, filters } = options;
  const [down, across] = sides(options);
  let output: PartialGrid[] = filters.map(() =>
    emptyGrid(down.starts.length, across.starts.length),
  );
  for (const [index, filter] of filters.entries()) {
    checkDepth(filter, input.length);
    for (const place of places(down, across)) {
      const at = { filter: index, row: place.row, column: place.column, window: place.window };
      if (place.over) {
        const text = overrunText({ ...at, over: place.over });
        yield { ...at, kind: 'overrun', over: place.over, output, text };
        return;
      }
      const result = resultAt(place.window, filter, options);
      output = output.map((map, i) =>
        i === index ? withCell(map, place.row, place.column, result.value) : map,
      );
      const text = productText({ ...at, ...result }, filters.length);
      yield { ...at, kind: 'product', ...result, output, text };
    }
  }
}

/** Which output cell of which filter's map, from 0. */
export interface OutputPlace {
  readonly filter: number;
  readonly row: number;
  readonly column: number;
}

/**
 * One frame of `convolve` by itself, for inputs with too many places to keep all of them; its `output` is empty.
 *
 * @throws RangeError when the filter has no such place, or not as many channels as the input.
 * @example
 * convolveAt({ input: [[[2]]], filters: [{ weights: [[[3]]], bias: 1 }] }, { filter: 0, row: 0, column: 0 }).value; // 7
 */
export function convolveAt(options: ConvolveOptions, place: OutputPlace): ProductFrame {
  const [down, across] = sides(options);
  const filter = options.filters[place.filter];
  const [top, left] = [down.starts[place.row], across.starts[place.column]];
  if (!filter || top === undefined || left === undefined) {
    throw new RangeError(
      `convolveAt: expected a place of the output, got map ${place.filter}, row ${place.row}, column ${place.column}`,
    );
  }
  checkDepth(filter, options.input.length);
  const window = { top, left, span: across.span };
  const result = resultAt(window, filter, options);
  const text = productText({ ...place, ...result }, options.filters.length);
  return { ...place, kind: 'product', window, ...result, output: [], text };
}

/**
 * The whole result at once, `[filter][row][column]`: what the last frame of `convolve` holds, without the frames.
 *
 * What does not fit is left out, as in the frames.
 *
 * @throws RangeError when a filter has not as many channels as the input.
 * @example
 * convolveAll({ input: [[[1, 2], [3, 4]]], filters: [{ weights: [[[1]]], bias: 1 }] }); // [[[2, 3], [4, 5]]]
 */
export function convolveAll(options: ConvolveOptions): number[][][] {
  const [down, across] = sides(options);
  return options.filters.map((filter) => {
    checkDepth(filter, options.input.length);
    return down.starts.map((top) =>
      across.starts.map((left) => sumAt(top, left, filter, options) + filter.bias),
    );
  });
}

function sumAt(top: number, left: number, filter: Filter, options: ConvolveOptions): number {
  const { input, dilation = 1, flip = false } = options;
  let total = 0;
  for (const [channel, weights] of filter.weights.entries()) {
    const last = weights.length - 1;
    let partial = 0;
    for (let i = 0; i <= last; i++) {
      const line = input[channel][top + i * dilation];
      if (!line) continue;
      for (let j = 0; j <= last; j++) {
        const weight = flip ? weights[last - i][last - j] : weights[i][j];
        partial += (line[left + j * dilation] ?? 0) * weight;
      }
    }
    total += partial;
  }
  return total;
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

type Result = Pick<ProductFrame, 'products' | 'partials' | 'sum' | 'bias' | 'value'>;

function resultAt(window: Placement, filter: Filter, options: ConvolveOptions): Result {
  const channels = filter.weights.map((grid, channel) =>
    productsOn(window, grid, channel, options),
  );
  const partials = channels.map((each) => each.reduce((total, { product }) => total + product, 0));
  const sum = partials.reduce((total, each) => total + each, 0);
  return { products: channels.flat(), partials, sum, bias: filter.bias, value: sum + filter.bias };
}

function productsOn(
  window: Placement,
  weights: Grid,
  channel: number,
  { input, dilation = 1, flip = false }: ConvolveOptions,
): Product[] {
  const last = weights.length - 1;
  return weights.flatMap((line, i) =>
    line.map((_, j) => {
      const row = window.top + i * dilation;
      const column = window.left + j * dilation;
      const [filterRow, filterColumn] = flip ? [last - i, last - j] : [i, j];
      const weight = weights[filterRow][filterColumn];
      const found = input[channel][row]?.[column];
      const value = found ?? 0;
      const product = value * weight;
      const inside = found !== undefined;
      return { channel, row, column, filterRow, filterColumn, inside, value, weight, product };
    }),
  );
}

function sides({ input, filters, stride, pad, dilation }: ConvolveOptions): [Sizes, Sizes] {
  const size = filters[0].weights[0].length;
  const along = (cells: number) => sizes({ input: cells, size, stride, pad, dilation });
  return [along(input[0].length), along(input[0][0].length)];
}

function checkDepth(filter: Filter, depth: number): void {
  if (filter.weights.length === depth) return;
  throw new RangeError(
    `convolve: expected a filter with ${count(depth, 'channel')} like the input, got ${filter.weights.length}`,
  );
}
