import { emptyGrid, type Grid, type PartialGrid, withCell } from './grid.ts';
import { count, shown } from './number-text.ts';

/** A fully connected layer and what it is given. */
export interface DenseOptions {
  /** `[channel][row][column]`, all channels of one size. */
  readonly input: readonly Grid[];
  /** `[output][feature]`: a row of weights for each output. */
  readonly weights: Grid;
  /** One number for each output. */
  readonly bias: readonly number[];
}

/** Where a number of the flattened row comes from. */
export interface FlatPlace {
  readonly channel: number;
  readonly row: number;
  readonly column: number;
}

/** One feature times its weight. */
export interface DenseTerm {
  /** Place in the flattened row, from 0. */
  readonly feature: number;
  readonly value: number;
  readonly weight: number;
}

interface Common {
  /** The flattened row so far. */
  readonly flat: readonly (number | null)[];
  /** The outputs so far, one row each. */
  readonly output: PartialGrid;
  /** The sentence of this step. */
  readonly text: string;
}

/** All channels of one place move into the row. */
export interface FlattenFrame extends Common {
  readonly kind: 'flatten';
  readonly row: number;
  readonly column: number;
  /** Where in the flattened row this place's numbers begin. */
  readonly first: number;
}

/** One output: its row of weights times the flattened row. */
export interface DotFrame extends Common {
  readonly kind: 'dot';
  /** The output, from 0. */
  readonly unit: number;
  readonly terms: readonly DenseTerm[];
  readonly sum: number;
  readonly bias: number;
  readonly value: number;
}

export type DenseFrame = FlattenFrame | DotFrame;

/**
 * The places of a flattened map, in order: row by row, at each place through the channels, as frameworks
 * with channels last do.
 */
export function flatPlaces(input: readonly Grid[]): FlatPlace[] {
  return input[0].flatMap((line, row) =>
    line.flatMap((_, column) => input.map((_grid, channel) => ({ channel, row, column }))),
  );
}

/**
 * A map written out as one row, then one dot product an output: y = W·x + b.
 *
 * @throws RangeError when a row of weights is not as long as the flattened row, or a bias is missing.
 * @example
 * [...dense({ input: [[[2, 3]]], weights: [[10, 1]], bias: [5] })].at(-1)?.output; // [[28]]
 */
export function* dense({ input, weights, bias }: DenseOptions): Generator<DenseFrame, void> {
  const places = flatPlaces(input);
  check(places.length, weights, bias);
  const empty = emptyGrid(weights.length, 1);
  let flat: readonly (number | null)[] = new Array<null>(places.length).fill(null);
  for (let first = 0; first < places.length; first += input.length) {
    const { row, column } = places[first];
    flat = flat.map((old, i) =>
      i >= first && i < first + input.length ? valueAt(input, places[i]) : old,
    );
    const text = flattenText(row, column, first, input.length);
    yield { kind: 'flatten', row, column, first, flat, output: empty, text };
  }
  const x = places.map((place) => valueAt(input, place));
  let output: PartialGrid = empty;
  for (const [unit, row] of weights.entries()) {
    const terms = row.map((weight, feature) => ({ feature, weight, value: x[feature] }));
    const sum = terms.reduce((total, { value, weight }) => total + value * weight, 0);
    const value = sum + bias[unit];
    output = withCell(output, unit, 0, value);
    const text = `Output ${unit + 1}: ${count(terms.length, 'product')} add up to ${shown(sum)}; with the bias ${shown(bias[unit])} that is ${shown(value)}.`;
    yield { kind: 'dot', unit, terms, sum, bias: bias[unit], value, flat, output, text };
  }
}

function valueAt(input: readonly Grid[], { channel, row, column }: FlatPlace): number {
  return input[channel][row][column];
}

function flattenText(row: number, column: number, first: number, channels: number): string {
  const at = `Row ${row + 1}, column ${column + 1}`;
  if (channels === 1) return `${at}: its number becomes number ${first + 1} of the row.`;
  return `${at}: its ${channels} channels become numbers ${first + 1} ${channels === 2 ? 'and' : 'to'} ${first + channels} of the row.`;
}

function check(features: number, weights: Grid, bias: readonly number[]): void {
  const odd = weights.find((row) => row.length !== features);
  if (odd) throw new RangeError(`dense: expected ${features} weights an output, got ${odd.length}`);
  if (bias.length !== weights.length)
    throw new RangeError(
      `dense: expected a bias for each of ${weights.length}, got ${bias.length}`,
    );
}
