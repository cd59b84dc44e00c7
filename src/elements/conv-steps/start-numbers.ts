import type { Filter, Grid } from '../../steps/index.ts';

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

/** How much of the edge each filter looks for in each channel: the second one sees brightness, the others colour. */
const COLOURS: readonly (readonly number[])[] = [
  [1, 1, -1],
  [1, 1, 1],
  [-1, 2, 1],
];

/** The bias of the first filter is not 0, so that it is seen to be added. */
const BIASES = [1, 0, -1] as const;

/** With three channels: a red ring on blue ground, with some green across. */
function startCell(row: number, column: number, channel: number): number {
  if (channel === 0) return RING[row][column];
  return channel === 1 ? Number((row + column) % 3 === 0) : 3 - RING[row][column];
}

/** One channel of an input of the given size; numbers that a student has put in stay where they are. */
export function startInput(size: number, channel: number, edited: Grid = []): Grid {
  return Array.from({ length: size }, (_, row) =>
    Array.from(
      { length: size },
      (_, column) => edited[row]?.[column] ?? startCell(row, column, channel),
    ),
  );
}

/** Filter `index`, from 0, of the given size and depth; every second one looks for edges between above and below. */
export function startFilter(size: number, depth: number, index: number): Filter {
  const edge = EDGES[size - 1];
  const weights = Array.from({ length: depth }, (_, channel) =>
    edge.map((line, row) =>
      line.map(
        (weight, column) => COLOURS[index][channel] * (index % 2 ? edge[column][row] : weight) + 0,
      ),
    ),
  );
  return { weights, bias: BIASES[index] };
}
