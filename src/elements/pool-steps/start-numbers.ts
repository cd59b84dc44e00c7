import type { Grid } from '../../steps/index.ts';

/** Three maps, more than the largest input; the first windows of 2 × 2 hold no tie, the fourth does. */
const MAPS: readonly Grid[] = [
  [
    [1, 3, 2, 0, 1, 4, 2],
    [5, 2, 4, 8, 3, 0, 1],
    [3, 2, 1, 6, 2, 5, 3],
    [0, 7, 6, 4, 1, 2, 0],
    [2, 1, 0, 3, 9, 4, 2],
    [4, 3, 5, 1, 0, 2, 6],
    [1, 0, 2, 4, 3, 1, 5],
  ],
  [
    [0, 2, 5, 1, 0, 3, 1],
    [1, 0, 3, 2, 4, 1, 0],
    [6, 1, 0, 0, 2, 7, 2],
    [2, 4, 0, 0, 1, 3, 5],
    [3, 0, 2, 5, 0, 1, 4],
    [1, 2, 8, 0, 3, 2, 1],
    [0, 5, 1, 2, 4, 0, 3],
  ],
  [
    [-1, 0, 2, -3, 1, 0, 2],
    [-2, -4, 1, 3, -1, 2, 0],
    [4, 1, -5, 0, 3, -2, 1],
    [2, -1, -2, -6, 0, 1, 4],
    [0, 3, 1, 2, -1, 5, -3],
    [1, -2, 4, 0, 2, -4, 1],
    [3, 0, -1, 1, 6, 2, 0],
  ],
];

const GRADIENT: Grid = [
  [2, -4, 1, 3, -1, 2, 5],
  [8, 4, -2, 1, 6, -3, 1],
  [-1, 3, 6, -2, 4, 1, -5],
  [5, -1, 2, 4, -3, 2, 1],
  [1, 2, -6, 3, 1, -2, 4],
  [-3, 4, 1, 2, 5, 1, -1],
  [2, -1, 3, -4, 1, 6, 2],
];

/** Maps of the given side; numbers that a reader has put in stay where they are. */
export function startMaps(maps: number, side: number, edited: readonly Grid[] = []): Grid[] {
  return Array.from({ length: maps }, (_, i) => cut(MAPS[i], side, edited[i]));
}

/** A gradient for each map's output; numbers that a reader has put in stay where they are. */
export function startAbove(maps: number, side: number, edited: readonly Grid[] = []): Grid[] {
  return Array.from({ length: maps }, (_, i) => {
    const turned = [...GRADIENT.slice(2 * i), ...GRADIENT.slice(0, 2 * i)];
    return cut(turned, side, edited[i]);
  });
}

function cut(from: Grid, side: number, edited: Grid = []): Grid {
  return Array.from({ length: side }, (_, row) =>
    Array.from({ length: side }, (_, column) => edited[row]?.[column] ?? from[row][column]),
  );
}
