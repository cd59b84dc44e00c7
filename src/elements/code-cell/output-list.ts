import { html, nothing, type TemplateResult } from 'lit';
import type { CellError } from '../../runner/sandbox/index.ts';
import { type CellOutput, type OutputEntry } from './cell-output.ts';

/** Leads to a place in the code. */
export type GoTo = (line: number, column: number) => void;

/** What stands under a cell; read out as it comes. */
export function outputList(output: CellOutput, cell: string, goTo: GoTo): TemplateResult {
  const { entries, gone, dropped } = output;
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
      ${entries.map((entry) => line(entry, cell, goTo))}
      ${
        dropped > 0
          ? html`<span class="more">At least ${dropped} more lines were dropped: too many.</span>`
          : nothing
      }
    </div>
  `;
}

function line(entry: OutputEntry, cell: string, goTo: GoTo): TemplateResult {
  switch (entry.type) {
    case 'line':
      return html`<span class=${entry.level}
        >${entry.text}${entry.times > 1 ? html` <span class="label">×${entry.times}</span>` : nothing}</span
      >`;
    case 'value':
      return html`<span class="value"><span class="label">= </span>${entry.text}</span>`;
    case 'note':
      return html`<span class="error stopped">${entry.text}</span>`;
    case 'error':
      return html`<span class="error"
        >${errorText(entry.error)} ${place(entry.error, cell, goTo)}</span
      >`;
  }
}

function errorText({ name, message }: CellError): string {
  return name ? `${name}: ${message}` : message;
}

/** The innermost place in this cell, to be gone to; else the one in another cell. */
function place(error: CellError, cell: string, goTo: GoTo): TemplateResult | typeof nothing {
  const here = error.frames.find((frame) => frame.cell === cell);
  if (here) {
    const { line, column } = here;
    return html`<button class="place" @click=${() => goTo(line, column)}>
      line ${line}, column ${column}
    </button>`;
  }
  const [other] = error.frames;
  if (!other) return nothing;
  return html`<span class="label"
    >cell ${other.cell}, line ${other.line}, column ${other.column}</span
  >`;
}
