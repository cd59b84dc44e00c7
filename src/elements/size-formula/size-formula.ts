import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { controls } from '../scale/index.ts';
import { shown, sizes as sizesOf } from '../../steps/index.ts';
import type { SizeNumbers } from '../size-fields/index.ts';

/**
 * (N − F + 2P)/S + 1 with the numbers that are on the screen, and what comes of it; with dilation D, F counts D(F − 1) + 1.
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
    const { input, filter, stride, pad, dilation } = this.sizes;
    const { exact, fits } = sizesOf({ input, size: filter, stride, pad, dilation });
    const letters = dilation === undefined ? 'F' : 'D(F − 1) − 1';
    const numbers = dilation === undefined ? `${filter}` : `${dilation}·(${filter} − 1) − 1`;
    const said = `(N − ${letters} + 2P) / S + 1 = (${input} − ${numbers} + 2·${pad}) / ${stride} + 1 = ${shown(exact)}`;
    return html`<div class="line">
      <div class="formula" role="math" aria-label=${said}>
        ${fraction(
          html`<var class="input">N</var> − ${spanLetters(dilation)} + 2<var>P</var>`,
          html`<var>S</var>`,
        )}
        ${fraction(
          html`<span class="input">${input}</span> − <span class="filter">${numbers}</span> +
            2·${pad}`,
          html`${stride}`,
          html`=`,
        )}
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

/** What the filter spans: F, or D(F − 1) + 1 with its sign turned. */
function spanLetters(dilation: number | undefined) {
  const size = html`<var class="filter">F</var>`;
  return dilation === undefined ? size : html`<var>D</var>(${size} − 1) − 1`;
}

function fraction(above: TemplateResult, below: TemplateResult, before?: TemplateResult) {
  return html`<span class="part">
    ${before ?? nothing}
    <span class="fraction"><span>${above}</span><span>${below}</span></span>
    + 1
  </span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'size-formula': SizeFormula;
  }
}
