import { nothing, svg } from 'lit';
import { inkOn, numbersAt, type Pixels } from './pixels.ts';
import { type Place, shownOf, type View } from './view.ts';

/** From this size on a pixel has room for its three numbers. */
const ROOM = 32;
/** From this size on pixels are set apart by lines. */
const LINES = 10;

/** What is drawn over the pixels: lines, numbers, and the frames of the pixels that are meant. */
export function drawLens(pixels: Pixels, view: View, cell: number, marks: readonly Place[]) {
  const { rows, columns } = shownOf(pixels, view);
  const [width, height] = [columns * cell, rows * cell];
  return svg`<svg aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">
    ${cell >= LINES ? drawLines(rows, columns, cell) : nothing}
    ${cell >= ROOM ? drawNumbers(pixels, view, cell) : nothing}
    ${marks.map((mark) => drawMark(mark, view, cell))}
  </svg>`;
}

function drawLines(rows: number, columns: number, cell: number) {
  const across = Array.from({ length: rows + 1 }, (_, i) => `M0 ${i * cell}H${columns * cell}`);
  const down = Array.from({ length: columns + 1 }, (_, i) => `M${i * cell} 0V${rows * cell}`);
  return svg`<path class="lines" d=${[...across, ...down].join('')}></path>`;
}

function drawNumbers(pixels: Pixels, view: View, cell: number) {
  const { rows, columns } = shownOf(pixels, view);
  const size = Math.min(15, cell * 0.29);
  return Array.from({ length: rows * columns }, (_, i) => {
    const row = Math.floor(i / columns);
    const column = i % columns;
    const numbers = numbersAt(pixels, view.row + row, view.column + column);
    return svg`<g fill=${inkOn(numbers)} font-size=${size}>${numbers.map(
      (value, line) =>
        svg`<text x=${(column + 0.5) * cell} y=${row * cell + cell * (0.24 + 0.27 * line)}>${value}</text>`,
    )}</g>`;
  });
}

/** Dark and light, so that it is seen on any colour. */
function drawMark({ row, column }: Place, view: View, cell: number) {
  const place = { x: (column - view.column) * cell, y: (row - view.row) * cell };
  const side = Math.max(cell, 4);
  return svg`<rect class="mark under" x=${place.x} y=${place.y} width=${side} height=${side}></rect>
    <rect class="mark" x=${place.x} y=${place.y} width=${side} height=${side}></rect>`;
}
