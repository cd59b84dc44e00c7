import type { Pixels } from './pixels.ts';

/** A pixel by its row and column, from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The part of a picture under the lens: `span` pixels along each side, or the whole where it is smaller. */
export interface View extends Place {
  readonly span: number;
}

/** The spans one can choose from, the whole first: each half of the one before, down to 4. */
export function spansOf({ height, width }: Pixels): number[] {
  const spans = [Math.max(height, width)];
  for (let span = 32; span >= 4; span /= 2) if (span < spans[0]) spans.push(span);
  return spans;
}

/** The view of another span with `at` in its middle, as far as the picture's edges allow. */
export function zoomTo(pixels: Pixels, span: number, at: Place): View {
  const half = Math.floor(span / 2);
  return within(pixels, { span, row: at.row - half, column: at.column - half });
}

/** The view moved as little as needed to have `at` in it. */
export function follow(pixels: Pixels, view: View, at: Place): View {
  const { span } = view;
  const row = Math.max(at.row - span + 1, Math.min(view.row, at.row));
  const column = Math.max(at.column - span + 1, Math.min(view.column, at.column));
  return within(pixels, { span, row, column });
}

function within({ height, width }: Pixels, { span, row, column }: View): View {
  const start = (wanted: number, length: number) => Math.max(0, Math.min(length - span, wanted));
  return { span, row: start(row, height), column: start(column, width) };
}

/** Rows and columns that a view shows. */
export function shownOf({ height, width }: Pixels, { span }: View) {
  return { rows: Math.min(span, height), columns: Math.min(span, width) };
}

/** Where a key leads from a pixel; null for keys that lead nowhere. */
export function nextPlace({ height, width }: Pixels, at: Place, key: string): Place | null {
  const moves: Record<string, readonly [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    Home: [0, -width],
    End: [0, width],
  };
  if (!Object.hasOwn(moves, key)) return null;
  const [down, across] = moves[key];
  return {
    row: Math.max(0, Math.min(height - 1, at.row + down)),
    column: Math.max(0, Math.min(width - 1, at.column + across)),
  };
}
