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
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.6rem;
        margin: 0;
      }
      math {
        font-size: 1.125rem;
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
    const verdict = fits ? 'output' : 'misfit';
    return html`<p>
      <math>
        <mfrac>
          <mrow>
            <mi class="input">N</mi><mo>−</mo><mi class="filter">F</mi><mo>+</mo><mn>2</mn
            ><mi>P</mi>
          </mrow>
          <mi>S</mi>
        </mfrac>
        <mo>+</mo><mn>1</mn><mo>=</mo>
        <mfrac>
          <mrow>
            <mn class="input">${input}</mn><mo>−</mo><mn class="filter">${filter}</mn><mo>+</mo
            ><mn>2</mn><mo>·</mo><mn>${pad}</mn>
          </mrow>
          <mn>${stride}</mn>
        </mfrac>
        <mo>+</mo><mn>1</mn><mo>=</mo><mn class=${verdict}>${shown(exact)}</mn>
      </math>
      ${
        fits
          ? html`<span>The output is <span class="output">${exact} × ${exact}</span>.</span>`
          : html`<span class="misfit">Not a whole number: the filter does not fit.</span>`
      }
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'size-formula': SizeFormula;
  }
}
