import type { Grid } from '../../steps/index.ts';

/** Channels of the input. */
export const DEPTH = 64;
/** How many filters, so how many channels come out. */
export const FILTERS = 32;
/** Pixels along the side of the input. */
const SIDE = 4;

/** A number from −1 to 1 that depends on its place only, with two decimals: made up, as the figure says. */
function made(a: number, b: number): number {
  const wave = Math.sin(a * 12.9898 + b * 78.233) * 43758.5453;
  return Math.round((2 * (wave - Math.floor(wave)) - 1) * 100) / 100;
}

/** What a 1×1 convolution is made with. */
export interface PointwiseNumbers {
  /** `[row][column][channel]` */
  readonly input: readonly Grid[];
  /** `[filter][channel]` */
  readonly weights: Grid;
  /** One a filter. */
  readonly bias: readonly number[];
}

/**
 * The numbers to start with. What comes out of a ReLU is 0 about half of the time, so the input is here; the weights are
 * small enough that 64 products stay near 1.
 */
export const START: PointwiseNumbers = {
  input: each(SIDE, (row) =>
    each(SIDE, (column) =>
      each(DEPTH, (channel) => Math.max(0, made(row * SIDE + column + 1, channel + 1))),
    ),
  ),
  weights: each(FILTERS, (filter) => each(DEPTH, (channel) => made(filter + 101, channel + 7) / 2)),
  bias: each(FILTERS, (filter) => made(filter + 301, 3)),
};

function each<T>(length: number, make: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => make(index));
}
