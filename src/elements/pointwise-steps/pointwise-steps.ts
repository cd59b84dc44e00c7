import { html, LitElement, type PropertyValues } from 'lit';
import { pointwise, type PointwiseFrame, shown } from '../../steps/index.ts';
import type { CellPlace } from '../number-grid/index.ts';
import { controls } from '../scale/index.ts';
import { drawSum } from './draw-sum.ts';
import { type Pointed, pointwiseView, type PointwiseView, ROW } from './pointwise-view.ts';
import { pointwiseStyles } from './pointwise-styles.ts';
import { DEPTH, FILTERS, type PointwiseNumbers, START } from './start-numbers.ts';

/**
 * A 1×1 convolution at one pixel, one filter a step: 64 numbers, 64 weights, one number comes out.
 *
 * The reader chooses the pixel, and changes the numbers of a channel. Pointing at a number of the pixel shows the weight
 * it meets and the outputs it goes into, pointing at an output its filter. The element's content is what is read before
 * it starts.
 */
export class PointwiseSteps extends LitElement {
  static override styles = [controls, pointwiseStyles];

  static override properties = {
    numbers: { state: true },
    step: { state: true },
    place: { state: true },
    channel: { state: true },
    pointed: { state: true },
  };

  /** The numbers as the reader has set them. */
  declare numbers: PointwiseNumbers;
  /** The filter on show, from 0. */
  declare step: number;
  /** The pixel on show. */
  declare place: CellPlace;
  /** The channel whose numbers can be changed. */
  declare channel: number;
  declare private pointed: Pointed | null;

  /** All steps at the pixel on show. */
  frames: readonly PointwiseFrame[] = [];

