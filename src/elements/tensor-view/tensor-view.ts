import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { TensorView } from '../../runner/sandbox/index.ts';
import { textToFloats } from '../../runner/sandbox/values/index.ts';
import { controls, exact } from '../scale/index.ts';
import { tensorHead } from './tensor-head.ts';
import { tensorShown, type TensorShown } from './tensor-shown.ts';

/** A tensor as its shape and range, and as a picture by its rank; each number can be read. */
export class TensorFigure extends LitElement {
  static override styles = [
    controls,
    css`
      .head {
        margin: 0 0 0.25rem;
      }
      number-grid {
        max-inline-size: 100%;
      }
    `,
  ];

  static override properties = { tensor: { attribute: false } };

  declare tensor: TensorView | null;

  private values: Float32Array = new Float32Array();
  private shown: TensorShown = { as: 'text', note: '' };

  constructor() {
    super();
    this.tensor = null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('tensor') || !this.tensor) return;
    this.values = this.tensor.data ? textToFloats(this.tensor.data) : new Float32Array();
    this.shown = tensorShown(this.tensor, this.values);
  }

  override render() {
    if (!this.tensor) return nothing;
    const { note } = this.shown;
    return html`<p class="head small soft">${tensorHead(this.tensor)}</p>
      ${this.figure(this.tensor)} ${note ? html`<p class="small soft">${note}</p>` : nothing}`;
  }

  private figure({ shape }: TensorView): TemplateResult | typeof nothing {
    const { shown } = this;
    const label = `tensor of shape [${shape.join(', ')}]`;
    switch (shown.as) {
      case 'text':
        return shape.length === 0 && this.values.length === 1
          ? html`<code>${exact(this.values[0])}</code>`
          : nothing;
      case 'bars':
        return html`<value-bars .values=${this.values} label=${label}></value-bars>`;
      case 'grid':
        return html`<number-grid .values=${shown.rows} label=${label}></number-grid>`;
      case 'maps':
        return html`<map-grid .maps=${shown.maps} label=${label}></map-grid>`;
    }
  }
}
