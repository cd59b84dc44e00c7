import { type Grid } from '../../steps/index.ts';

/** A ring, bright on dark, that a student can make out from the numbers; more than the largest input. */
const RING: Grid = [
  [0, 0, 1, 2, 1, 0, 0, 0, 1],
  [0, 2, 3, 3, 3, 2, 0, 0, 2],
  [1, 3, 1, 0, 1, 3, 1, 0, 3],
  [2, 3, 0, 0, 0, 3, 2, 0, 3],
  [1, 3, 1, 0, 1, 3, 1, 0, 2],
  [0, 2, 3, 3, 3, 2, 0, 0, 1],
  [0, 0, 1, 2, 1, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 1, 0],
  [1, 2, 3, 3, 2, 1, 0, 0, 2],
];

/** Filters that answer to an edge between a bright left and a dark right, one for each size. */
const EDGES: readonly Grid[] = [
  [[2]],
  [
    [1, -1],
    [1, -1],
  ],
  [
    [1, 0, -1],
    [2, 0, -2],
    [1, 0, -1],
  ],
  [
    [1, 1, -1, -1],
    [1, 2, -2, -1],
    [1, 2, -2, -1],
    [1, 1, -1, -1],
  ],
  [
    [1, 1, 0, -1, -1],
    [1, 1, 0, -1, -1],
    [1, 2, 0, -2, -1],
    [1, 1, 0, -1, -1],
    [1, 1, 0, -1, -1],
  ],
];

/** An input of the given size; numbers that a student has put in stay where they are. */
export function startInput(size: number, edited: Grid = []): Grid {
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => edited[row]?.[column] ?? RING[row][column]),
  );
}

/** A filter of the given size. */
export function startFilter(size: number): Grid {
  return EDGES[size - 1];
}