  constructor() {
    super();
    this.pointed = null;
    this.restart();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('numbers') && !changed.has('place')) return;
    const { weights, bias } = this.numbers;
    this.frames = [...pointwise({ pixel: this.pixel, weights, bias })];
  }

  private get pixel(): readonly number[] {
    return this.numbers.input[this.place.row][this.place.column];
  }

  private readonly restart = () => {
    this.numbers = START;
    this.step = 0;
    this.place = { row: 0, column: 0 };
    this.channel = 0;
  };

  private readonly onStep = (event: CustomEvent<{ readonly step: number }>) => {
    this.step = event.detail.step;
    this.pointed = null;
  };

  private point(on: 'input' | 'weights', channel: number | null): void {
    this.pointed = channel === null ? null : { on, channel };
  }

  private setInput(value: number): void {
    const { row, column } = this.place;
    const pixel = this.pixel.with(this.channel, value);
    const input = this.numbers.input.with(row, this.numbers.input[row].with(column, pixel));
    this.numbers = { ...this.numbers, input };
  }

  private setWeight(filter: number, value: number): void {
    const row = this.numbers.weights[filter].with(this.channel, value);
    this.numbers = { ...this.numbers, weights: this.numbers.weights.with(filter, row) };
  }

  private setBias(filter: number, value: number): void {
    this.numbers = { ...this.numbers, bias: this.numbers.bias.with(filter, value) };
  }

  override render() {
    const { frames, step, pixel } = this;
    const view = pointwiseView(frames, step, this.pointed, pixel, this.numbers.weights);
    const { frame, channel } = view;
    const weights = this.numbers.weights[frame.filter];
    return html`<div class="player" role="group" aria-label="A 1 by 1 convolution, step by step">
      ${this.renderVolume(channel)}
      <div class="bars">
        ${this.renderBars('input', `${DEPTH} numbers at this pixel, one a channel`, pixel, channel)}
        ${this.renderBars('weights', `${DEPTH} weights of filter ${frame.filter + 1}`, weights, channel)}
        ${this.renderBars('', `${DEPTH} products`, frame.products, channel)}
      </div>
      ${this.renderEdit(frame.filter)}
      <p class="sum">
        ${drawSum({ pixel, weights, frame, channel }, (each) => this.point('weights', each))}
      </p>
      <p class="status" role="status" aria-live="polite">${view.text}</p>
      ${this.renderOutput(view)}
      <step-transport
        .steps=${FILTERS}
        .step=${step}
        player=${this.id || this.localName}
        @step-change=${this.onStep}
        @step-reset=${this.restart}
      ></step-transport>
    </div>`;
  }

  private renderBars(
    hue: 'input' | 'weights' | '',
    title: string,
    values: readonly number[],
    at: number | null,
  ) {
    return html`<div>
      <p class="name ${hue}">${title}</p>
      <value-bars
        label=${title}
        .values=${values}
        .at=${at}
        @value-point=${({ detail }: CustomEvent<number | null>) => this.point(hue || 'weights', detail)}
        @value-pick=${({ detail }: CustomEvent<number>) => (this.channel = detail)}
      ></value-bars>
    </div>`;
  }

  /** The two factors of one channel and the bias, to be typed over. */
  private renderEdit(filter: number) {
    const { channel, pixel } = this;
    const { weights, bias } = this.numbers;
    const names = { channel: `channel ${channel + 1}`, filter: `filter ${filter + 1}` };
    const point = (on: 'input' | 'weights') => (there: boolean) =>
      this.point(on, there ? channel : null);
    return html`<div class="edit">
      <span>Channel ${channel + 1}:</span>
      ${renderNumber(`Number of ${names.channel}`, 'input', pixel[channel], (value) => this.setInput(value), point('input'))}
      <span>·</span>
      ${renderNumber(`Weight of ${names.filter} for ${names.channel}`, 'weights', weights[filter][channel], (value) => this.setWeight(filter, value), point('weights'))}
      <span>= ${shown(pixel[channel] * weights[filter][channel])}</span>
      <span class="bias"
        ><span class="weights">Bias of ${names.filter}</span>
        ${renderNumber(`Bias of ${names.filter}`, 'weights', bias[filter], (value) => this.setBias(filter, value))}</span
      >
      <span class="soft small">Click a bar, or press Enter on it, to change its channel.</span>
    </div>`;
  }

  /** The numbers so far in rows; a cell is a channel of the output. */
  private renderOutput({ outputMarks, outputWindows }: PointwiseView) {
    const { output } = this.frames[this.step];
    const rows = Array.from({ length: FILTERS / ROW }, (_, row) =>
      Array.from({ length: ROW }, (_, column) => output[row * ROW + column] ?? null),
    );
    const filterAt = ({ row, column }: CellPlace) => row * ROW + column;
    return html`<div>
      <p class="name output">Output at this pixel: ${output.length} of ${FILTERS} channels</p>
      <number-grid
        label="Output at this pixel, a cell a channel"
        hue="output"
        .values=${rows}
        .cell=${40}
        .limit=${3}
        .marks=${outputMarks}
        .windows=${outputWindows}
        @cell-pick=${({ detail }: CustomEvent<CellPlace>) => (this.step = filterAt(detail))}
        @cell-point=${({ detail }: CustomEvent<CellPlace | null>) =>
          (this.pointed = detail && { on: 'output', filter: filterAt(detail) })}
      ></number-grid>
    </div>`;
  }

  private renderVolume(channel: number | null) {
    const first = this.numbers.input.map((line) => line.map((pixel) => pixel[0]));
    const { row, column } = this.place;
    const isChosen = (at: CellPlace | null) => at?.row === row && at.column === column;
    return html`<div class="volume">
      <div>
        <p class="name input">Input, channel 1 of ${DEPTH}</p>
        <number-grid
          label="Input, channel 1 of ${DEPTH}"
          hue="input"
          .values=${first}
          .cell=${36}
          .marks=${channel === 0 ? [{ row, column, kind: 'pointed' }] : []}
          .windows=${[{ row, column, rows: 1, columns: 1, hue: 'weights' }]}
          @cell-pick=${({ detail }: CustomEvent<CellPlace>) => (this.place = detail)}
          @cell-point=${({ detail }: CustomEvent<CellPlace | null>) =>
            this.point('input', isChosen(detail) ? 0 : null)}
        ></number-grid>
      </div>
      <p class="soft">
        A filter of 1 × 1 lies on one pixel and goes through all ${DEPTH} channels there. Choose the
        pixel; the numbers are made up.
      </p>
    </div>`;
  }
}

function renderNumber(
  label: string,
  hue: 'input' | 'weights',
  value: number,
  set: (value: number) => void,
  point?: (there: boolean) => void,
) {
  return html`<number-grid
    label=${label}
    hue=${hue}
    editable
    .values=${[[value]]}
    .cell=${40}
    .limit=${1}
    @cell-edit=${({ detail }: CustomEvent<CellPlace & { readonly value: number }>) => set(detail.value)}
    @cell-point=${({ detail }: CustomEvent<CellPlace | null>) => point?.(detail !== null)}
  ></number-grid>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pointwise-steps': PointwiseSteps;
  }
}
