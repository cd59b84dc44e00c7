import { html, LitElement, type PropertyValues } from 'lit';
import { controls, WidthWatch } from '../scale/index.ts';
import { convolve, type ConvolveFrame, type Grid, type Product } from '../../steps/index.ts';
import { type CellPlace, type NumberGrid } from '../number-grid/index.ts';
import { type SizeNumbers } from '../size-fields/index.ts';
import { convStyles } from './conv-styles.ts';
import { convView, type ConvView, type Pointed } from './conv-view.ts';
import { drawMissing, drawSum } from './draw-sum.ts';
import { startFilter, startInput } from './start-numbers.ts';

/** The numbers that a convolution starts with. */
export interface StartNumbers {
  readonly input?: Grid;
  readonly filter?: Grid;
  readonly bias?: number;
}

/** The bias at the start: not 0, so that it is seen to be added. */
const START_BIAS = 1;

/**
 * A convolution one output number at a time: the filter on the input, the products, their sum, the output.
 *
 * Input, filter, bias and sizes can be changed. Pointing at an output shows where it came from,
 * pointing at an input where it goes. When the filter does not fit, the last step shows it
 * running off the edge. The element's content is what is read before it starts.
 */
export class ConvSteps extends LitElement {
  static override styles = [controls, convStyles];

  static override properties = {
    input: { type: Number },
    filter: { type: Number },
    stride: { type: Number },
    pad: { type: Number },
    numbers: { attribute: false },
    sizes: { state: true },
    grid: { state: true },
    weights: { state: true },
    bias: { state: true },
    step: { state: true },
    pointed: { state: true },
  };

  /** Cells along the side of the input at the start, 3 to 9. */
  declare input: number;
  /** Weights along the side of the filter at the start, 1 to 5. */
  declare filter: number;
  /** Cells from one position to the next at the start, 1 to 3. */
  declare stride: number;
  /** Rings of zeros at the start, 0 to 3. */
  declare pad: number;
  /** Numbers to start with in place of those that come with it; square, and as large as is allowed. */
  declare numbers: StartNumbers | null;
  /** The sizes as the reader has set them. */
  declare sizes: SizeNumbers;
  declare private grid: Grid;
  declare private weights: Grid;
  declare private bias: number;
  /** The step on show, from 0. */
  declare step: number;
  declare private pointed: Pointed | null;

  /** All steps with the numbers that are on the screen; the last one's `output` is the result. */
  frames: readonly ConvolveFrame[] = [];

  private readonly watch = new WidthWatch(this);

