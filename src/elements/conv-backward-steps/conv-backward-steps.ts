import { html, LitElement, type PropertyValues } from 'lit';
import { controls, WidthWatch } from '../scale/index.ts';
import {
  convolveBackward,
  type ConvolveBackwardFrame,
  type Grid,
  type PartialGrid,
  sizes as sizesOf,
} from '../../steps/index.ts';
import type { CellPlace, Hue, NumberGrid } from '../number-grid/index.ts';
import type { SizeNumbers, SizeRanges } from '../size-fields/index.ts';
import { backStyles } from './back-styles.ts';
import { backView, type BackView, type Panel, type Pointed } from './back-view.ts';
import { drawSum } from './draw-sum.ts';
import { START, startGrid } from './start-numbers.ts';

const RANGES: SizeRanges = { input: [2, 6], filter: [1, 3], stride: [1, 3], pad: [0, 1] };

const TITLES: Readonly<Record<Panel, readonly [string, Hue]>> = {
  input: ['Input', 'input'],
  weights: ['Filter', 'weights'],
  above: ['Gradient from above', 'gradient'],
  toInput: ['Gradient of the input', 'gradient'],
  toWeights: ['Gradient of the filter', 'gradient'],
  toBias: ['Gradient of the bias', 'gradient'],
};

/**
 * The gradient of a convolution one output cell at a time: it comes in at the upper right, and below adds up for the
 * input, the filter and the bias.
 *
 * Input, filter, the gradient from above and the sizes can be changed. Pointing at a weight or an input cell
 * spells out what its gradient is made of. The element's content is what is read before it starts.
 */
export class ConvBackwardSteps extends LitElement {
  static override styles = [controls, backStyles];

  static override properties = {
    input: { type: Number },
    filter: { type: Number },
    stride: { type: Number },
    pad: { type: Number },
    sizes: { state: true },
    grid: { state: true },
    weights: { state: true },
    above: { state: true },
    step: { state: true },
    pointed: { state: true },
  };

  /** Cells along the side of the input at the start, 2 to 6. */
  declare input: number;
  /** Weights along the side of the filter at the start, 1 to 3. */
  declare filter: number;
  /** Cells from one position to the next at the start, 1 to 3. */
  declare stride: number;
  /** Rings of zeros at the start, 0 or 1. */
  declare pad: number;
  /** The sizes as the reader has set them. */
  declare sizes: SizeNumbers;
  declare grid: Grid;
  declare weights: Grid;
  /** The gradient at the output. */
  declare above: Grid;
  /** The step on show, from 0. */
  declare step: number;
  declare private pointed: Pointed | null;

  /** All steps with the numbers that are on the screen; none where the filter does not fit. */
  frames: readonly ConvolveBackwardFrame[] = [];

  private readonly watch = new WidthWatch(this);

