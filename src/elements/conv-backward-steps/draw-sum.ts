import { html, nothing } from 'lit';
import { factor, shown } from '../../steps/index.ts';
import type { Sum } from './back-view.ts';

/** More addends than this would fill the figure; the rest is counted. */
const MOST = 12;

/** ∂L/∂w of one weight, input cell or the bias: its addends so far, and what they make. */
export function drawSum({ of, row, column, terms, total }: Sum) {
  const letter = of === 'input' ? 'x' : of === 'weights' ? 'w' : 'b';
  const hue = of === 'input' ? 'input' : 'weights';
  const place = of === 'bias' ? nothing : html`<sub>${row + 1},${column + 1}</sub>`;
  const left = terms.length - MOST;
  return html`<span class="part">∂<var>L</var>/∂<var class=${hue}>${letter}</var>${place}</span>
    = ${terms.length === 0 ? '0' : nothing}
    ${terms
      .slice(0, MOST)
      .map(
        (term, i) =>
          html`<span class="part"
            >${i > 0 ? '+ ' : nothing}<span class="gradient"
              >${i > 0 ? factor(term.gradient) : shown(term.gradient)}</span
            >${
              of === 'bias'
                ? nothing
                : html`·<span class=${of === 'input' ? 'weights' : 'input'}
                      >${factor(term.factor)}</span
                    >`
            }</span
          > `,
      )}
    ${left > 0 ? html`<span class="part">+ ${left} more</span>` : nothing}
    <span class="part">= <b class="gradient">${shown(total)}</b></span>`;
}
