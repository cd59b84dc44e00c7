import { css, html, LitElement } from 'lit';
import { controls } from '../scale/index.ts';
import { shown, sizes as sizesOf } from '../../steps/index.ts';
import { type SizeNumbers } from '../size-fields/index.ts';

/**
 * (N − F + 2P)/S + 1 with the numbers that are on the screen, and what comes of it.
 *
 * Letters and numbers have the colour of what they count: input, weights, output.
 */
export class SizeFormula extends LitElement {
  static override styles = [
    controls,
    css`
      .line,
      .formula {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.35rem 0.75rem;
      }
      .formula {
        gap: 0.35rem 0.4rem;
        font-family: var(--text-font, Georgia, serif);
        font-size: 1.0625rem;
      }
      .part {
        display: inline-flex;
        align-items: center;
        gap: 0.4rem;
        white-space: nowrap;
      }
      .fraction {
        display: inline-grid;
        justify-items: center;
        line-height: 1.35;
      }
      .fraction > :first-child {
        padding-inline: 0.3rem;
        border-bottom: 1px solid currentcolor;
      }
      var {
        font-style: italic;
      }
      .input {
        color: var(--input, #077a8d);
      }
      .filter {
        color: var(--weights, #5b21b6);
      }
      .output {
        color: var(--output, #7a6a00);
        font-weight: 700;
      }
      .misfit {
        color: var(--bad, #b3261e);
        font-weight: 700;
      }
    `,
  ];

  static override properties = { sizes: { attribute: false } };

  declare sizes: SizeNumbers;

  constructor() {
    super();
    this.sizes = { input: 7, filter: 3, stride: 1, pad: 0 };
  }

  override render() {
    const { input, filter, stride, pad } = this.sizes;
    const { exact, fits } = sizesOf({ input, size: filter, stride, pad });
    const said = `(N − F + 2P) / S + 1 = (${input} − ${filter} + 2·${pad}) / ${stride} + 1 = ${shown(exact)}`;
    return html`<div class="line">
      <div class="formula" role="math" aria-label=${said}>
        <span class="part">
          <span class="fraction">
            <span><var class="input">N</var> − <var class="filter">F</var> + 2<var>P</var></span>
            <var>S</var>
          </span>
          + 1
        </span>
        <span class="part">
          =
          <span class="fraction">
            <span
              ><span class="input">${input}</span> − <span class="filter">${filter}</span> +
              2·${pad}</span
            >
            <span>${stride}</span>
          </span>
          + 1
        </span>
        <span class="part">= <span class=${fits ? 'output' : 'misfit'}>${shown(exact)}</span></span>
      </div>
      ${
        fits
          ? html`<span>The output is <span class="output">${exact} × ${exact}</span>.</span>`
          : html`<span class="misfit">Not a whole number: the filter does not fit.</span>`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'size-formula': SizeFormula;
  }
}
