import { nothing, svg } from 'lit';
import type { Sizes } from '../../steps/index.ts';
import type { SizeNumbers } from '../size-fields/index.ts';
import type { Pointed, RulerView } from './ruler-view.ts';

/** Room for the numbers of the positions, at the left. */
const GUTTER = 30;
/** Height of the row of cells. */
const ROW = 22;

/** What is drawn. */
export interface RulerProblem {
  readonly numbers: SizeNumbers;
  readonly sizes: Sizes;
  readonly view: RulerView;
  /** Room for it, in CSS pixels. */
  readonly width: number;
}

/** What a reader does on the ruler. */
export interface RulerEvents {
  readonly onPoint: (pointed: Pointed | null) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** Where things are on the ruler. */
interface Ruler extends RulerProblem {
  /** Width of a cell. */
  readonly cell: number;
  /** Height of a line with one position. */
  readonly line: number;
}

/** One side of the input as a row of cells, and under it a line for each position of the filter so far. */
export function drawRuler(problem: RulerProblem, { onPoint, onKey }: RulerEvents) {
  const { numbers, sizes, view, width } = problem;
  const columns = numbers.input + 2 * numbers.pad + (sizes.overrun?.over ?? 0);
  const starts = startsOf(sizes);
  const cell = Math.min(44, (width - GUTTER - 4) / columns);
  const line = starts.length > 14 ? 9 : 18;
  const ruler = { ...problem, cell, line };
  const height = ROW + 6 + starts.length * line + 2;
  const leave = () => onPoint(null);
  return svg`<svg
    width=${GUTTER + columns * cell + 4}
    height=${height}
    role="application"
    tabindex="0"
    aria-label=${`A filter of ${numbers.filter} along ${numbers.input} cells. Left and right arrows read the cells, up and down the places of the filter.`}
    @pointerleave=${leave}
    @blur=${leave}
    @keydown=${onKey}
  >
    ${drawShade(ruler, starts, height)}
    ${Array.from({ length: columns }, (_, i) => drawCell(ruler, i - numbers.pad, onPoint))}
    ${starts.slice(0, view.drawn).map((start, i) => drawPosition(ruler, start, i, onPoint))}
  </svg>`;
}

/** The first cells of all places, the one that runs off the edge among them. */
function startsOf({ starts, overrun }: Sizes): readonly number[] {
  return overrun ? [...starts, overrun.start] : starts;
}

function left({ numbers, cell }: Ruler, index: number): number {
  return GUTTER + (index + numbers.pad) * cell;
}

function drawShade(ruler: Ruler, starts: readonly number[], height: number) {
  const { shaded } = ruler.view;
  if (shaded === undefined) return nothing;
  return svg`<rect class="shade" x=${left(ruler, starts[shaded])} y="1" width=${ruler.sizes.span * ruler.cell} height=${height - 2}></rect>`;
}

function drawCell(ruler: Ruler, index: number, onPoint: RulerEvents['onPoint']) {
  const { numbers, cell, view } = ruler;
  const { input, pad } = numbers;
  const inside = index >= 0 && index < input;
  const kind = inside ? 'cell' : index < input + pad ? 'pad' : 'missing';
  const text = inside ? String(index + 1) : kind === 'pad' ? '0' : '?';
  const gap = inside ? 0 : 1;
  const x = left(ruler, index);
  return svg`<g
    class="${kind} ${view.cell === index ? 'pointed' : ''}"
    @pointerenter=${() => onPoint(inside ? { on: 'cell', index } : null)}
  >
    <rect x=${x + gap} y=${1 + gap} width=${cell - 2 * gap} height=${ROW - 2 * gap}></rect>
    ${cell >= 13 ? svg`<text x=${x + cell / 2} y=${1 + ROW / 2} font-size=${Math.min(13, cell * 0.62)}>${text}</text>` : nothing}
  </g>`;
}

function drawPosition(ruler: Ruler, start: number, index: number, onPoint: RulerEvents['onPoint']) {
  const { sizes, cell, line, view } = ruler;
  const off = index >= sizes.starts.length;
  const y = ROW + 6 + index * line;
  return svg`<g
    class="position ${off ? 'off' : ''} ${view.places.has(index) ? 'pointed' : ''}"
    @pointerenter=${() => onPoint(off ? null : { on: 'place', index })}
  >
    <rect class="catch" x="0" y=${y} width="100%" height=${line}></rect>
    <rect class="bar" x=${left(ruler, start) + 1} y=${y + 1.5} width=${sizes.span * cell - 2} height=${line - 3}></rect>
    ${line >= 13 || index % 5 === 4 || off ? svg`<text class="place" x=${GUTTER - 8} y=${y + line / 2} font-size="12">${off ? '✗' : index + 1}</text>` : nothing}
  </g>`;
}
