import type { MapStack } from './map-stack.ts';

/** Where each map of a stack is, in CSS pixels. */
export interface Layout {
  readonly perRow: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
  /** CSS pixels for one number, a whole multiple. */
  readonly zoom: number;
}

/** A place in a stack: which map, and which number of it. */
export interface Cell {
  readonly map: number;
  readonly y: number;
  readonly x: number;
}

/** CSS pixels between maps, with room for the line round each. */
const GAP = 4;
/** The side that a map is given if there is room. */
const WANTED_SIDE = 64;

/** Fits a stack into `room` CSS pixels; a grid with fixed columns may be wider and scrolls then. */
export function layOut(stack: MapStack, room: number): Layout {
  const { count, height, width } = stack;
  const roomForMaps = (columns: number) => room - 2 - (columns - 1) * GAP;
  const fitting = (columns: number) => Math.floor(roomForMaps(columns) / (columns * width));
  const zoom = Math.max(1, Math.min(wantedZoom(stack), fitting(stack.perRow ?? 1)));
  const fits = Math.floor((room - 2 + GAP) / (zoom * width + GAP));
  const perRow = stack.perRow ?? Math.max(1, Math.min(count, fits));
  const rows = Math.ceil(count / perRow);
  return {
    perRow,
    rows,
    width: perRow * (width * zoom + GAP) - GAP + 2,
    height: rows * (height * zoom + GAP) - GAP + 2,
    zoom,
  };
}

/** Single numbers are large enough to point at while they are few; a table of filters stays small. */
function wantedZoom({
  count,
  height,
  width,
  perRow,
  side: wanted = WANTED_SIDE,
}: MapStack): number {
  const side = Math.max(height, width);
  if (side === 1) return count <= 64 ? 24 : 12;
  return Math.min(perRow === null ? 12 : 5, Math.max(1, Math.round(wanted / side)));
}

/** The corner of a map, inside the line round it. */
export function cornerOf(map: number, stack: MapStack, layout: Layout): { x: number; y: number } {
  return {
    x: 1 + (map % layout.perRow) * (stack.width * layout.zoom + GAP),
    y: 1 + Math.floor(map / layout.perRow) * (stack.height * layout.zoom + GAP),
  };
}

/** The cell at a place; null between maps and beyond them. */
export function cellAt(px: number, py: number, stack: MapStack, layout: Layout): Cell | null {
  const column = Math.floor((px - 1) / (stack.width * layout.zoom + GAP));
  const row = Math.floor((py - 1) / (stack.height * layout.zoom + GAP));
  const map = row * layout.perRow + column;
  if (column < 0 || row < 0 || column >= layout.perRow || map >= stack.count) return null;
  const corner = cornerOf(map, stack, layout);
  const x = Math.floor((px - corner.x) / layout.zoom);
  const y = Math.floor((py - corner.y) / layout.zoom);
  return x >= 0 && y >= 0 && x < stack.width && y < stack.height ? { map, y, x } : null;
}

/** The cell that an arrow key leads to; over the edge of a map lies its neighbour. */
export function step(cell: Cell, key: string, stack: MapStack, layout: Layout): Cell {
  const moves: Record<string, [number, number]> = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
  };
  const move = moves[key];
  if (!move) return cell;
  let { map } = cell;
  let y = cell.y + move[0];
  let x = cell.x + move[1];
  if (x < 0 || x >= stack.width) {
    map += move[1];
    x = move[1] < 0 ? stack.width - 1 : 0;
  }
  if (y < 0 || y >= stack.height) {
    map += move[0] * layout.perRow;
    y = move[0] < 0 ? stack.height - 1 : 0;
  }
  return map >= 0 && map < stack.count ? { map, y, x } : cell;
}
