import { html, LitElement, type PropertyValues } from 'lit';
import { controls, WidthWatch } from '../scale/index.ts';
import {
  convolve,
  type ConvolveFrame,
  type ConvolveOptions,
  filterNamed,
  type Product,
} from '../../steps/index.ts';
import type { CellPlace } from '../number-grid/index.ts';
import type { SizeNumbers } from '../size-fields/index.ts';
import { convStyles } from './conv-styles.ts';
import { convView, type Pointed } from './conv-view.ts';
import { drawGrids, type GridEvents } from './draw-grids.ts';
import { drawMissing, drawSum } from './draw-sum.ts';
import { drawTools, type Tool, type ToolEvents } from './draw-tools.ts';
import { fitCells } from './fit-cells.ts';
import {
  optionsOf,
  type Problem,
  reshaped,
  resized,
  startProblem,
  type StartNumbers,
  withBias,
  withInput,
  withSlices,
  withWeights,
} from './problem.ts';

const START = [
  'input',
  'filter',
  'stride',
  'pad',
  'dilation',
  'depth',
  'filters',
  'preset',
  'numbers',
  'tools',
];

/**
 * A convolution one output number at a time: the filter on the input, the products, their sum, the output.
 *
 * Input, filters, biases and sizes can be changed. Pointing at an output shows where it came from, pointing at an input
 * where it goes and through which weights. With several channels each slice of a filter adds its part; with
 * several filters each makes a map of its own. When the filter does not fit, the last step shows it running off
 * the edge. The element's content is what is read before it starts.
 */
export class ConvSteps extends LitElement {
  static override styles = [controls, convStyles];

  static override properties = {
    input: { type: Number },
    filter: { type: Number },
    stride: { type: Number },
    pad: { type: Number },
    dilation: { type: Number },
    depth: { type: Number },
    filters: { type: Number },
    preset: {},
    tools: {},
    numbers: { type: Object },
    asked: { state: true },
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
  /** Cells from one weight to the next at the start, 1 to 3. */
  declare dilation: number;
  /** Channels of the input at the start, 1 to 3. */
  declare depth: number;
  /** Filters at the start, 1 to 3. */
  declare filters: number;
  /** The id of the filter with a name to start with, if any. */
  declare preset: string;
  /** What can be changed besides the numbers, with spaces between: `sizes`, `dilation`, `presets`, `flip`, `depth`. */
  declare tools: string;
  /** Numbers to start with in place of those that come with it, as an attribute in JSON; square, one channel, and as large as is allowed. */
  declare numbers: StartNumbers | null;
  /** What is convolved with what, as the reader has set it. */
  declare private asked: Problem;
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
    this.dilation = 1;
    this.depth = 1;
    this.filters = 1;
    this.preset = '';
    this.tools = 'sizes';
    this.numbers = null;
    this.step = 0;
    this.pointed = null;
    this.restart();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (START.some((name) => changed.has(name))) this.restart();
    if (changed.has('asked')) this.compute();
  }

  /** What is being convolved with what, as plain data. */
  get problem(): ConvolveOptions {
    return optionsOf(this.asked);
  }

  /** The sizes as the reader has set them. */
  get sizes(): SizeNumbers {
    return this.asked.sizes;
  }

  private get toolSet(): ReadonlySet<Tool> {
    return new Set(this.tools.split(/\s+/) as Tool[]);
  }

  private restart(): void {
    const { input, filter, stride, pad, depth, filters, numbers } = this;
    const dilation = this.dilation > 1 || this.toolSet.has('dilation') ? this.dilation : undefined;
    const sizes = { input, filter, stride, pad, dilation };
    const start = startProblem({ ...sizes, depth, filters, numbers });
    const named = filterNamed(this.preset);
    this.asked = named ? withSlices(start, 0, named.weights) : start;
  }

  private compute(): void {
    this.frames = [...convolve(this.problem)];
    this.step = Math.min(this.step, this.frames.length - 1);
  }

  private readonly onSizes = ({ detail }: CustomEvent<SizeNumbers>) => {
    this.asked = resized(this.asked, detail);
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

  private readonly gridEvents: GridEvents = {
    onInput: (channel, grid) => (this.asked = withInput(this.asked, channel, grid)),
    onWeights: (filter, channel, grid) =>
      (this.asked = withWeights(this.asked, filter, channel, grid)),
    onBias: (filter, bias) => (this.asked = withBias(this.asked, filter, bias)),
    onPoint: (pointed) => (this.pointed = pointed),
    onPick: (filter, place) => this.goTo(filter, place),
  };

  private readonly toolEvents: ToolEvents = {
    onPreset: ({ weights }) => {
      this.pointed = null;
      this.asked = withSlices(this.asked, this.frames[this.step].filter, weights);
    },
    onFlip: (flip) => (this.asked = { ...this.asked, flip }),
    onShape: (depth, filters) => {
      this.pointed = null;
      this.asked = reshaped(this.asked, depth, filters);
    },
  };

  private goTo(filter: number, { row, column }: CellPlace): void {
    const step = this.frames.findIndex(
      (frame) => frame.filter === filter && frame.row === row && frame.column === column,
    );
    if (step >= 0) this.step = step;
  }

  private readonly pointTerm = (product: Product | null) => {
    this.pointed = product && {
      on: 'filter',
      row: product.filterRow,
      column: product.filterColumn,
      channel: product.channel,
      filter: this.frames[this.step].filter,
    };
  };

  override render() {
    const { asked: problem, frames, step } = this;
    const view = convView(frames, step, this.pointed, problem);
    const { frame } = view;
    const width = this.watch.width || 640;
    const fitted = fitCells(width, problem, frames.at(-1));
    // The products of a channel stand in the row of the channel where there is room for that.
    const sumBeside = problem.input.length > 1 && problem.filters.length < 3 && width >= 800;
    return html`<div class="player" role="group" aria-label="Convolution, step by step">
      <div class="stage ${sumBeside ? 'beside' : ''}" style="--room: ${this.room(fitted.cell)}px">
        ${drawGrids({ problem, frames, step, view, ...fitted }, this.gridEvents)}
        ${
          frame.kind === 'product'
            ? drawSum(frame, view.product, this.pointTerm)
            : drawMissing(frame)
        }
      </div>
      <p class="status" role="status" aria-live="polite">${view.text}</p>
      <step-transport
        .steps=${frames.length}
        .step=${step}
        player=${this.id || this.localName}
        @step-change=${this.onStep}
        @step-reset=${this.onReset}
      ></step-transport>
      ${drawTools(this.toolSet, problem, frames[step].filter, this.toolEvents)}
      ${this.renderSizes()}
    </div>`;
  }

  /** The height that a channel takes, so that its slice of a filter and its products stand beside it. */
  private room(cell: number): number {
    const { input, sizes } = this.asked;
    return input.length > 1 ? (sizes.input + 2 * sizes.pad) * cell + 4 : 0;
  }

  private renderSizes() {
    const tools = this.toolSet;
    if (!tools.has('sizes') && !tools.has('dilation')) return null;
    return html`<size-fields .sizes=${this.sizes} @sizes-change=${this.onSizes}></size-fields>
      <size-formula .sizes=${this.sizes}></size-formula>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'conv-steps': ConvSteps;
  }
}
