import { html, LitElement, type PropertyValues, svg } from 'lit';
import { exact, factor, type Grid, linear, type LinearFrame, type LinearProblem, type PartialGrid, shown } from '../../steps/index.ts'; // prettier-ignore
import type { CellPlace, Hue, NumberGrid } from '../number-grid/index.ts';
import { controls, WidthWatch } from '../scale/index.ts';
import { linearStyles } from './linear-styles.ts';
import {
  linearView,
  type LinearView,
  type Pointed,
  pointedAt,
  pointedText,
} from './linear-view.ts';

/** A picture of four pixels and three classes. */
const START: LinearProblem = {
  input: [56, 231, 24, 2],
  weights: [
    [0.2, -0.5, 0.1, 2],
    [1.5, 1.3, 2.1, 0],
    [0, 0.25, 0.2, -0.3],
  ],
  bias: [1.1, 3.2, -1.2],
  classes: ['cat', 'dog', 'ship'],
};

type GridName = keyof LinearView['marks'];

/** One of the four grids, as data. */
interface Panel {
  readonly grid: GridName;
  readonly label: string;
  readonly hue: Hue;
  readonly values: PartialGrid;
  readonly limit: number;
  readonly edit?: (values: Grid) => void;
}

/**
 * A linear classifier W x + b on a picture of four pixels, one term at a time.
 *
 * Weights, pixels and biases can be changed. Pointing at a score shows the row it came from, pointing
 * at a pixel all the weights it meets. The element's content is what is read before it starts.
 */
export class LinearSteps extends LitElement {
  static override styles = [controls, linearStyles];

  static override properties = {
    problem: { state: true },
    step: { state: true },
    pointed: { state: true },
  };

  /** The numbers on the screen. */
  declare problem: LinearProblem;
  /** The step on show, from 0. */
  declare step: number;
  declare private pointed: Pointed | null;

  /** All steps with the numbers that are on the screen; the last one has all scores. */
  frames: readonly LinearFrame[] = [];

  private readonly watch = new WidthWatch(this);

