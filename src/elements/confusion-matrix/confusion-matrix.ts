import { css, html, LitElement } from 'lit';
import type { PlainTensor } from '../../cnn/tensor/plain-tensor.ts';
import { controls, count, rightText } from '../scale/index.ts';

/**
 * Which class was taken for which: a row a true class, a column a predicted one, with the overall
 * accuracy above it.
 */
export class ConfusionMatrix extends LitElement {
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
          var(--ink, #222) calc(var(--share) * 38%),
          var(--page, #fff)
        );
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
      td.right {
        outline: 1.5px solid var(--good, #2b7030);
        outline-offset: -2px;
        font-weight: 600;
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
    `,
  ];

  static override properties = {
    confusion: { attribute: false },
    classes: { attribute: false },
    cell: { state: true },
  };

  /** `[true class, predicted class]`, counts; null before the test images were run. */
  declare confusion: PlainTensor | null;
  /** Class names in the order of their indices. */
  declare classes: readonly string[];
  declare private cell: readonly [number, number] | null;

  constructor() {
    super();
    this.confusion = null;
    this.classes = [];
    this.cell = null;
  }

  private at(row: number, column: number): number {
    return this.confusion!.data[row * this.classes.length + column];
  }

  private rowTotal(row: number): number {
    return this.classes.reduce((sum, _, column) => sum + this.at(row, column), 0);
  }

  private get headline(): string {
    const right = this.classes.reduce((sum, _, i) => sum + this.at(i, i), 0);
    const total = this.classes.reduce((sum, _, row) => sum + this.rowTotal(row), 0);
    return rightText(right, total, 'test image');
  }

  /** The pair that is mistaken most often, in words; empty where nothing is. */
  private get worst(): string {
    let most = { row: 0, column: 0, times: 0 };
    this.classes.forEach((_, row) =>
      this.classes.forEach((__, column) => {
        const times = this.at(row, column);
        if (row !== column && times > most.times) most = { row, column, times };
      }),
    );
    if (most.times === 0) return '';
    return `Most often mistaken: ${this.sentence(most.row, most.column)}.`;
  }

  private sentence(row: number, column: number): string {
    return `${this.classes[row]} taken for ${this.classes[column]}, ${count(this.at(row, column))} of ${count(this.rowTotal(row))}`;
  }

  private renderCell(row: number, column: number) {
    const times = this.at(row, column);
    const share = times / Math.max(1, this.rowTotal(row));
    const kind = row === column ? 'right' : '';
    return html`<td
      class=${kind}
      style="--share: ${share}"
      title=${this.sentence(row, column)}
      @pointerenter=${() => (this.cell = [row, column])}
    >
      ${count(times)}
    </td>`;
  }

  private heading(row: boolean, index: number): string {
    return this.cell?.[row ? 0 : 1] === index ? 'told' : '';
  }

  override render() {
    if (!this.confusion) {
      return html`<p class="empty">
        Nothing has been counted yet. “Run the test images” shows which class is taken for which.
      </p>`;
    }
    return html`
      <p id="told">${this.headline} <span class="soft">${this.worst}</span></p>
      <div class="scroll" tabindex="0" role="region" aria-label="Confusion matrix">
        <table aria-describedby="told" @pointerleave=${() => (this.cell = null)}>
          <thead>
            <tr>
              <td class="corner soft">predicted →<br />true ↓</td>
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
    `;
  }
}
