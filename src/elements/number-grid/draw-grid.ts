import { nothing, svg } from 'lit';
import { exact, shown } from '../../steps/index.ts';
import {
  columnsOf,
  extent,
  type GridMark,
  type GridNote,
  type GridView,
  type GridWindow,
  outsideCells,
} from './grid-view.ts';

/** The strongest tint, in per cent: text on it keeps its contrast in both themes. */
const STRONGEST = 42;

/** Everything that is drawn of a grid. */
export interface Drawing extends GridView {
  readonly marks: readonly GridMark[];
  readonly notes: readonly GridNote[];
  /** The number that gets the strongest tint; 0 for no tint. */
  readonly limit: number;
  /** The cell that Tab reaches. */
  readonly active: { readonly row: number; readonly column: number };
}

/** The rows of the grid itself, for the screen reader and the pointer. */
export function drawRows(drawing: Drawing) {
  return drawing.values.map(
    (line, row) =>
      svg`<g role="row">${line.map((value, column) => drawCell(drawing, value, row, column))}</g>`,
  );
}

function drawCell(drawing: Drawing, value: number | null, row: number, column: number) {
  const { cell, marks, notes, active } = drawing;
  const { x, y } = corner(drawing, row, column);
  const kinds = marks.filter((mark) => mark.row === row && mark.column === column);
  const note = notes.find((each) => each.row === row && each.column === column);
  const label = `row ${row + 1}, column ${column + 1}: ${spoken(value, note)}`;
  const tabbed = row === active.row && column === active.column;
  return svg`<g
    role="gridcell"
    class="cell ${kinds.map(({ kind }) => kind).join(' ')}"
    tabindex=${tabbed ? 0 : -1}
    aria-label=${label}
    data-row=${row}
    data-column=${column}
    transform="translate(${x} ${y})"
  >
    <rect
      class="box ${value !== null && value < 0 ? 'below' : 'above'}"
      width=${cell}
      height=${cell}
      style="--share: ${share(value, drawing.limit)}%"
    ></rect>
    ${value === null ? nothing : drawNumber(shown(value), drawing)}
    ${hasRoom(note, cell) ? drawNote(note.text, cell) : nothing}
    <rect class="ring" x="2.5" y="2.5" width=${cell - 5} height=${cell - 5}></rect>
    <rect class="focus" x="2" y="2" width=${cell - 4} height=${cell - 4}></rect>
  </g>`;
}

/** A number in the middle of its cell, a little up to the left in a grid whose corners hold notes. */
function drawNumber(text: string, { cell, notes }: Drawing) {
  const moved = hasRoom(notes[0], cell);
  const x = cell * (moved ? 0.46 : 0.5);
  const y = cell * (moved ? 0.41 : 0.5);
  const size = fontSize(text, moved ? cell * 0.9 : cell);
  return svg`<text class="value" x=${x} y=${y} font-size=${size}>${text}</text>`;
}

/** In a smaller cell a note would hide the number. */
function hasRoom(note: GridNote | undefined, cell: number): note is GridNote {
  return note !== undefined && cell >= 30;
}

function drawNote(text: string, cell: number) {
  return svg`<text class="note" x=${cell - 3} y=${cell - 4} font-size=${Math.min(11, cell * 0.3)}>${text}</text>`;
}

/** What is seen in a cell comes first in its name; then the exact number where that is another. */
function spoken(value: number | null, note?: GridNote): string {
  if (value === null) return ['empty', note?.text].filter(Boolean).join(', ');
  const seen = `${shown(value)}${note?.text ?? ''}`;
  return exact(value) === shown(value) ? seen : `${seen}, exactly ${exact(value)}`;
}

/** Zeros of the padding, dashed, and cells that a filter would need but that are not there. */
export function drawOutside(drawing: Drawing) {
  const { cell, notes } = drawing;
  return outsideCells(drawing).map(({ row, column, missing }) => {
    const { x, y } = corner(drawing, row, column);
    const note = notes.find((each) => each.row === row && each.column === column);
    const text = missing ? '?' : '0';
    return svg`<g class="outside ${missing ? 'missing' : ''}" transform="translate(${x} ${y})">
      <rect x="1.5" y="1.5" width=${cell - 3} height=${cell - 3}></rect>
      ${drawNumber(text, drawing)}
      ${hasRoom(note, cell) ? drawNote(note.text, cell) : nothing}
    </g>`;
  });
}

/** The frame round the grid, and the windows over it. */
export function drawFrames(drawing: Drawing) {
  const { cell, values, pad, windows } = drawing;
  const edge = svg`<rect
    class="edge"
    x=${pad * cell}
    y=${pad * cell}
    width=${columnsOf(values) * cell}
    height=${values.length * cell}
  ></rect>`;
  return [values.length > 0 ? edge : nothing, ...windows.map((each) => drawWindow(each, drawing))];
}

function drawWindow(window: GridWindow, drawing: Drawing) {
  const { cell } = drawing;
  const { x, y } = corner(drawing, window.row, window.column);
  const colour = window.hue === 'off' ? 'var(--bad, #b3261e)' : `var(--${window.hue})`;
  return svg`<rect
    class="window ${window.hue}"
    width=${window.columns * cell}
    height=${window.rows * cell}
    style="transform: translate(${x}px, ${y}px); --window: ${colour}"
  ></rect>`;
}

/** Width and height of the drawing in CSS pixels. */
export function drawnSize(view: GridView) {
  const { rows, columns } = extent(view);
  return { width: columns * view.cell, height: rows * view.cell };
}

function corner({ cell, pad }: GridView, row: number, column: number) {
  return { x: (column + pad) * cell, y: (row + pad) * cell };
}

function share(value: number | null, limit: number): number {
  if (value === null || limit <= 0) return 0;
  return Math.round(Math.min(1, Math.abs(value) / limit) * STRONGEST);
}

/** As large as the cell allows; a digit is about 0.6 of the size wide. */
function fontSize(text: string, cell: number): number {
  return Math.round(Math.min(cell * 0.42, (cell * 0.92) / (0.6 * text.length)) * 10) / 10;
}
