import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { CellError, PointsOutput } from '../../runner/sandbox/index.ts';
import { controls, count } from '../scale/index.ts';
import { openDoor } from './doors.ts';
import { CellLog, isFigure, type LogEntry } from './cell-log.ts';
import { styles } from './cell-output.css.ts';
import { chartLines, chartSpan } from './chart-lines.ts';
import { memoryText, progressLine } from './progress-line.ts';
import { viewTree } from './view-tree.ts';

/** A place in a cell's code that the student wants to see, both from 1. */
export interface GoTo {
  readonly line: number;
  readonly column: number;
}

/**
 * What stands under a cell; read out as it comes.
 *
 * @fires go-to - `GoTo`, when the place of an error is followed
 */
export class CellOutput extends LitElement {
  static override styles = [controls, styles];
  static override properties = { log: { attribute: false }, cell: {} };

  /** What the cell has put out. */
  declare log: CellLog;
  /** The id of the cell, so that an error knows which of its places is here. */
  declare cell: string;

  constructor() {
    super();
    this.log = CellLog.empty;
    this.cell = '';
  }

  private entry(entry: LogEntry): TemplateResult {
    switch (entry.type) {
      case 'line':
        return html`<span class=${entry.level}
          >${entry.items.map((item, i) => html`${i > 0 ? ' ' : ''}${viewTree(item, true)}`)}${
            entry.times > 1 ? html` <span class="label">×${entry.times}</span>` : nothing
          }</span
        >`;
      case 'value':
        return html`<span class="value"
          >${isFigure(entry.view) ? nothing : html`<span class="label">= </span>`}${viewTree(entry.view)}</span
        >`;
      case 'points':
        return chart(entry);
      case 'progress':
        return progressLine(entry);
      case 'memory':
        return html`<span class="memory small ${entry.left.tensors > 0 ? 'warn' : 'more'}"
          >${memoryText(entry)}</span
        >`;
      case 'note':
        return html`<span class="error stopped">${entry.text}</span>`;
      case 'error':
        return html`<span class="error"
          >${errorText(entry.error)} ${this.place(entry.error)}</span
        >`;
    }
  }

  /** The innermost place in this cell, to be gone to; else the one in another cell. */
  private place(error: CellError): TemplateResult | typeof nothing {
    const here = error.frames.find((frame) => frame.cell === this.cell);
    if (here) {
      const { line, column } = here;
      return html`<button class="place" @click=${() => this.goTo({ line, column })}>
        line ${line}, column ${column}
      </button>`;
    }
    const [other] = error.frames;
    if (!other) return nothing;
    return html`<span class="label"
      >cell ${other.cell}, line ${other.line}, column ${other.column}</span
    >`;
  }

  private goTo(detail: GoTo): void {
    this.dispatchEvent(new CustomEvent<GoTo>('go-to', { detail }));
  }

  override render(): TemplateResult {
    const { entries, gone, dropped } = this.log;
    const empty = entries.length === 0 && dropped === 0;
    return html`
      <div
        class="output"
        role="log"
        aria-live="polite"
        aria-label="Output"
        tabindex=${empty ? nothing : 0}
      >
        ${gone > 0 ? html`<span class="more">${gone} earlier lines are not shown.</span>` : nothing}
        ${inOrder(entries).map((entry) => this.entry(entry))}
        ${
          dropped > 0
            ? html`<span class="more">At least ${dropped} more lines were dropped: too many.</span>`
            : nothing
        }
      </div>
    `;
  }
}

/** The meter of memory stands last, though the value comes after it. */
function inOrder(entries: readonly LogEntry[]): LogEntry[] {
  const meters = entries.filter(({ type }) => type === 'memory');
  return [...entries.filter(({ type }) => type !== 'memory'), ...meters.slice(-1)];
}

function chart(entry: PointsOutput): TemplateResult {
  const { title, xLabel, reference, dropped } = entry;
  openDoor('line-chart');
  return html`<div class="figure chart">
    <line-chart
      .lines=${chartLines(entry)}
      .label=${title || entry.series.map(({ name }) => name).join(', ')}
      .xLabel=${xLabel}
      .reference=${reference}
      .span=${chartSpan(entry)}
    ></line-chart>
    ${dropped > 0 ? html`<p class="more">${count(dropped)} more points are not shown.</p>` : nothing}
  </div>`;
}

function errorText({ name, message }: CellError): string {
  return name ? `${name}: ${message}` : message;
}
