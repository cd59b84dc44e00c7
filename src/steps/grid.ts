/** Numbers in rows and columns: `[row][column]`, all rows of one length. */
export type Grid = readonly (readonly number[])[];

/** A grid that is being filled: `null` where nothing has been computed yet. */
export type PartialGrid = readonly (readonly (number | null)[])[];

/** A grid of the given size with nothing in it. */
export function emptyGrid(rows: number, columns: number): (number | null)[][] {
  return Array.from({ length: rows }, () => new Array<number | null>(columns).fill(null));
}

/** The same grid with one number put in; the given grid stays as it is. */
export function withCell(grid: PartialGrid, row: number, column: number, value: number) {
  return grid.map((line, r) =>
    r === row ? line.map((old, c) => (c === column ? value : old)) : line,
  );
}
