import type { Grid } from '../../steps/index.ts';

const INPUT: Grid = [
  [1, 2, 0, 3, 1, 2],
  [0, 1, 3, 1, 2, 0],
  [2, 0, 1, 2, 0, 1],
  [1, 3, 2, 0, 1, 3],
  [0, 1, 2, 3, 1, 0],
  [2, 0, 1, 0, 2, 1],
];

const WEIGHTS: Grid = [
  [1, -1, 2],
  [0, 2, -2],
  [3, 0, 1],
];

const ABOVE: Grid = [
  [2, -1, 1, 0, 3, -2],
  [3, 1, -2, 2, 0, 1],
  [0, -3, 1, 1, -1, 2],
  [1, 2, 0, -2, 1, 3],
  [-1, 0, 2, 1, 3, -2],
  [2, 1, -1, 3, 0, 1],
];

/** The three grids that a reader can change, each at most 6 × 6 to start with. */
export const START = { input: INPUT, weights: WEIGHTS, above: ABOVE } as const;

/** A grid of this side; numbers that a reader has put in stay where they are, what no table holds is 0. */
export function startGrid(from: Grid, side: number, edited: Grid = []): Grid {
  return Array.from({ length: side }, (_, row) =>
    Array.from({ length: side }, (_, column) => edited[row]?.[column] ?? from[row]?.[column] ?? 0),
  );
}
