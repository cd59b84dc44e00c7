/** Tiles of `stride` pixels over a picture. */
export interface Tiling {
  readonly rows: number;
  readonly columns: number;
  /** Pixels of the picture along a tile. */
  readonly stride: number;
}

/** A tile. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Where an arrow key, Home or End leads from a place; the first one where there is none. Null for another key. */
export function placeAfter(
  key: string,
  from: Place | null,
  { rows, columns }: Tiling,
): Place | null {
  const moves: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    Home: [0, -columns],
    End: [0, columns],
  };
  const move = moves[key];
  if (!move) return null;
  if (!from) return { row: 0, column: 0 };
  return {
    row: Math.min(rows - 1, Math.max(0, from.row + move[0])),
    column: Math.min(columns - 1, Math.max(0, from.column + move[1])),
  };
}

/** The tile at a point, in pixels of the picture; null beyond them. */
export function placeAt(x: number, y: number, { rows, columns, stride }: Tiling): Place | null {
  const row = Math.floor(y / stride);
  const column = Math.floor(x / stride);
  return row >= 0 && column >= 0 && row < rows && column < columns ? { row, column } : null;
}

/** The square that a patch of `size` pixels covers at a place, cut at the border of the picture. */
export function patchAt({ row, column }: Place, stride: number, size: number, side: number) {
  const from = (tile: number) => Math.floor(tile * stride + stride / 2 - size / 2);
  const [top, left] = [from(row), from(column)];
  const [y, x] = [Math.max(0, top), Math.max(0, left)];
  return { x, y, width: Math.min(side, left + size) - x, height: Math.min(side, top + size) - y };
}