  constructor() {
    super();
    this.problem = START;
    this.step = 0;
    this.pointed = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('problem')) this.frames = [...linear(this.problem)];
  }

  private readonly onReset = () => {
    this.step = 0;
    this.problem = START;
  };

  private readonly onStep = (event: CustomEvent<{ readonly step: number }>) => {
    this.step = event.detail.step;
    this.pointed = null;
  };

  private change(part: Partial<LinearProblem>): void {
    this.problem = { ...this.problem, ...part };
  }

  /** A click on a score goes to the step that completes it. */
  private pick({ row }: CellPlace): void {
    this.step = this.frames.findIndex((frame) => frame.row === row && frame.column === null);
  }

  override render() {
    const { input, classes } = this.problem;
    const frame = this.frames[this.step];
    const view = linearView(frame, this.pointed, { classes: classes.length, inputs: input.length });
    const text = this.pointed ? pointedText(this.pointed, this.problem, this.frames) : frame.text;
    return html`<div class="player" role="group" aria-label="A linear classifier, step by step">
      <div class="picture">
        ${this.drawPicture(view)}
        <p class="soft">The four pixels of the picture, row by row, are the column x.</p>
      </div>
      ${this.renderProduct(view)} ${this.renderSum(view)}
      <p class="status" role="status" aria-live="polite">${text}</p>
      <step-transport
        .steps=${this.frames.length}
        .step=${this.step}
        player=${this.id || this.localName}
        @step-change=${this.onStep}
        @step-reset=${this.onReset}
      ></step-transport>
    </div>`;
  }

  private renderProduct(view: LinearView) {
    const { weights, input, bias, classes } = this.problem;
    const cell = Math.max(28, Math.min(52, Math.floor(((this.watch.width || 560) - 150) / 7)));
    const { scores } = this.frames[this.step];
    const last = this.frames.at(-1)?.scores ?? [];
    const names = html`<div class="names" style="grid-auto-rows: ${cell}px">
      ${classes.map((name) => html`<span>${name}</span>`)}
    </div>`;
    return html`<div class="product">
      <span></span>
      <p class="name weights">W</p>
      <span></span>
      <p class="name input">x</p>
      <span></span>
      <p class="name weights">b</p>
      <span></span>
      <p class="name output">scores</p>
      ${names}
      ${this.renderPanel({ grid: 'weights', label: 'Weights W', hue: 'weights', values: weights, limit: largest(weights), edit: (values) => this.change({ weights: values }) }, view, cell)}
      <span class="sign">·</span>
      ${this.renderPanel({ grid: 'input', label: 'Pixels x', hue: 'input', values: column(input), limit: 255, edit: (values) => this.change({ input: values.flat() }) }, view, cell)}
      <span class="sign">+</span>
      ${this.renderPanel({ grid: 'bias', label: 'Biases b', hue: 'weights', values: column(bias), limit: largest(column(bias)), edit: (values) => this.change({ bias: values.flat() }) }, view, cell)}
      <span class="sign">=</span>
      ${this.renderPanel({ grid: 'scores', label: 'Scores', hue: 'output', values: column(scores), limit: largest(column(last)) }, view, cell)}
    </div>`;
  }

  private renderPanel(panel: Panel, view: LinearView, cell: number) {
    const { grid, label, hue, values, limit, edit } = panel;
    return html`<number-grid
      label=${label}
      hue=${hue}
      ?editable=${edit !== undefined}
      .values=${values}
      .cell=${cell}
      .limit=${limit}
      .marks=${view.marks[grid]}
      .windows=${view.windows[grid]}
      @cell-edit=${(event: Event) => edit?.((event.target as NumberGrid).values as Grid)}
      @cell-pick=${(event: CustomEvent<CellPlace>) => this.pick(event.detail)}
      @cell-point=${(event: CustomEvent<CellPlace | null>) => (this.pointed = pointedAt(grid, event.detail))}
    ></number-grid>`;
  }

  /** One class's sum with the numbers that are on the screen. */
  private renderSum({ row, column: at, done }: LinearView) {
    const { weights, input, bias, classes } = this.problem;
    const sum = this.frames.find((f) => f.row === row && (f.column ?? input.length) === done - 1);
    const state = (place: number, here: boolean) =>
      `term ${place >= done ? 'later' : ''} ${here ? 'now' : ''}`;
    return html`<p class="sum">
      <b>${classes[row]}:</b>
      ${weights[row].map(
        (weight, i) =>
          html`<span class=${state(i, at === i)}>
            ${i > 0 ? '+ ' : ''}<span class="weights"
              >${i > 0 ? factor(weight) : shown(weight)}</span
            >
            · <span class="input">${factor(input[i])}</span>
          </span>`,
      )}
      <span class=${state(input.length, at === null)}
        >+ <span class="weights">${factor(bias[row])}</span></span
      >
      <span class="term"
        >=
        <b class="output">${exact(sum?.sum ?? 0)}</b>${done > input.length ? '' : ' so far'}</span
      >
    </p>`;
  }

  private drawPicture({ column: at }: LinearView) {
    const { input } = this.problem;
    const side = Math.ceil(Math.sqrt(input.length));
    const size = 36;
    const place = (i: number) => ({ x: (i % side) * size, y: Math.floor(i / side) * size });
    const frame = (i: number, kind: string) =>
      svg`<rect class="here ${kind}" x=${place(i).x + 3} y=${place(i).y + 3} width=${size - 6} height=${size - 6}></rect>`;
    return svg`<svg role="img" aria-label="The picture, ${side} by ${side} grey pixels" width=${side * size} height=${side * size}>
      ${input.map((value, i) => {
        const grey = Math.max(0, Math.min(255, value));
        return svg`<rect x=${place(i).x} y=${place(i).y} width=${size} height=${size} fill="rgb(${grey} ${grey} ${grey})"></rect>`;
      })}
      ${typeof at === 'number' ? [frame(at, 'under'), frame(at, '')] : ''}
    </svg>`;
  }
}

function column(values: readonly (number | null)[]): (number | null)[][] {
  return values.map((value) => [value]);
}

function largest(values: PartialGrid): number {
  return Math.max(0, ...values.flat().map((value) => Math.abs(value ?? 0)));
}

declare global {
  interface HTMLElementTagNameMap {
    'linear-steps': LinearSteps;
  }
}
