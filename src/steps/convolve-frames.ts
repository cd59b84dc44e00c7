import type { PartialGrid } from './grid.ts';

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
  /** In the order channel, row, column of the input. */
  readonly products: readonly Product[];
  /** The products of each channel added up. */
  readonly partials: readonly number[];
  /** All products added up, without the bias. */
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
