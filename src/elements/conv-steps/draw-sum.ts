import { html, nothing } from 'lit';
import {
  factor,
  type OverrunFrame,
  type Product,
  type ProductFrame,
  shown,
} from '../../steps/index.ts';

/** The products of a frame spelled out, a filter row a line, then the sum, the bias and the result. */
export function drawSum(
  frame: ProductFrame,
  pointed: Product | undefined,
  onPoint: (product: Product | null) => void,
) {
  const size = Math.max(...frame.products.map(({ filterColumn }) => filterColumn)) + 1;
  return html`<div class="sum">
    <div
      class="terms"
      style="grid-template-columns: repeat(${size}, max-content)"
      @pointerleave=${() => onPoint(null)}
    >
      ${frame.products.map((product, index) =>
        drawTerm(product, index, product === pointed, onPoint),
      )}
    </div>
    <div class="total">
      <span>= <span class="partial">${shown(frame.sum)}</span></span>
      <span>plus <span class="weights">bias ${factor(frame.bias)}</span></span>
      <span>= <b class="output">${shown(frame.value)}</b></span>
    </div>
  </div>`;
}

function drawTerm(
  product: Product,
  index: number,
  pointed: boolean,
  onPoint: (product: Product) => void,
) {
  const { value, weight, inside } = product;
  return html`<span
    class="term ${pointed ? 'pointed' : ''} ${value * weight === 0 ? 'nil' : ''}"
    @pointerenter=${() => onPoint(product)}
    >${index > 0 ? html` <span class="plus">+ </span>` : nothing}<span
      class=${inside ? 'input' : 'zero'}
      >${factor(value)}</span
    >·<span class="weights">${factor(weight)}</span></span
  >`;
}

/** In place of a sum: what is missing where the filter runs off the edge. */
export function drawMissing({ over, window }: OverrunFrame) {
  const { span } = window;
  const missing = span * span - (span - over.right) * (span - over.below);
  return html`<div class="sum">
    <p class="misfit">
      ${missing} of the ${span * span} cells under the filter are not there. Without them there is
      no sum.
    </p>
  </div>`;
}
