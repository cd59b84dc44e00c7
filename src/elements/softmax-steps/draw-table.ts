import { html, nothing } from 'lit';
import { exact, type Grid, sized } from '../../steps/index.ts';
import type { CellPlace, NumberGrid } from '../number-grid/index.ts';
import { type ScorePlace, SCORES } from './score-place.ts';
import type { ScoreColumn, ScoreProblem } from './score-table.ts';
import type { ScoreView } from './score-view.ts';

/** What a reader does in the table. */
export interface TableEvents {
  readonly onEdit: (row: number, score: number) => void;
  /** The pointer or the focus is on another number; null when it left. */
  readonly onPoint: (place: ScorePlace | null) => void;
}

/** Scores, the columns computed from them, and the sum under its column. */
export function drawTable(
  { classes, scores, truth }: ScoreProblem,
  view: ScoreView,
  active: ScorePlace,
  events: TableEvents,
) {
  const { columns } = view;
  const limit = Math.max(...scores.map(Math.abs));
  const cell = (place: ScorePlace) => drawCell(columns[place.column], place, view, active, events);
  return html`<table role="grid" aria-label="Scores and what is made of them">
    <thead>
      <tr>
        <td class="score"></td>
        <th scope="col" class="scores">score s</th>
        ${columns.map(({ head }) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody @keydown=${moveFocus}>
      ${classes.map(
        (name, row) =>
          html`<tr class=${row === truth ? 'true' : ''}>
            <th scope="row">${name}${row === truth ? ' ✓' : ''}</th>
            <td class="score">
              ${drawScore({ name, row, limit, value: scores[row] }, view, events)}
            </td>
            ${columns.map((_, column) => cell({ column, row }))}
          </tr>`,
      )}
    </tbody>
    <tfoot @keydown=${moveFocus}>
      <tr>
        <td class="none" colspan="2"></td>
        ${columns.map(({ foot }, column) => (foot === undefined ? html`<td class="none"></td>` : cell({ column, row: 'foot' })))}
      </tr>
    </tfoot>
  </table>`;
}

interface Score {
  readonly name: string;
  readonly row: number;
  readonly value: number;
  readonly limit: number;
}

function drawScore({ name, row, value, limit }: Score, { mark }: ScoreView, events: TableEvents) {
  const place = { column: SCORES, row };
  const kind = mark(place);
  return html`<number-grid
    label="Score of ${name}"
    hue="output"
    editable
    .values=${[[value]]}
    .cell=${44}
    .limit=${limit}
    .marks=${kind ? [{ row: 0, column: 0, kind }] : []}
    @cell-edit=${(event: Event) => events.onEdit(row, ((event.target as NumberGrid).values as Grid)[0][0])}
    @cell-point=${({ detail }: CustomEvent<CellPlace | null>) => events.onPoint(detail && place)}
  ></number-grid>`;
}

/** A number that is computed; a probability has its length behind it. */
function drawCell(
  { head, values, foot }: ScoreColumn,
  place: ScorePlace,
  { at, mark }: ScoreView,
  active: ScorePlace,
  { onPoint }: TableEvents,
) {
  const { column, row } = place;
  const value = (row === 'foot' ? foot : values[row]) ?? null;
  const now = at?.column === column && at.row === row;
  const tabbed = active.column === column && active.row === row;
  const leave = () => onPoint(null);
  const enter = () => onPoint(place);
  return html`<td
    class="${now ? 'now' : ''} ${mark(place)}"
    title=${value === null ? nothing : exact(value)}
    tabindex=${tabbed ? 0 : -1}
    data-column=${column}
    data-row=${row}
    @pointerenter=${enter}
    @pointerleave=${leave}
    @focus=${enter}
    @blur=${leave}
  >
    ${value === null ? (row === 'foot' ? 'sum' : nothing) : drawValue(value, head, row)}
  </td>`;
}

function drawValue(value: number, head: string, row: ScorePlace['row']) {
  if (row === 'foot') return html`<b>${sized(value)}</b>`;
  const bar = head === 'p' && value > 0 ? html`<span class="bar" style="inline-size: ${value * 100}%"></span>` : nothing; // prettier-ignore
  return html`${bar}<span>${sized(value)}</span>`;
}

const MOVES: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** An arrow goes to the next number of the table, if there is one. */
function moveFocus(event: KeyboardEvent): void {
  const cell = (event.target as Element).closest('td[data-column]');
  const move = MOVES[event.key];
  if (!cell || !move) return;
  event.preventDefault();
  const [down, across] = move;
  const row = cell.closest('tr')!;
  const rows = [...row.closest('table')!.querySelectorAll('tbody tr, tfoot tr')];
  const column = Number(cell.getAttribute('data-column')) + across;
  const next = rows[rows.indexOf(row) + down]?.querySelector<HTMLElement>(
    `[data-column="${column}"]`,
  );
  next?.focus();
}