  constructor() {
    super();
    this.input = 7;
    this.filter = 3;
    this.stride = 1;
    this.pad = 0;
    this.numbers = null;
    this.step = 0;
    this.pointed = null;
    this.restart();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['input', 'filter', 'stride', 'pad', 'numbers'].some((name) => changed.has(name)))
      this.restart();
    if (['sizes', 'grid', 'weights', 'bias'].some((name) => changed.has(name))) this.compute();
  }

  /** What is being convolved with what, as plain data. */
  get problem() {
    const { stride, pad } = this.sizes;
    return { input: [this.grid], filters: [{ weights: [this.weights], bias: this.bias }], stride, pad }; // prettier-ignore
  }

  private restart(): void {
    const { stride, pad } = this;
    const { numbers } = this;
    const input = clamp(numbers?.input?.length ?? this.input, 3, 9);
    const filter = clamp(numbers?.filter?.length ?? this.filter, 1, 5);
    this.sizes = { input, filter, stride: clamp(stride, 1, 3), pad: clamp(pad, 0, 3) };
    this.grid = startInput(input, numbers?.input);
    this.weights = numbers?.filter ?? startFilter(filter);
    this.bias = numbers?.bias ?? START_BIAS;
  }

  private compute(): void {
    this.frames = [...convolve(this.problem)];
    this.step = Math.min(this.step, this.frames.length - 1);
  }

  private readonly onSizes = ({ detail }: CustomEvent<SizeNumbers>) => {
    if (detail.input !== this.sizes.input) this.grid = startInput(detail.input, this.grid);
    if (detail.filter !== this.sizes.filter) this.weights = startFilter(detail.filter);
    this.sizes = detail;
    this.pointed = null;
    this.compute();
    // Where it does not fit, the place that shows it is the last.
    this.step = this.frames.at(-1)?.kind === 'overrun' ? this.frames.length - 1 : 0;
  };

  private readonly onReset = () => {
    this.step = 0;
    this.restart();
  };

  private readonly onStep = (event: CustomEvent<{ readonly step: number }>) => {
    this.step = event.detail.step;
    this.pointed = null;
  };

  private readonly onPick = ({ detail }: CustomEvent<CellPlace>) => {
    const step = this.frames.findIndex((f) => f.row === detail.row && f.column === detail.column);
    if (step >= 0) this.step = step;
  };

  private point(on: Pointed['on'], at: CellPlace | null): void {
    this.pointed = at && { on, row: at.row, column: at.column };
  }

  private readonly pointTerm = (product: Product | null) =>
    this.point('filter', product && { row: product.filterRow, column: product.filterColumn });

  /** Side of a cell: all three grids in a row where that leaves them legible, else the input above the others. */
  private cellSize(): number {
    const width = this.watch.width || 640;
    const { input, filter, pad } = this.sizes;
    const last = this.frames.at(-1);
    const over = last?.kind === 'overrun' ? Math.max(last.over.right, last.over.below) : 0;
    const outputs = Math.max(2, last?.output[0][0]?.length ?? 0);
    const across = input + 2 * pad + over;
    const inRow = (width - 72) / (across + filter + outputs);
    const below = (width - 36) / (filter + outputs);
    const alone = (width - 6) / across;
    const legible = inRow >= 30 ? inRow : Math.min(alone, below >= 28 ? below : alone);
    return Math.min(48, Math.floor(legible));
  }

  override render() {
    const { input: size, filter, stride, pad } = this.sizes;
    const view = convView(this.frames, this.step, this.pointed, { input: size, size: filter, stride, pad }); // prettier-ignore
    const { frame } = view;
    return html`<div class="player" role="group" aria-label="Convolution, step by step">
      ${this.renderGrids(view)}
      ${
        frame.kind === 'product' ? drawSum(frame, view.product, this.pointTerm) : drawMissing(frame)
      }
      <p class="status" role="status" aria-live="polite">${view.text}</p>
      <step-transport
        .steps=${this.frames.length}
        .step=${this.step}
        player=${this.id || this.localName}
        @step-change=${this.onStep}
        @step-reset=${this.onReset}
      ></step-transport>
      <size-fields .sizes=${this.sizes} @sizes-change=${this.onSizes}></size-fields>
      <size-formula .sizes=${this.sizes}></size-formula>
    </div>`;
  }

  private renderGrids(view: ConvView) {
    const cell = this.cellSize();
    const padded = this.sizes.input + 2 * this.sizes.pad;
    return html`<div class="grids">
      <div>
        <p class="name">
          <span class="input">Input</span>
          <small
            >${square(this.grid)}${this.sizes.pad > 0 ? `, padded ${padded} × ${padded}` : ''}</small
          >
        </p>
        <number-grid
          label="Input"
          hue="input"
          editable
          .values=${this.grid}
          .pad=${this.sizes.pad}
          .cell=${cell}
          .marks=${view.input.marks}
          .notes=${view.input.notes}
          .windows=${view.inputWindows}
          @cell-edit=${(event: Event) => (this.grid = (event.target as NumberGrid).values as Grid)}
          @cell-point=${(event: CustomEvent<CellPlace | null>) => this.point('input', event.detail)}
        ></number-grid>
      </div>
      ${this.renderFilter(view, cell)} ${this.renderOutput(view, cell)}
    </div>`;
  }

  private renderFilter(view: ConvView, cell: number) {
    return html`<div>
      <p class="name"><span class="weights">Filter</span> <small>${square(this.weights)}</small></p>
      <number-grid
        label="Filter"
        hue="weights"
        editable
        .values=${this.weights}
        .cell=${cell}
        .marks=${view.filter.marks}
        @cell-edit=${(event: Event) => (this.weights = (event.target as NumberGrid).values as Grid)}
        @cell-point=${(event: CustomEvent<CellPlace | null>) => this.point('filter', event.detail)}
      ></number-grid>
      <div class="bias">
        <span class="weights">bias</span>
        <number-grid
          label="Bias"
          hue="weights"
          editable
          .values=${[[this.bias]]}
          .cell=${cell}
          @cell-edit=${(event: CustomEvent<{ readonly value: number }>) =>
            (this.bias = event.detail.value)}
        ></number-grid>
      </div>
    </div>`;
  }

  private renderOutput(view: ConvView, cell: number) {
    const whole = this.frames.at(-1)?.kind === 'product';
    const map = this.frames[this.step].output[0];
    return html`<div>
      <p class="name">
        <span class="output">Output</span>
        <small>${whole ? square(map) : 'none: the filter does not fit'}</small>
      </p>
      <number-grid
        label="Output"
        hue="output"
        .values=${map}
        .cell=${cell}
        .limit=${this.largestOutput()}
        .marks=${view.output.marks}
        .windows=${view.outputWindows}
        @cell-pick=${this.onPick}
        @cell-point=${(event: CustomEvent<CellPlace | null>) => this.point('output', event.detail)}
      ></number-grid>
    </div>`;
  }

  /** One scale from the first step to the last, so that a cell keeps its tint as others come. */
  private largestOutput(): number {
    const values = this.frames.at(-1)?.output[0].flat() ?? [];
    return Math.max(0, ...values.map((value) => Math.abs(value ?? 0)));
  }
}

function square(grid: { readonly length: number; readonly [0]?: { readonly length: number } }) {
  return `${grid.length} × ${grid[0]?.length ?? 0}`;
}

function clamp(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.max(least, Math.min(most, Math.round(value))) : least;
}

declare global {
  interface HTMLElementTagNameMap {
    'conv-steps': ConvSteps;
  }
}
