import { html, LitElement, nothing, type PropertyValues } from 'lit';
import {
  dense,
  type DenseFrame,
  type DotFrame,
  factor,
  flatPlaces,
  type Grid,
  shown,
} from '../../steps/index.ts';
import type { CellPlace, NumberGrid } from '../number-grid/index.ts';
import { controls, WidthWatch } from '../scale/index.ts';
import { denseStyles } from './dense-styles.ts';
import { denseView, type DenseView, type Pointed } from './dense-view.ts';

const START_INPUT: readonly Grid[] = [
  [
    [1, 0],
    [2, 3],
  ],
  [
    [0, 4],
    [1, 0],
  ],
];
const START_WEIGHTS: Grid = [
  [1, 0, 0, -1, 2, 0, 0, 1],
  [0, 1, 1, 1, 0, -1, 0, 0],
  [-1, 0, 2, 0, 0, 0, 1, -2],
];
const START_BIAS: readonly number[] = [1, 0, -2];

/** The numbers that a fully connected layer starts with. */
export interface DenseNumbers {
  /** `[channel][row][column]` */
  readonly input: readonly Grid[];
  /** `[output][feature]` */
  readonly weights: Grid;
  readonly bias: readonly number[];
}

const START: DenseNumbers = { input: START_INPUT, weights: START_WEIGHTS, bias: START_BIAS };

/**
 * A fully connected layer, step by step: the map is written out as one row, then each output is the dot
 * product of that row with weights of its own.
 *
 * Every number can be changed. Pointing at an output or a weight shows the sum it is in, pointing at an
 * input all the outputs it goes into. The element's content is what is read before it starts.
 */
export class DenseSteps extends LitElement {
  static override styles = [controls, denseStyles];

  static override properties = {
    numbers: { attribute: false },
    problem: { state: true },
    step: { state: true },
    pointed: { state: true },
  };

  /** Numbers to start with in place of those that come with it. */
  declare numbers: DenseNumbers | null;
  /** The numbers as the reader has set them. */
  declare problem: DenseNumbers;
  /** The step on show, from 0. */
  declare step: number;
  declare private pointed: Pointed | null;

  /** All steps with the numbers that are on the screen; the last one's `output` is the result. */
  frames: readonly DenseFrame[] = [];

  private readonly watch = new WidthWatch(this);

