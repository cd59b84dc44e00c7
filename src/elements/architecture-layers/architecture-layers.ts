import { css, html, LitElement, nothing } from 'lit';
import { type ArchitectureSizes, largeNumber, PUBLISHED } from '../architectures/index.ts';
import { controls } from '../scale/index.ts';
import type { Fill } from './layer-drawing.ts';
import { scaleText, type Widths } from './layer-scales.ts';

const WIDTHS = [
  ['linear', 'it has channels'],
  ['log', 'the logarithm of its channels'],
] as const;
const FILLS = [
  ['parameters', 'parameters'],
  ['multiplyAdds', 'multiply-adds'],
] as const;

/**
 * The famous architectures drawn to one scale, a layer a box; what its width and its fill say can be chosen.
 *
 * The element's content is what is read before it starts.
 */
export class ArchitectureLayers extends LitElement {
  static override styles = [
    controls,
    css`
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        float: inline-start;
        margin-inline-end: 0.75rem;
        padding: 0.15rem 0 0;
      }
      h3 small {
        color: var(--ink-soft, #555);
        font-size: var(--size-1, 0.8125rem);
        font-weight: 400;
      }
      section {
        margin-block-start: 0.75rem;
      }
    `,
  ];

  static override properties = {
    sizes: { attribute: false },
    widths: { state: true },
    fill: { state: true },
  };

  declare sizes: ArchitectureSizes;
  declare private widths: Widths;
  declare private fill: Fill;

  constructor() {
    super();
    this.sizes = {};
    this.widths = 'linear';
    this.fill = 'parameters';
  }

  override render() {
    return html`${this.renderChoice('A layer is as wide as', 'widths', WIDTHS, this.widths)}
      ${this.renderChoice('Its colour is as strong as its share of', 'fill', FILLS, this.fill)}
      <p class="soft scale">${scaleText(this.widths)}</p>
      ${PUBLISHED.map(({ key, name, year }) => {
        const size = this.sizes[key];
        if (!size) return nothing;
        const { depth, parameters, multiplyAdds } = size;
        return html`<section>
          <h3>
            ${name}
            <small
              >${year} · ${depth} layers deep · ${largeNumber(parameters)} parameters ·
              ${largeNumber(multiplyAdds)} multiply-adds</small
            >
          </h3>
          <layer-drawing
            .name=${name}
            .size=${size}
            .widths=${this.widths}
            .fill=${this.fill}
          ></layer-drawing>
        </section>`;
      })}`;
  }

  private renderChoice<Value extends string>(
    legend: string,
    name: 'widths' | 'fill',
    choices: readonly (readonly [Value, string])[],
    now: Value,
  ) {
    const choose = (value: Value) => Object.assign(this, { [name]: value });
    return html`<fieldset class="choice">
      <legend>${legend}</legend>
      ${choices.map(
        ([value, label]) =>
          html`<label
            ><input
              type="radio"
              name=${name}
              .checked=${value === now}
              @change=${() => choose(value)}
            />
            ${label}</label
          >`,
      )}
    </fieldset>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'architecture-layers': ArchitectureLayers;
  }
}
