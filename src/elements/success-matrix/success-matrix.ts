import { css, html, LitElement, nothing } from 'lit';
import type { PlainTensor } from '../../cnn/tensor/plain-tensor.ts';
import { controls, count, interval, percent } from '../scale/index.ts';

/**
 * How often an attack led from one class to another: a row a true class, a column where it led, dark where it
 * often did. Arrow keys read the places, with what was counted and its 95 % interval.
 */
export class SuccessMatrix extends LitElement {
  static override styles = [
    controls,
    css`
      .scroll {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        font-size: var(--size-1, 0.8125rem);
        line-height: 1.2;
      }
      td {
        min-inline-size: 1.9rem;
        block-size: 1.75rem;
        padding: 0 2px;
        text-align: center;
        border: 1px solid var(--page, #fff);
        background: color-mix(
          in srgb,
          var(--ink, #222) calc(var(--share, 0) * 38%),
          var(--page, #fff)
        );
      }
      td.none {
        background: var(--panel, #f3f3f3);
        color: var(--ink-soft, #555);
      }
      td.corner {
        padding: 0 0.35rem 0.3rem 0;
        background: none;
        text-align: end;
        vertical-align: bottom;
        white-space: nowrap;
      }
      @media (max-width: 30rem) {
        td:not(.corner) {
          min-inline-size: 1.45rem;
          padding: 0;
        }
      }
      th {
        font-weight: 400;
        padding: 0 0.35rem 0 0;
        text-align: end;
        white-space: nowrap;
      }
      thead th {
        padding: 0 0 0.3rem;
        text-align: start;
        vertical-align: bottom;
        block-size: 5.5rem;
      }
      thead span {
        writing-mode: vertical-rl;
        rotate: 180deg;
      }
      .told {
        background: var(--panel, #f3f3f3);
      }
      td.at {
        outline: 2px solid var(--focus, #06c);
        outline-offset: -2px;
      }
      output {
        display: block;
        min-block-size: 1.5em;
      }
    `,
  ];

  static override properties = {
    classes: { attribute: false },
    hits: { attribute: false },
    attempts: { attribute: false },
    towards: {},
    cell: { state: true },
  };

  /** Class names in the order of their indices. */
  declare classes: readonly string[];
  /** `[true class, class]`, how often it led there; nothing is shown where null. */
  declare hits: PlainTensor | null;
  /** `[true class, class]`, how often it could have. */
  declare attempts: PlainTensor | null;
  /** What a column is: `target`, or `named`. */
  declare towards: string;
  declare private cell: readonly [number, number] | null;

  constructor() {
    super();
    this.classes = [];
    this.hits = null;
    this.attempts = null;
    this.towards = 'target';
    this.cell = null;
  }

  private at(row: number, column: number): { readonly hits: number; readonly n: number } {
    const i = row * this.classes.length + column;
    return { hits: this.hits!.data[i], n: this.attempts!.data[i] };
  }

  private sentence(row: number, column: number): string {
    const pair = `${this.classes[row]} → ${this.classes[column]}`;
    const { hits, n } = this.at(row, column);
    if (row === column) return `${pair}: its own class, no attack`;
    if (n === 0) return `${pair}: not tried yet`;
    const [low, high] = interval(hits, n);
    return `${pair}: ${count(hits)} of ${count(n)}, ${percent(hits / n)} (95 % interval ${percent(low)} to ${percent(high)})`;
  }

  private readonly key = (event: KeyboardEvent) => {
    const moves: Record<string, readonly [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const inside = (at: number) => Math.min(this.classes.length - 1, Math.max(0, at));
    this.cell = this.cell
      ? [inside(this.cell[0] + move[0]), inside(this.cell[1] + move[1])]
      : [0, 0];
  };

  private renderCell(row: number, column: number) {
    const { hits, n } = this.at(row, column);
    const none = row === column || n === 0;
    const here = this.cell?.[0] === row && this.cell[1] === column;
    return html`<td
      class="${none ? 'none' : ''} ${here ? 'at' : ''}"
      style=${none ? nothing : `--share: ${hits / n}`}
      @pointerenter=${() => (this.cell = [row, column])}
    >
      ${row === column ? '–' : n === 0 ? '' : Math.round((100 * hits) / n)}
    </td>`;
  }

  private heading(row: boolean, index: number): string {
    return this.cell?.[row ? 0 : 1] === index ? 'told' : '';
  }

  override render() {
    if (!this.hits || !this.attempts) return nothing;
    const leave = () => (this.cell = null);
    return html`<div
        class="scroll"
        tabindex="0"
        role="application"
        aria-label="How often it led from one class to another, in per cent. Arrow keys read the places."
        @keydown=${this.key}
        @blur=${leave}
      >
        <table @pointerleave=${leave}>
          <thead>
            <tr>
              <td class="corner soft">${this.towards} →<br />true ↓ &nbsp; in %</td>
              ${this.classes.map(
                (name, i) =>
                  html`<th scope="col" class=${this.heading(false, i)}><span>${name}</span></th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${this.classes.map(
              (name, row) =>
                html`<tr>
                  <th scope="row" class=${this.heading(true, row)}>${name}</th>
                  ${this.classes.map((_, column) => this.renderCell(row, column))}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <output class="small" aria-live="polite"
        >${this.cell ? this.sentence(...this.cell) : ''}</output
      >`;
  }
}
