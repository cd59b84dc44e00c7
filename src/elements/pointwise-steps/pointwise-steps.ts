import { css, html, LitElement } from 'lit';
import { controls } from '../scale/index.ts';
import { factor, pointwise, type PointwiseFrame, shown } from '../../steps/index.ts';
import type { CellPlace } from '../number-grid/index.ts';
import { BIAS, DEPTH, FILTERS, pixelAt, SIDE, WEIGHTS } from './start-numbers.ts';

/** Factors that are spelled out before and after the dots. */
const SPELLED = [0, 1, 2, DEPTH - 1];

/** Cells in a row where the output is written down. */
const ROW = 8;

/**
 * A 1×1 convolution at one pixel, one filter a step: 64 numbers, 64 weights, one number comes out.
 *
 * The reader chooses the pixel. The element's content is what is read before it starts.
 */
export class PointwiseSteps extends LitElement {
  static override styles = [
    controls,
    css`
      .player {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;
      }
      .volume {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        gap: 0.5rem 1.5rem;
      }
      .volume p {
        max-inline-size: 24rem;
      }
      .name {
        margin: 0 0 0.2rem;
        font-size: var(--size-1, 0.8125rem);
        font-weight: 600;
      }
      .bars {
        display: grid;
        gap: 0.35rem;
      }
      .input {
        color: var(--input, #077a8d);
      }
      .weights {
        color: var(--weights, #5b21b6);
      }
      .output {
        color: var(--output, #7a6a00);
      }
      .sum {
        margin: 0;
        font-size: var(--size-3, 1.1875rem);
      }
      .sum .part {
        white-space: nowrap;
      }
      .status {
        min-height: 3em;
        margin: 0;
      }
      @media (min-width: 40rem) {
        .status {
          min-height: 1.5em;
        }
      }
    `,
  ];

  static override properties = {
    step: { state: true },
    place: { state: true },
  };

  /** The filter on show, from 0. */
  declare step: number;
  /** The pixel on show. */
  declare place: CellPlace;

  constructor() {
    super();
    this.step = 0;
    this.place = { row: 0, column: 0 };
  }

  /** All steps at the pixel on show. */
  get frames(): readonly PointwiseFrame[] {
    const pixel = pixelAt(this.place.row, this.place.column);
    return [...pointwise({ pixel, weights: WEIGHTS, bias: BIAS })];
  }

  private readonly onStep = (event: CustomEvent<{ readonly step: number }>) => {
    this.step = event.detail.step;
  };

  private readonly onReset = () => {
    this.step = 0;
    this.place = { row: 0, column: 0 };
  };

  private readonly onPick = (event: CustomEvent<CellPlace>) => {
    this.place = event.detail;
  };

  override render() {
    const frame = this.frames[this.step];
    const pixel = pixelAt(this.place.row, this.place.column);
    const weights = WEIGHTS[this.step];
    return html`<div class="player" role="group" aria-label="A 1 by 1 convolution, step by step">
      ${this.renderVolume()}
      <div class="bars">
        ${renderBars('input', `${DEPTH} numbers at this pixel, one a channel`, pixel)}
        ${renderBars('weights', `${DEPTH} weights of filter ${this.step + 1}`, weights)}
        ${renderBars('', `${DEPTH} products`, frame.products)}
      </div>
      <p class="sum">${renderSum(pixel, weights, frame)}</p>
      <p class="status" role="status" aria-live="polite">${frame.text}</p>
      ${this.renderOutput(frame)}
      <step-transport
        .steps=${FILTERS}
        .step=${this.step}
        player=${this.id || this.localName}
        @step-change=${this.onStep}
        @step-reset=${this.onReset}
      ></step-transport>
    </div>`;
  }

  /** The numbers so far in rows; a cell is a channel of the output. */
  private renderOutput({ output, filter }: PointwiseFrame) {
    const rows = Array.from({ length: FILTERS / ROW }, (_, row) =>
      Array.from({ length: ROW }, (_, column) => output[row * ROW + column] ?? null),
    );
    const window = { row: Math.floor(filter / ROW), column: filter % ROW, rows: 1, columns: 1, hue: 'output' }; // prettier-ignore
    return html`<div>
      <p class="name output">Output at this pixel: ${output.length} of ${FILTERS} channels</p>
      <number-grid
        label="Output at this pixel, a cell a channel"
        hue="output"
        .values=${rows}
        .cell=${40}
        .limit=${3}
        .windows=${[window]}
        @cell-pick=${({ detail }: CustomEvent<CellPlace>) =>
          (this.step = detail.row * ROW + detail.column)}
      ></number-grid>
    </div>`;
  }

  private renderVolume() {
    const pixels = Array.from({ length: SIDE }, (_, row) =>
      Array.from({ length: SIDE }, (_, column) => pixelAt(row, column)[0]),
    );
    const { row, column } = this.place;
    return html`<div class="volume">
      <div>
        <p class="name input">Input, channel 1 of ${DEPTH}</p>
        <number-grid
          label="Input, channel 1 of ${DEPTH}"
          hue="input"
          .values=${pixels}
          .cell=${36}
          .windows=${[{ row, column, rows: 1, columns: 1, hue: 'weights' }]}
          @cell-pick=${this.onPick}
        ></number-grid>
      </div>
      <p class="soft">
        A filter of 1 × 1 lies on one pixel and goes through all ${DEPTH} channels there. Choose the
        pixel; the numbers are made up.
      </p>
    </div>`;
  }
}

function renderBars(hue: string, title: string, values: readonly number[]) {
  return html`<div>
    <p class="name ${hue}">${title}</p>
    <value-bars label=${title} .values=${values}></value-bars>
  </div>`;
}

function renderSum(
  pixel: readonly number[],
  weights: readonly number[],
  { sum, bias, value }: PointwiseFrame,
) {
  return html`${SPELLED.map(
      (channel, i) =>
        html`<span class="part"
          >${i === 0 ? '' : i === SPELLED.length - 1 ? '+ … + ' : '+ '}<span class="input"
            >${shown(pixel[channel])}</span
          >·<span class="weights">${factor(weights[channel])}</span></span
        > `,
    )}
    <span class="part">= ${shown(sum)},</span>
    <span class="part">plus <span class="weights">bias ${factor(bias)}</span></span>
    <span class="part">= <b class="output">${shown(value)}</b></span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pointwise-steps': PointwiseSteps;
  }
}
