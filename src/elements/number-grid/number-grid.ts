import { html, LitElement, nothing, type PropertyValues, svg } from 'lit';
import { exact, type PartialGrid, shown } from '../../steps/index.ts';
import { drawFrames, drawnSize, type Drawing, drawOutside, drawRows } from './draw-grid.ts';
import { gridStyles } from './grid-styles.ts';
import {
  columnsOf,
  type GridMark,
  type GridNote,
  type GridWindow,
  type Hue,
  nextCell,
} from './grid-view.ts';
import { parseNumber } from './parse-number.ts';

/** Room round the drawing for the half of a frame's stroke, in CSS pixels. */
const EDGE = 2;

/** A cell by its row and column, from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * A grid of numbers that a reader points at, walks with the arrow keys and, if it is editable, types into.
 *
 * Numbers are tinted on one scale symmetric about 0 and shown with three significant digits; the
 * exact number is in the tooltip and said to the screen reader. Rings of zeros, windows that
 * slide, marks and small notes are drawn over it from plain data.
 *
 * @fires cell-edit - a new number was typed; `values` holds it already.
 * @fires cell-point - the pointer or the focus is on another cell; `detail` is null when it left.
 * @fires cell-pick - a cell of a grid that is not editable was clicked or entered.
 */
export class NumberGrid extends LitElement {
  static override styles = gridStyles;

  static override properties = {
    values: { attribute: false },
    label: {},
    editable: { type: Boolean },
    hue: { reflect: true },
    pad: { type: Number },
    cell: { type: Number },
    limit: { type: Number },
    marks: { attribute: false },
    notes: { attribute: false },
    windows: { attribute: false },
    active: { state: true },
    draft: { state: true },
    message: { state: true },
    pointed: { state: true },
  };

  /** `[row][column]`; null for a cell that has no number yet. */
  declare values: PartialGrid;
  /** What the grid is, for the screen reader. */
  declare label: string;
  declare editable: boolean;
  /** What its numbers stand for. */
  declare hue: Hue | undefined;
  /** Rings of zeros drawn round it. */
  declare pad: number;
  /** Side of a cell in CSS pixels; the whole shrinks where it is too wide. */
  declare cell: number;
  /** The magnitude with the strongest tint; the largest in the grid when left out. */
  declare limit: number | undefined;
  declare marks: readonly GridMark[];
  declare notes: readonly GridNote[];
  declare windows: readonly GridWindow[];
  declare private active: CellPlace;
  /** The text being typed into the active cell; undefined when none is. */
  declare private draft: string | undefined;
  declare private message: string;
  declare private pointed: CellPlace | null;

  private focusNext = false;

  constructor() {
    super();
    this.values = [];
    this.label = '';
    this.editable = false;
    this.pad = 0;
    this.cell = 36;
    this.marks = [];
    this.notes = [];
    this.windows = [];
    this.active = { row: 0, column: 0 };
    this.message = '';
    this.pointed = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('values')) return;
    const row = Math.max(0, Math.min(this.active.row, this.values.length - 1));
    const column = Math.max(0, Math.min(this.active.column, columnsOf(this.values) - 1));
    if (row !== this.active.row || column !== this.active.column) {
      this.active = { row, column };
      this.draft = undefined;
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (this.draft !== undefined && changed.has('draft') && changed.get('draft') === undefined) {
      const field = this.renderRoot.querySelector('input');
      field?.focus();
      if (field && this.draft === this.activeText()) field.select();
    } else if (this.focusNext) {
      this.focusNext = false;
      this.activeCell()?.focus();
    }
  }

  /** Moves the focus to a cell. */
  focusCell(row: number, column: number): void {
    this.active = { row, column };
    this.focusNext = true;
    this.requestUpdate();
  }

  private activeCell(): SVGElement | null {
    const { row, column } = this.active;
    return this.renderRoot.querySelector(`[data-row="${row}"][data-column="${column}"]`);
  }

  private activeText(): string {
    const value = this.values[this.active.row]?.[this.active.column] ?? 0;
    return exact(value).replaceAll('−', '-');
  }