  constructor() {
    super();
    this.input = 4;
    this.filter = 3;
    this.stride = 1;
    this.pad = 0;
    this.step = 0;
    this.pointed = null;
    this.restart();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['input', 'filter', 'stride', 'pad'].some((name) => changed.has(name))) this.restart();
    if (['sizes', 'grid', 'weights', 'above'].some((name) => changed.has(name))) this.compute();
  }

  private restart(): void {
    const { input, filter, stride, pad } = this;
    const bring = (name: 'input' | 'filter' | 'stride' | 'pad', value: number) => {
      const [least, most] = RANGES[name];
      return Math.max(least, Math.min(most, Math.round(value) || least));
    };
    this.sizes = {
      input: bring('input', input),
      filter: bring('filter', filter),
      stride: bring('stride', stride),
      pad: bring('pad', pad),
    };
    this.grid = startGrid(START.input, this.sizes.input);
    this.weights = startGrid(START.weights, this.sizes.filter);
    this.above = startGrid(START.above, this.places);
  }

  private get fit() {
    const { input, filter, stride, pad } = this.sizes;
    return sizesOf({ input, size: filter, stride, pad });
  }

  /** Outputs along a side. */
  private get places(): number {
    return this.fit.starts.length;
  }

  /** What is convolved with what, as plain data. */
  get problem() {
    const { stride, pad } = this.sizes;
    // The bias is not on the screen: no gradient depends on it.
    return { input: [this.grid], filters: [{ weights: [this.weights], bias: 0 }], stride, pad };
  }

  private compute(): void {
    this.frames = this.fit.fits ? [...convolveBackward(this.problem, [this.above])] : [];
    this.step = Math.max(0, Math.min(this.step, this.frames.length - 1));
  }

  private readonly onSizes = ({ detail }: CustomEvent<SizeNumbers>) => {
    this.sizes = detail;
    this.grid = startGrid(START.input, detail.input, this.grid);
    this.weights = startGrid(START.weights, detail.filter, this.weights);
    this.above = startGrid(START.above, this.places, this.above);
    this.pointed = null;
    this.step = 0;
  };

  private readonly onReset = () => {
    this.step = 0;
    this.restart();
  };

  private readonly onStep = (event: CustomEvent<{ readonly step: number }>) => {
    this.step = event.detail.step;
    this.pointed = null;
  };

  private edit(on: Panel, values: Grid): void {
    if (on === 'input') this.grid = values;
    else if (on === 'weights') this.weights = values;
    else this.above = values;
  }

  private valuesOf(on: Panel): PartialGrid {
    const given: Partial<Record<Panel, Grid>> = { input: this.grid, weights: this.weights, above: this.above }; // prettier-ignore
    if (given[on]) return given[on];
    const { input, weights, bias } = this.frames[this.step];
    return on === 'toInput' ? input[0] : on === 'toWeights' ? weights[0][0] : [bias];
  }

  /** Side of a cell: the three grids of a row beside each other where that leaves them legible. */
  private layout(): { readonly cell: number; readonly columns: number } {
    const width = this.watch.width || 640;
    const { input, filter, pad } = this.sizes;
    const across = input + 2 * pad;
    const gap = width < 480 ? 32 : 88;
    const inRow = Math.floor((width - gap) / (across + filter + Math.max(2, this.places)));
    if (inRow >= 26) return { cell: Math.min(44, inRow), columns: 3 };
    return { cell: Math.min(40, Math.floor((width - 36) / (across + filter))), columns: 2 };
  }

  override render() {
    const view = this.frames.length > 0 ? backView(this.frames, this.step, this.pointed) : null;
    return html`<div
      class="player"
      role="group"
      aria-label="The gradient of a convolution, step by step"
    >
      ${view ? this.renderSteps(view) : this.renderMisfit()}
      <step-transport
        .steps=${this.frames.length}
        .step=${this.step}
        player=${this.id || this.localName}
        @step-change=${this.onStep}
        @step-reset=${this.onReset}
      ></step-transport>
      <size-fields
        .sizes=${this.sizes}
        .ranges=${RANGES}
        @sizes-change=${this.onSizes}
      ></size-fields>
      <size-formula .sizes=${this.sizes}></size-formula>
    </div>`;
  }

  private renderSteps(view: BackView) {
    const { cell, columns } = this.layout();
    const panels = (names: readonly Panel[]) => names.map((on) => this.renderPanel(on, cell, view));
    const { input, filter, pad } = this.sizes;
    // A column is as wide as its grids, and as its title where there is room.
    const sides = [input + 2 * pad, filter, Math.max(2, this.places)].slice(0, columns);
    const tracks = sides.map((side) => `minmax(${side * cell + 4}px, max-content)`);
    const template = `grid-template-columns: ${tracks.join(' ')}`;
    return html`<div class="flow" style=${template}>
        <p class="pass">From the forward pass, and from the layer above</p>
        ${panels(['input', 'weights', 'above'])}
        <p class="pass">What this layer hands on, added up step by step</p>
        ${panels(['toInput', 'toWeights', 'toBias'])}
      </div>
      <div class="sums">${view.sums.map((sum) => html`<p>${drawSum(sum)}</p>`)}</div>
      <p class="status" role="status" aria-live="polite">${view.frame.text}</p>`;
  }

  private renderMisfit() {
    return html`<p class="misfit" role="status">
      ${this.fit.text} Without an output there is no gradient. Change a size, or reset.
    </p>`;
  }

  private renderPanel(on: Panel, cell: number, view: BackView) {
    const [title, hue] = TITLES[on];
    const editable = on === 'input' || on === 'weights' || on === 'above';
    return html`<div>
      <p class="name ${hue}">${title}</p>
      <number-grid
        label=${title}
        .hue=${hue}
        ?editable=${editable}
        .values=${this.valuesOf(on)}
        .pad=${on === 'input' || on === 'toInput' ? this.sizes.pad : 0}
        .cell=${cell}
        .marks=${view.marks(on)}
        .windows=${view.windows(on)}
        @cell-edit=${(event: Event) => this.edit(on, (event.target as NumberGrid).values as Grid)}
        @cell-point=${(event: CustomEvent<CellPlace | null>) =>
          (this.pointed = event.detail && { on, ...event.detail })}
      ></number-grid>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'conv-backward-steps': ConvBackwardSteps;
  }
}
