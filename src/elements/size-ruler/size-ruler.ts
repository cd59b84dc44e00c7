import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { controls, WidthWatch } from '../scale/index.ts';
import { count, shown, type Sizes, sizes as sizesOf } from '../../steps/index.ts';
import type { SizeNumbers, SizeRanges } from '../size-fields/index.ts';
import { drawRuler } from './draw-ruler.ts';
import { rulerStyles } from './ruler-styles.ts';

const RANGES: SizeRanges = { input: [1, 64], filter: [1, 11], stride: [1, 5], pad: [0, 5] };

/**
 * A filter laid along one side of an input, a line for each position: does it come out even?
 *
 * The output can be taken as the next input, as in a network, and the sizes so far stay in sight.
 * The element's content is what is read before it starts.
 */
export class SizeRuler extends LitElement {
  static override styles = [controls, rulerStyles];

  static override properties = {
    input: { type: Number },
    filter: { type: Number },
    stride: { type: Number },
    pad: { type: Number },
    sizes: { state: true },
    earlier: { state: true },
    pointed: { state: true },
  };

  /** Cells at the start, 1 to 64. */
  declare input: number;
  /** Weights along the filter at the start, 1 to 11. */
  declare filter: number;
  /** 1 to 5. */
  declare stride: number;
  /** 0 to 5. */
  declare pad: number;
  /** The sizes as the reader has set them. */
  declare sizes: SizeNumbers;
  /** Input sizes that this one came out of, the oldest first. */
  declare private earlier: readonly number[];
  declare private pointed: number | undefined;

  private readonly watch = new WidthWatch(this);

  constructor() {
    super();
    this.input = 7;
    this.filter = 3;
    this.stride = 1;
    this.pad = 0;
    this.restart();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['input', 'filter', 'stride', 'pad'].some((name) => changed.has(name))) this.restart();
  }

  private readonly restart = () => {
    const { input, filter, stride, pad } = this;
    this.sizes = { input, filter, stride, pad };
    this.earlier = [];
    this.pointed = undefined;
  };

  private readonly onSizes = ({ detail }: CustomEvent<SizeNumbers>) => {
    if (detail.input !== this.sizes.input) this.earlier = [];
    this.sizes = detail;
    this.pointed = undefined;
  };

  private readonly again = () => {
    this.earlier = [...this.earlier, this.sizes.input];
    this.sizes = { ...this.sizes, input: this.fit.starts.length };
    this.pointed = undefined;
  };

  private get fit(): Sizes {
    const { input, filter, stride, pad } = this.sizes;
    return sizesOf({ input, size: filter, stride, pad });
  }

  private readonly point = (position: number | undefined) => {
    this.pointed = position;
  };

  override render() {
    const fit = this.fit;
    return html`<div class="ruler" role="group" aria-label="Filter along one side of the input">
      ${drawRuler(this.sizes, fit, this.watch.width || 560, this.pointed, this.point)}
      <p class="status" role="status" aria-live="polite">${fit.text}</p>
      <size-fields
        .sizes=${this.sizes}
        .ranges=${RANGES}
        @sizes-change=${this.onSizes}
      ></size-fields>
      <size-formula .sizes=${this.sizes}></size-formula>
      ${this.renderChain(fit)}
    </div>`;
  }

  private renderChain({ fits, starts, exact }: Sizes) {
    const sides = [...this.earlier, this.sizes.input].join(' → ');
    return html`<p class="chain">
      <span
        >${sides} →
        <span class=${fits ? 'output' : 'soft'}
          >${fits ? count(starts.length, 'place') : shown(exact)}</span
        ></span
      >
      <button aria-disabled=${!fits} @click=${fits ? this.again : nothing}>
        Put another layer on top
      </button>
      <button @click=${this.restart}>Reset</button>
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'size-ruler': SizeRuler;
  }
}
