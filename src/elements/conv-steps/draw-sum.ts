import { html, nothing } from 'lit';
import {
  factor,
  type OverrunFrame,
  type Product,
  type ProductFrame,
  shown,
} from '../../steps/index.ts';
import { channelName } from './problem.ts';

/** The products of a frame spelled out, a filter row a line and a channel a block, then the sum, the bias and the result. */
export function drawSum(
  frame: ProductFrame,
  pointed: Product | undefined,
  onPoint: (product: Product | null) => void,
) {
  const depth = frame.partials.length;
  return html`<div class="sum">
    ${frame.partials.map(
      (partial, channel) =>
        html`<div class="block">
          ${
            depth > 1
              ? html`<p class="small">
                  ${channelName(channel, depth)}: <span class="partial">${shown(partial)}</span>
                </p>`
              : nothing
          }
          ${drawTerms(
            frame.products.filter((each) => each.channel === channel),
            pointed,
            onPoint,
          )}
        </div>`,
    )}
    <div class="total">
      ${depth > 1 ? html`<span>${drawPartials(frame.partials)}</span>` : nothing}
      <span>= <span class="partial">${shown(frame.sum)}</span></span>
      <span>plus <span class="weights">bias ${factor(frame.bias)}</span></span>
      <span>= <b class="output">${shown(frame.value)}</b></span>
    </div>
  </div>`;
}

function drawPartials(partials: readonly number[]) {
  return partials.map(
    (partial, i) =>
      html`${i > 0 ? html` <span class="plus">+</span> ` : nothing}<span class="partial"
          >${factor(partial)}</span
        >`,
  );
}

function drawTerms(
  products: readonly Product[],
  pointed: Product | undefined,
  onPoint: (product: Product | null) => void,
) {
  const size = Math.sqrt(products.length);
  return html`<div
    class="terms"
    style="grid-template-columns: repeat(${size}, max-content)"
    @pointerleave=${() => onPoint(null)}
  >
    ${products.map((product, index) => drawTerm(product, index, product === pointed, onPoint))}
  </div>`;
}

function drawTerm(
  product: Product,
  index: number,
  pointed: boolean,
  onPoint: (product: Product) => void,
) {
  const { value, weight, inside } = product;
  return html`<span class="term ${pointed ? 'pointed' : ''}" @pointerenter=${() => onPoint(product)}
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
