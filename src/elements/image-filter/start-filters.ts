import type { Filter, Grid } from '../../steps/index.ts';

/** A filter over red, green and blue, and what it looks for. */
export interface ColourFilter extends Filter {
  readonly name: string;
}

const EVEN = [1, 1, 1, 1, 1] as const;
const STEP = [1, 1, 0, -1, -1] as const;
const GREY = [1, 1, 1] as const;

/** The same 5×5 pattern in each channel, as strong as the colour says. */
function spread(pattern: Grid, colour: readonly number[]): Grid[] {
  return colour.map((share) => pattern.map((line) => line.map((weight) => weight * share + 0)));
}

function outer(column: readonly number[], row: readonly number[]): Grid {
  return column.map((a) => row.map((b) => a * b));
}

const DOT: Grid = EVEN.map((_, r) => EVEN.map((_, c) => (r === 2 && c === 2 ? 24 : -1)));

const SLANT: Grid = EVEN.map((_, r) => EVEN.map((_, c) => Math.sign(4 - r - c)));

/** Six filters of 5×5×3: edges in three directions, two pairs of colours that oppose each other, and dots. */
export const COLOUR_FILTERS: readonly ColourFilter[] = [
  { name: 'edges, left to right', weights: spread(outer(EVEN, STEP), GREY), bias: 0 },
  { name: 'red against green', weights: spread(outer(EVEN, EVEN), [1, -1, 0]), bias: 0 },
  { name: 'edges, top to bottom', weights: spread(outer(STEP, EVEN), GREY), bias: 0 },
  { name: 'blue against yellow', weights: spread(outer(EVEN, EVEN), [-1, -1, 2]), bias: 0 },
  { name: 'dots and corners', weights: spread(DOT, GREY), bias: 0 },
  { name: 'edges, slanted', weights: spread(SLANT, GREY), bias: 0 },
];
