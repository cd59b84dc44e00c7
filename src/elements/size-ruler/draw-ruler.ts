import { nothing, svg } from 'lit';
import type { Sizes } from '../../steps/index.ts';
import type { SizeNumbers } from '../size-fields/index.ts';

/** Room for the numbers of the positions, at the left. */
const GUTTER = 30;
/** Height of the row of cells. */
const ROW = 22;

/** Where things are on the ruler. */
interface Ruler {
  readonly numbers: SizeNumbers;
  readonly sizes: Sizes;
  /** Width of a cell. */
  readonly cell: number;
  /** Height of a line with one position. */
  readonly line: number;
}

/**
 * One side of the input as a row of cells, and under it a line for each position of the filter.
 *
 * @param width room for it, in CSS pixels
 * @param pointed the position whose cells are marked, from 0
 */
export function drawRuler(
  numbers: SizeNumbers,
  sizes: Sizes,
  width: number,
  pointed: number | undefined,
  onPoint: (position: number | undefined) => void,
) {
  const columns = numbers.input + 2 * numbers.pad + (sizes.overrun?.over ?? 0);
  const lines = sizes.starts.length + (sizes.overrun ? 1 : 0);
  const cell = Math.min(44, (width - GUTTER - 4) / columns);
  const line = lines > 14 ? 9 : 18;
  const ruler = { numbers, sizes, cell, line };
  const height = ROW + 6 + lines * line + 2;
  return svg`<svg
    width=${GUTTER + columns * cell + 4}
    height=${height}
    aria-hidden="true"
    @pointerleave=${() => onPoint(undefined)}
  >
    ${drawMark(ruler, pointed, height)}
    ${Array.from({ length: columns }, (_, i) => drawCell(ruler, i - numbers.pad))}
    ${sizes.starts.map((start, i) => drawPosition(ruler, start, i, pointed === i, onPoint))}
    ${sizes.overrun ? drawPosition(ruler, sizes.overrun.start, sizes.starts.length, false, onPoint) : nothing}
  </svg>`;
}

function left({ numbers, cell }: Ruler, index: number): number {
  return GUTTER + (index + numbers.pad) * cell;
}

function drawMark(ruler: Ruler, pointed: number | undefined, height: number) {
  const start = pointed === undefined ? undefined : ruler.sizes.starts[pointed];
  if (start === undefined) return nothing;
  return svg`<rect class="mark" x=${left(ruler, start)} y="1" width=${ruler.sizes.span * ruler.cell} height=${height - 2}></rect>`;
}

function drawCell(ruler: Ruler, index: number) {
  const { numbers, cell } = ruler;
  const { input, pad } = numbers;
  const inside = index >= 0 && index < input;
  const kind = inside ? 'cell' : index < input + pad ? 'pad' : 'missing';
  const text = inside ? String(index + 1) : kind === 'pad' ? '0' : '?';
  const gap = inside ? 0 : 1;
  return svg`<g class=${kind}>
    <rect x=${left(ruler, index) + gap} y=${1 + gap} width=${cell - 2 * gap} height=${ROW - 2 * gap}></rect>
    ${cell >= 13 ? svg`<text x=${left(ruler, index) + cell / 2} y=${1 + ROW / 2} font-size=${Math.min(13, cell * 0.62)}>${text}</text>` : nothing}
  </g>`;
}

function drawPosition(
  ruler: Ruler,
  start: number,
  index: number,
  pointed: boolean,
  onPoint: (position: number | undefined) => void,
) {
  const { sizes, cell, line } = ruler;
  const off = index >= sizes.starts.length;
  const y = ROW + 6 + index * line;
  return svg`<g
    class="position ${off ? 'off' : ''} ${pointed ? 'pointed' : ''}"
    @pointerenter=${() => onPoint(off ? undefined : index)}
  >
    <rect class="catch" x="0" y=${y} width="100%" height=${line}></rect>
    <rect class="bar" x=${left(ruler, start) + 1} y=${y + 1.5} width=${sizes.span * cell - 2} height=${line - 3}></rect>
    ${line >= 13 || index % 5 === 4 || off ? svg`<text class="place" x=${GUTTER - 8} y=${y + line / 2} font-size="12">${off ? '✗' : index + 1}</text>` : nothing}
  </g>`;
}
