import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { controls, WidthWatch } from '../scale/index.ts';
import {
  count,
  shown,
  type SizeFrame,
  type SizeOptions,
  type Sizes,
  sizes as sizesOf,
  sizeSteps,
} from '../../steps/index.ts';
import type { SizeNumbers, SizeRanges } from '../size-fields/index.ts';
import { drawRuler } from './draw-ruler.ts';
import { rulerStyles } from './ruler-styles.ts';
import { nextPointed, type Pointed, rulerView, wholePlaces } from './ruler-view.ts';

const RANGES: SizeRanges = { input: [1, 64], filter: [1, 11], stride: [1, 5], pad: [0, 5] };

/**
 * A filter laid along one side of an input, a place a step and a line for each: does it come out even?
 *
 * It stands on its last step at first, which says so. Pointing at a cell shows the places that cover it, at a place its
 * cells; by the arrow keys too.
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
    step: { state: true },
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
  /** The step on show, from 0. */
  declare step: number;
  declare private pointed: Pointed | null;

  /** All steps for the sizes as they are set. */
  frames: readonly SizeFrame[] = [];

  private readonly watch = new WidthWatch(this);

  constructor() {
    super();
    this.input = 7;
    this.filter = 3;
    this.stride = 1;
    this.pad = 0;
    this.step = 0;
    this.restart();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['input', 'filter', 'stride', 'pad'].some((name) => changed.has(name))) this.restart();
    if (!changed.has('sizes')) return;
    this.frames = [...sizeSteps(this.options)];
    this.step = this.frames.length - 1;
    this.pointed = null;
  }

  private readonly restart = () => {
    const { input, filter, stride, pad } = this;
    this.sizes = { input, filter, stride, pad };
    this.earlier = [];
  };

  private readonly onSizes = ({ detail }: CustomEvent<SizeNumbers>) => {
    if (detail.input !== this.sizes.input) this.earlier = [];
    this.sizes = detail;
  };

  private readonly again = () => {
    this.earlier = [...this.earlier, this.sizes.input];
    this.sizes = { ...this.sizes, input: this.fit.starts.length };
  };

  private readonly onStep = (event: CustomEvent<{ readonly step: number }>) => {
    this.step = event.detail.step;
    this.pointed = null;
  };

  private get options(): SizeOptions {
    const { input, filter, stride, pad } = this.sizes;
    return { input, size: filter, stride, pad };
  }

  private get fit(): Sizes {
    return sizesOf(this.options);
  }

  private readonly onPoint = (pointed: Pointed | null) => {
    this.pointed = pointed;
  };

  private readonly onKey = (event: KeyboardEvent) => {
    const next = nextPointed(event.key, this.pointed, {
      cell: this.sizes.input,
      place: wholePlaces(this.frames[this.step]),
    });
    if (!next) return;
    event.preventDefault();
    this.pointed = next;
  };

  override render() {
    const { fit, frames, step, sizes, onPoint, onKey } = this;
    const view = rulerView(frames, step, this.pointed, sizes);
    const width = this.watch.width || 560;
    return html`<div class="ruler" role="group" aria-label="Filter along one side of the input">
      ${drawRuler({ numbers: sizes, sizes: fit, view, width }, { onPoint, onKey })}
      <p class="status" role="status" aria-live="polite">${view.text}</p>
      <step-transport
        .steps=${frames.length}
        .step=${step}
        .home=${frames.length - 1}
        player=${this.id || this.localName}
        @step-change=${this.onStep}
        @step-reset=${this.restart}
      ></step-transport>
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
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'size-ruler': SizeRuler;
  }
}