  private readonly onKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    const at = placeOf(event);
    if (!at) return;
    const next = nextCell(this.values, at.row, at.column, event);
    if (next) this.focusCell(next.row, next.column);
    else if (event.key === 'Enter' || event.key === 'F2') this.choose(at);
    else if (this.editable && startsNumber(event)) this.edit(at, event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  private readonly onClick = (event: Event) => {
    const at = placeOf(event);
    if (at) this.choose(at);
  };

  private choose(at: CellPlace): void {
    if (this.editable) this.edit(at);
    else {
      this.active = at;
      this.dispatchEvent(new CustomEvent('cell-pick', { detail: at }));
    }
  }

  private edit(at: CellPlace, text?: string): void {
    this.active = at;
    this.message = '';
    this.draft = text ?? this.activeText();
  }

  private readonly onDraftKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    const move = { Enter: 0, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') this.finish(false);
    else if (move !== undefined) {
      this.finish(true);
      const row = Math.max(0, Math.min(this.values.length - 1, this.active.row + move));
      this.focusCell(row, this.active.column);
    } else return;
    event.preventDefault();
    this.focusNext = true;
  };

  private readonly onDraft = (event: Event) => {
    this.draft = (event.target as HTMLInputElement).value;
  };

  private readonly onLeaveDraft = () => {
    if (this.draft !== undefined) this.finish(true);
  };

  /** Ends the typing; the old number stays when the text is no number or is not to be kept. */
  private finish(keep: boolean): void {
    const { row, column } = this.active;
    const old = this.values[row]?.[column] ?? null;
    const value = keep ? parseNumber(this.draft ?? '') : undefined;
    if (keep && value === undefined)
      this.message = `“${this.draft}” is not a number. The cell keeps ${old === null ? 'nothing' : exact(old)}.`;
    this.draft = undefined;
    if (value === undefined || value === old) return;
    this.values = this.values.map((line, r) =>
      r === row ? line.map((each, c) => (c === column ? value : each)) : line,
    );
    this.dispatchEvent(new CustomEvent('cell-edit', { detail: { row, column, value } }));
  }

  private readonly onPoint = (event: Event) => this.point(placeOf(event));

  private readonly onLeave = () => this.point(null);

  private point(at: CellPlace | null): void {
    if (at?.row === this.pointed?.row && at?.column === this.pointed?.column) return;
    this.pointed = at;
    this.dispatchEvent(new CustomEvent('cell-point', { detail: at }));
  }

  private readonly onFocusIn = (event: FocusEvent) => {
    const at = placeOf(event);
    if (!at) return;
    if (at.row !== this.active.row || at.column !== this.active.column) this.active = at;
    this.point(at);
  };

  override render() {
    const drawing: Drawing = { ...this.view(), limit: this.limit ?? largest(this.values) };
    const { width, height } = drawnSize(drawing);
    const rows = drawRows(drawing);
    return html`<div class="stage">
        <svg
          class=${this.editable ? 'editable' : 'readable'}
          role="grid"
          aria-label=${this.label}
          aria-readonly=${this.editable ? 'false' : 'true'}
          width=${width + 2 * EDGE}
          height=${height + 2 * EDGE}
          viewBox="${-EDGE} ${-EDGE} ${width + 2 * EDGE} ${height + 2 * EDGE}"
          @keydown=${this.onKey}
          @click=${this.onClick}
          @pointerover=${this.onPoint}
          @pointerleave=${this.onLeave}
          @focusin=${this.onFocusIn}
          @focusout=${this.onLeave}
        >
          ${this.renderTooltip()}
          <g aria-hidden="true">${drawOutside(drawing)}</g>
          ${rows}
          <g aria-hidden="true">${drawFrames(drawing)}</g>
        </svg>
        ${this.draft === undefined ? nothing : this.renderField(width, height)}
      </div>
      <p class="message" role="status">${this.message}</p>`;
  }

  /** The exact number under the pointer, where the cell has no room for it. */
  private renderTooltip() {
    const value = this.pointed && this.values[this.pointed.row]?.[this.pointed.column];
    if (typeof value !== 'number' || exact(value) === shown(value)) return nothing;
    return svg`<title>${exact(value)}</title>`;
  }

  private view(): Omit<Drawing, 'limit'> {
    const { values, pad, cell, windows, marks, notes, active } = this;
    return { values, pad, cell, windows, marks, notes, active };
  }

  private renderField(width: number, height: number) {
    const { row, column } = this.active;
    const x = ((column + this.pad + 0.5) * this.cell + EDGE) / (width + 2 * EDGE);
    const y = ((row + this.pad + 0.5) * this.cell + EDGE) / (height + 2 * EDGE);
    return html`<input
      aria-label=${`${this.label}, row ${row + 1}, column ${column + 1}`}
      autocomplete="off"
      spellcheck="false"
      style="left: ${x * 100}%; top: ${y * 100}%; width: ${(this.cell / width) * 100}%"
      .value=${this.draft ?? ''}
      @input=${this.onDraft}
      @keydown=${this.onDraftKey}
      @blur=${this.onLeaveDraft}
    />`;
  }
}

function placeOf(event: Event): CellPlace | null {
  const cell = (event.target as Element).closest('[data-row]');
  if (!cell) return null;
  return { row: Number(cell.getAttribute('data-row')), column: Number(cell.getAttribute('data-column')) }; // prettier-ignore
}

function startsNumber({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return /^[-−+.\d]$/.test(key) && !altKey && !ctrlKey && !metaKey;
}

function largest(values: PartialGrid): number {
  return Math.max(0, ...values.flat().map((value) => Math.abs(value ?? 0)));
}

declare global {
  interface HTMLElementTagNameMap {
    'number-grid': NumberGrid;
  }
  interface HTMLElementEventMap {
    'cell-edit': CustomEvent<CellPlace & { readonly value: number }>;
    'cell-point': CustomEvent<CellPlace | null>;
    'cell-pick': CustomEvent<CellPlace>;
  }
}
