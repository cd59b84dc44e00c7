import { type MapStack } from './map-stack.ts';

/** Where each map of a stack is on a canvas that has one pixel a number and one between maps. */
export interface Layout {
  readonly perRow: number;
  readonly rows: number;
  /** Size of the canvas in its own pixels. */
  readonly width: number;
  readonly height: number;
  /** CSS pixels for one of its pixels, a whole number. */
  readonly zoom: number;
}

/** A place in a stack: which map, and which number of it. */
export interface Cell {
  readonly map: number;
  readonly y: number;
  readonly x: number;
}

/** The largest a cell is drawn. */
const LARGEST_ZOOM = 8;
/** The side that a map is given if there is room. */
const WANTED_SIDE = 64;

/** Fits a stack into `room` CSS pixels; a grid with fixed columns may be wider and scrolls then. */
export function layOut(stack: MapStack, room: number): Layout {
  const { count, height, width } = stack;
  const side = Math.max(height, width);
  const wanted = Math.min(LARGEST_ZOOM, Math.max(1, Math.round(WANTED_SIDE / side)));
  const fits = (columns: number) => Math.floor(room / (columns * (width + 1)));
  const zoom = Math.max(1, Math.min(wanted, fits(stack.perRow ?? 1)));
  const perRow =
    stack.perRow ?? Math.max(1, Math.min(count, Math.floor(room / (zoom * (width + 1)))));
  const rows = Math.ceil(count / perRow);
  return { perRow, rows, width: perRow * (width + 1) - 1, height: rows * (height + 1) - 1, zoom };
}

/** The canvas pixel of a map's corner. */
export function cornerOf(map: number, stack: MapStack, layout: Layout): { x: number; y: number } {
  return {
    x: (map % layout.perRow) * (stack.width + 1),
    y: Math.floor(map / layout.perRow) * (stack.height + 1),
  };
}

/** The cell at a canvas pixel; null between maps and beyond them. */
export function cellAt(px: number, py: number, stack: MapStack, layout: Layout): Cell | null {
  const column = Math.floor(px / (stack.width + 1));
  const row = Math.floor(py / (stack.height + 1));
  const x = Math.floor(px) - column * (stack.width + 1);
  const y = Math.floor(py) - row * (stack.height + 1);
  const map = row * layout.perRow + column;
  const inside = px >= 0 && py >= 0 && column < layout.perRow && map < stack.count;
  return inside && x < stack.width && y < stack.height ? { map, y, x } : null;
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
