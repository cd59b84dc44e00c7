import { convolve, type ConvolveOptions } from './convolve.ts';
import type { Placement } from './convolve-frames.ts';
import type { Grid, PartialGrid } from './grid.ts';
import { count, shown } from './number-text.ts';

/** One weight on one input cell, and what each of the two gets of the gradient. */
export interface BackProduct {
  readonly channel: number;
  /** Input cell; below 0 or past the end in the padding. */
  readonly row: number;
  readonly column: number;
  readonly filterRow: number;
  readonly filterColumn: number;
  /** False on a zero of the padding, which gets no gradient and gives none. */
  readonly inside: boolean;
  readonly value: number;
  readonly weight: number;
  /** gradient · value: what is added to this weight's gradient. */
  readonly toWeight: number;
  /** gradient · weight: what is added to this input cell's gradient. */
  readonly toInput: number;
}

/** The gradients of a convolution, as far as they are added up. */
export interface ConvolveGradients {
  /** `[channel][row][column]`, as large as the input. */
  readonly input: readonly Grid[];
  /** `[filter][channel][row][column]`. */
  readonly weights: readonly (readonly Grid[])[];
  /** One a filter. */
  readonly bias: readonly number[];
}

/** One output cell: the gradient that arrives there, handed on to everything that made its number. */
export interface ConvolveBackwardFrame extends ConvolveGradients {
  /** Which filter, from 0. */
  readonly filter: number;
  /** The output cell, from 0. */
  readonly row: number;
  readonly column: number;
  readonly window: Placement;
  /** ∂L/∂y at this output cell. */
  readonly gradient: number;
  readonly products: readonly BackProduct[];
  /** This step in one sentence. */
  readonly text: string;
}

/**
 * The gradient of a convolution, one output cell a frame; all three gradients start as zeros and add up.
 *
 * y = Σ w·x + b, so a gradient g at y gives g·x to each weight, g·w to each input cell and g to the bias. A weight
 * was used at every place and an input cell by several windows: what they get there is added (Dumoulin and
 * Visin 2016, section 4, for the same as a transposed convolution).
 *
 * @param above the gradient at the output, `[filter][row][column]`
 * @throws RangeError when `above` is not as large as the output, or a filter does not fit.
 * @example
 * const [frame] = convolveBackward({ input: [[[3]]], filters: [{ weights: [[[2]]], bias: 0 }] }, [[[5]]]);
 * frame.weights; // [[[[15]]]]
 */
export function* convolveBackward(
  options: ConvolveOptions,
  above: readonly Grid[],
): Generator<ConvolveBackwardFrame, void> {
  const frames = [...convolve(options)];
  const last = frames.at(-1);
  if (!last || last.kind === 'overrun') throw new RangeError(`convolveBackward: ${last?.text}`);
  checkAbove(above, last.output);
  let gradients = zeros(options);
  for (const frame of frames) {
    if (frame.kind === 'overrun') return;
    const { filter, row, column, window } = frame;
    const gradient = above[filter][row][column];
    const products = frame.products.map((each) => ({
      ...each,
      toWeight: gradient * each.value,
      toInput: gradient * each.weight,
    }));
    gradients = added(gradients, filter, gradient, products);
    const at = { filter, row, column, window, gradient, products };
    yield { ...at, ...gradients, text: textOf(at, options.filters.length) };
  }
}

function zeros({ input, filters }: ConvolveOptions): ConvolveGradients {
  const zero = (grid: Grid) => grid.map((line) => line.map(() => 0));
  return {
    input: input.map(zero),
    weights: filters.map(({ weights }) => weights.map(zero)),
    bias: filters.map(() => 0),
  };
}

function added(
  old: ConvolveGradients,
  filter: number,
  gradient: number,
  products: readonly BackProduct[],
): ConvolveGradients {
  const input = old.input.map((grid) => grid.map((line) => [...line]));
  const mine = old.weights[filter].map((grid) => grid.map((line) => [...line]));
  for (const each of products) {
    mine[each.channel][each.filterRow][each.filterColumn] += each.toWeight;
    if (each.inside) input[each.channel][each.row][each.column] += each.toInput;
  }
  return {
    input,
    weights: old.weights.map((kept, i) => (i === filter ? mine : kept)),
    bias: old.bias.map((sum, i) => (i === filter ? sum + gradient : sum)),
  };
}

type Told = Pick<ConvolveBackwardFrame, 'filter' | 'row' | 'column' | 'gradient' | 'products'>;

function textOf({ filter, row, column, gradient, products }: Told, maps: number): string {
  const where = maps > 1 ? `Map ${filter + 1}, row` : 'Output row';
  const at = `${where} ${row + 1}, column ${column + 1}`;
  if (gradient === 0) return `${at}: the gradient is 0, so nothing is added anywhere.`;
  const cells = products.filter(({ inside }) => inside).length;
  const g = shown(gradient);
  const given = [
    `${each(products.length, 'weight')} ${g} times its input`,
    ...(cells > 0 ? [`${each(cells, 'input cell')} ${g} times its weight`] : []),
  ];
  return `${at}: the gradient ${g} gives ${given.join(', ')} and the bias ${g}.`;
}

function each(amount: number, noun: string): string {
  return amount === 1 ? `the ${noun}` : `each of the ${count(amount, noun)}`;
}

function checkAbove(above: readonly Grid[], output: readonly PartialGrid[]): void {
  const sizesOf = (maps: readonly PartialGrid[]) =>
    maps.map((map) => map.map((line) => line.length).join()).join(' ');
  if (sizesOf(above) !== sizesOf(output)) {
    throw new RangeError(
      `convolveBackward: expected a gradient of ${output.length} × ${output[0].length} × ${output[0][0].length} like the output`,
    );
  }
}
