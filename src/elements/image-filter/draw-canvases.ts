import { html, nothing } from 'lit';
import type { Grid, OutputPlace, Placement } from '../../steps/index.ts';
import type { CellPlace } from '../number-grid/index.ts';

/** What the reader points at: a pixel of the picture, or a result on one of the maps. */
export type PointedPixel = ({ readonly on: 'picture' } & CellPlace) | ({ readonly on: 'map' } & OutputPlace); // prettier-ignore

/** A frame over some pixels. */
export interface Frame {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly kind: 'filter' | 'result' | 'reached' | 'pointed';
}

/** A canvas of pixels with frames over it, to be pointed at and walked with the arrow keys. */
export interface CanvasDrawing {
  readonly id: string;
  readonly label: string;
  readonly grid: Grid;
  /** CSS pixels for one pixel of the picture. */
  readonly zoom: number;
  readonly frames: readonly Frame[];
  /** Where the arrow keys go from. */
  readonly at: CellPlace;
  readonly onPoint: (place: CellPlace | null) => void;
  readonly onPick: (place: CellPlace) => void;
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The canvas itself is painted by the element, which finds it by its id. */
export function drawCanvas(drawing: CanvasDrawing) {
  const { id, label, grid, zoom, frames, at, onPoint, onPick } = drawing;
  const [rows, columns] = [grid.length, grid[0]?.length ?? 0];
  const place = (event: PointerEvent): CellPlace => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    return {
      row: clamp(Math.floor((event.clientY - box.top) / zoom), rows - 1),
      column: clamp(Math.floor((event.clientX - box.left) / zoom), columns - 1),
    };
  };
  const key = (event: KeyboardEvent) => {
    const move = MOVES[event.key] as readonly [number, number] | undefined;
    if (event.key === 'Enter') onPick(at);
    else if (!move) return;
    else
      onPoint({
        row: clamp(at.row + move[0], rows - 1),
        column: clamp(at.column + move[1], columns - 1),
      });
    event.preventDefault();
  };
  return html`<div
    class="pixels"
    role="application"
    tabindex="0"
    aria-label=${`${label}. Arrow keys choose a pixel, Enter goes there.`}
    style="width: ${columns * zoom}px; height: ${rows * zoom}px"
    @pointermove=${(event: PointerEvent) => onPoint(place(event))}
    @pointerleave=${() => onPoint(null)}
    @click=${(event: PointerEvent) => onPick(place(event))}
    @keydown=${key}
    @blur=${() => onPoint(null)}
  >
    <canvas id=${id} width=${columns} height=${rows}></canvas>
    ${frames.length > 0 ? frames.map((frame) => drawFrame(frame, zoom)) : nothing}
  </div>`;
}

function drawFrame({ row, column, rows, columns, kind }: Frame, zoom: number) {
  return html`<div
    class="frame ${kind}"
    style="left: ${column * zoom}px; top: ${row * zoom}px; width: ${columns * zoom}px; height: ${rows * zoom}px"
  ></div>`;
}

/** The window of a filter as a frame. */
export function windowFrame({ top, left, span }: Placement): Frame {
  return { row: top, column: left, rows: span, columns: span, kind: 'filter' };
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}