  constructor() {
    super();
    this.numbers = null;
    this.problem = START;
    this.step = 0;
    this.pointed = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('numbers')) this.problem = this.numbers ?? START;
    if (changed.has('numbers') || changed.has('problem')) this.frames = [...dense(this.problem)];
  }

  private readonly onReset = () => {
    this.step = 0;
    this.problem = this.numbers ?? START;
  };

  private readonly onStep = (event: CustomEvent<{ readonly step: number }>) => {
    this.step = event.detail.step;
    this.pointed = null;
  };

  private readonly onPick = ({ detail }: CustomEvent<CellPlace>) => {
    const found = this.frames.findIndex((f) => f.kind === 'dot' && f.unit === detail.row);
    if (found >= 0) this.step = found;
  };

  private readonly pointFeature = (feature: number | null) => {
    this.pointed = feature === null ? null : { on: 'feature', feature };
  };

  /** Side of a cell, so that the row, the bias and the output stand beside one another. */
  private cellSize(features: number): number {
    const width = this.watch.width || 640;
    return Math.max(22, Math.min(44, Math.floor((width - 60) / (features + 2))));
  }

  override render() {
    const { input, weights } = this.problem;
    const places = flatPlaces(input);
    const size = { places, channels: input.length, units: weights.length };
    const view = denseView(this.frames, this.step, this.pointed, size);
    const cell = this.cellSize(places.length);
    return html`<div class="player" role="group" aria-label="Fully connected, step by step">
      <div class="channels">
        ${input.map((_, channel) => this.renderChannel(channel, view, cell))}
      </div>
      <div class="matrix">
        ${this.renderRow(view, cell)} ${this.renderWeights(view, cell)} ${this.renderBias(cell)}
        ${this.renderOutput(view, cell)}
      </div>
      <div class="sum">
        ${view.frame.kind === 'dot' ? this.renderSum(view.frame, view.feature) : nothing}
      </div>
      <p class="status" role="status" aria-live="polite">${view.text}</p>
      <step-transport
        .steps=${this.frames.length}
        .step=${this.step}
        player=${this.id || this.localName}
        @step-change=${this.onStep}
        @step-reset=${this.onReset}
      ></step-transport>
    </div>`;
  }

  private renderChannel(channel: number, view: DenseView, cell: number) {
    const { input } = this.problem;
    const feature = ({ row, column }: CellPlace) =>
      (row * input[0][0].length + column) * input.length + channel;
    const edit = (event: Event) => {
      const values = (event.target as NumberGrid).values as Grid;
      this.problem = { ...this.problem, input: input.map((old, i) => (i === channel ? values : old)) }; // prettier-ignore
    };
    return html`<div>
      <p class="name input">Channel ${channel + 1}</p>
      <number-grid
        label=${`Input, channel ${channel + 1}`}
        hue="input"
        editable
        .values=${input[channel]}
        .cell=${cell}
        .limit=${this.largestInput()}
        .marks=${view.inputMarks[channel]}
        .windows=${view.inputWindows[channel]}
        @cell-edit=${edit}
        @cell-point=${({ detail }: CustomEvent<CellPlace | null>) =>
          this.pointFeature(detail && feature(detail))}
      ></number-grid>
    </div>`;
  }

  private renderRow(view: DenseView, cell: number) {
    return html`<div style="grid-area: 1 / 1">
      <p class="name">
        <span class="input">Flattened</span> <small>${view.frame.flat.length} numbers</small>
      </p>
      <number-grid
        label="Flattened row"
        hue="input"
        .values=${[view.frame.flat]}
        .cell=${cell}
        .limit=${this.largestInput()}
        .marks=${view.flatMarks}
        .windows=${view.flatWindows}
        @cell-point=${({ detail }: CustomEvent<CellPlace | null>) =>
          this.pointFeature(detail && detail.column)}
      ></number-grid>
    </div>`;
  }

  private renderWeights(view: DenseView, cell: number) {
    const { weights } = this.problem;
    const edit = (event: Event) =>
      (this.problem = { ...this.problem, weights: (event.target as NumberGrid).values as Grid });
    const point = ({ detail }: CustomEvent<CellPlace | null>) =>
      (this.pointed = detail && { on: 'weight', unit: detail.row, feature: detail.column });
    return html`<div style="grid-area: 2 / 1">
      <p class="name">
        <span class="weights">Weights</span>
        <small>${weights.length} × ${weights[0].length}, a row an output</small>
      </p>
      <number-grid
        label="Weights"
        hue="weights"
        editable
        .values=${weights}
        .cell=${cell}
        .marks=${view.weightMarks}
        .windows=${view.weightWindows}
        @cell-edit=${edit}
        @cell-point=${point}
      ></number-grid>
    </div>`;
  }

  private renderBias(cell: number) {
    const edit = ({ detail }: CustomEvent<CellPlace & { readonly value: number }>) => {
      const bias = this.problem.bias.map((old, i) => (i === detail.row ? detail.value : old));
      this.problem = { ...this.problem, bias };
    };
    return html`<div style="grid-area: 2 / 2">
      <p class="name weights">Bias</p>
      <number-grid
        label="Bias"
        hue="weights"
        editable
        .values=${this.problem.bias.map((each) => [each])}
        .cell=${cell}
        @cell-edit=${edit}
      ></number-grid>
    </div>`;
  }

  private renderOutput(view: DenseView, cell: number) {
    const last = this.frames.at(-1)?.output.flat() ?? [];
    const limit = Math.max(0, ...last.map((value) => Math.abs(value ?? 0)));
    return html`<div style="grid-area: 2 / 3">
      <p class="name output">Output</p>
      <number-grid
        label="Output"
        hue="output"
        .values=${this.frames[this.step].output}
        .cell=${cell}
        .limit=${limit}
        .marks=${view.outputMarks}
        .windows=${view.outputWindows}
        @cell-pick=${this.onPick}
        @cell-point=${({ detail }: CustomEvent<CellPlace | null>) =>
          (this.pointed = detail && { on: 'output', unit: detail.row })}
      ></number-grid>
    </div>`;
  }

  private renderSum(frame: DotFrame, feature: number | undefined) {
    return html`${frame.terms.map(
        (term, index) =>
          html`<span
            class="term ${term.feature === feature ? 'pointed' : ''}"
            @pointerenter=${() =>
              (this.pointed = { on: 'weight', unit: frame.unit, feature: term.feature })}
            @pointerleave=${() => (this.pointed = null)}
            >${index > 0 ? html`<span class="plus">+ </span>` : nothing}<span class="input"
              >${factor(term.value)}</span
            >·<span class="weights">${factor(term.weight)}</span></span
          >`,
      )}
      <span>= ${shown(frame.sum)}</span>
      <span>plus <span class="weights">bias ${factor(frame.bias)}</span></span>
      <span>= <b class="output">${shown(frame.value)}</b></span>`;
  }

  /** One scale for the map and the row, so that a number keeps its tint on its way. */
  private largestInput(): number {
    return Math.max(0, ...this.problem.input.flat(2).map(Math.abs));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dense-steps': DenseSteps;
  }
}
