import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { controls, WidthWatch } from '../scale/index.ts';
import {
  factor,
  type Grid,
  type PartialGrid,
  reluBackward,
  reluForward,
  type ReluFrame,
  shown,
} from '../../steps/index.ts';
import type { CellPlace, GridMark, GridWindow, Hue, NumberGrid } from '../number-grid/index.ts';
import { drawPlot } from './draw-plot.ts';
import { reluStyles } from './relu-styles.ts';

const START_INPUT: Grid = [
  [1, -1, 5],
  [2, -5, -7],
  [-3, 2, 4],
];
const START_GRADIENT: Grid = [
  [-2, 3, -1],
  [6, -3, 1],
  [2, -1, 3],
];

type Pass = ReluFrame['pass'];

/** One of the five grids, as data. */
interface Panel {
  readonly title: string;
  readonly values: PartialGrid;
  readonly pass: Pass;
  readonly hue?: Hue;
  /** Marks the current cell in this colour. */
  readonly window?: Hue;
  readonly edit?: (values: Grid) => void;
  readonly plain?: boolean;
  readonly marks?: readonly GridMark[];
}

/**
 * A ReLU one number at a time: forward from left to right above, the gradient back from right to left below.
 *
 * The forward pass fills the row of signs that the backward pass multiplies with. The input and
 * the gradient from above can be changed. The element's content is what is read before it starts.
 */
export class ReluSteps extends LitElement {
  static override styles = [controls, reluStyles];

  static override properties = {
    pass: {},
    numbers: { attribute: false },
    input: { state: true },
    gradient: { state: true },
    step: { state: true },
    pointed: { state: true },
  };

  /** `forward` leaves the backward pass out; both when left out. */
  declare pass: 'forward' | 'both';
  /** Numbers to start with in place of those that come with it; both of one shape. */
  declare numbers: { readonly input: Grid; readonly gradient?: Grid } | null;
  declare private input: Grid;
  declare private gradient: Grid;
  /** The step on show, from 0: the forward pass, then the backward pass. */
  declare step: number;
  declare private pointed: (CellPlace & { readonly pass: Pass }) | null;

  /** All steps with the numbers that are on the screen. */
  frames: readonly ReluFrame[] = [];

  private readonly watch = new WidthWatch(this);

  constructor() {
    super();
    this.pass = 'both';
    this.numbers = null;
    this.step = 0;
    this.pointed = null;
    this.restart();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('numbers')) this.restart();
    if (!['pass', 'numbers', 'input', 'gradient'].some((name) => changed.has(name))) return;
    const back = this.pass === 'forward' ? [] : reluBackward(this.input, this.gradient);
    this.frames = [...reluForward(this.input), ...back];
  }

  private restart(): void {
    this.input = this.numbers?.input ?? START_INPUT;
    this.gradient = this.numbers?.gradient ?? START_GRADIENT;
  }

  private readonly onReset = () => {
    this.step = 0;
    this.restart();
  };

  private readonly onStep = (event: CustomEvent<{ readonly step: number }>) => {
    this.step = event.detail.step;
    this.pointed = null;
  };

  private indexOf(pass: Pass, { row, column }: CellPlace): number {
    return this.frames.findIndex((f) => f.pass === pass && f.row === row && f.column === column);
  }

  /** What a pass has computed up to the current step. */
  private soFar(pass: Pass): PartialGrid {
    const done = this.frames.slice(0, this.step + 1).filter((frame) => frame.pass === pass);
    return done.at(-1)?.output ?? this.input.map((line) => line.map(() => null));
  }

  override render() {
    const frame = this.pointed ? this.frames[this.indexOf(this.pointed.pass, this.pointed)] : this.frames[this.step]; // prettier-ignore
    const cell = Math.min(44, Math.floor(((this.watch.width || 560) - 50) / 9));
    return html`<div class="player" role="group" aria-label="ReLU, forward and back">
      <div class="flow" style="grid-template-columns: repeat(3, ${3 * cell + 4}px)">
        <p class="pass ${frame.pass === 'forward' ? 'now' : ''}">Forward →</p>
        ${this.renderPanel(this.inputPanel(), cell, frame)}
        ${drawPlot(frame, this.limit(), cell * 3)}
        ${this.renderPanel(this.outputPanel(), cell, frame)}
        ${this.pass === 'forward' ? nothing : this.renderBackward(cell, frame)}
      </div>
      <p class="sum">${this.renderSum(frame)}</p>
      <p class="status" role="status" aria-live="polite">${frame.text}</p>
      <step-transport
        .steps=${this.frames.length}
        .step=${this.step}
        player=${this.id || this.localName}
        @step-change=${this.onStep}
        @step-reset=${this.onReset}
      ></step-transport>
    </div>`;
  }

  private renderBackward(cell: number, frame: ReluFrame) {
    return html`<p class="pass ${frame.pass === 'backward' ? 'now' : ''}">← Backward</p>
      ${this.renderPanel(this.resultPanel(), cell, frame)}
      ${this.renderPanel(this.signPanel(), cell, frame)}
      ${this.renderPanel(this.gradientPanel(), cell, frame)}`;
  }

  private renderSum(frame: ReluFrame) {
    if (frame.pass === 'forward')
      return html`max(0, <span class="input">${shown(frame.input)}</span>) =
        <b class="output">${shown(frame.value)}</b>`;
    return html`<span class="gradient">${shown(frame.gradient)}</span> ·
      ${frame.passes ? 1 : factor(0)} = <b class="gradient">${shown(frame.value)}</b>`;
  }

  private inputPanel(): Panel {
    const edit = (values: Grid) => (this.input = values);
    return { title: 'Input', values: this.input, pass: 'forward', hue: 'input', window: 'input', edit }; // prettier-ignore
  }

  private outputPanel(): Panel {
    const values = this.soFar('forward');
    return { title: 'Output', values, pass: 'forward', hue: 'output', window: 'output' };
  }

  private resultPanel(): Panel {
    const values = this.soFar('backward');
    return { title: 'Gradient at the input', values, pass: 'backward', hue: 'gradient', window: 'gradient' }; // prettier-ignore
  }

  private gradientPanel(): Panel {
    const edit = (values: Grid) => (this.gradient = values);
    return { title: 'Gradient from above', values: this.gradient, pass: 'backward', hue: 'gradient', window: 'gradient', edit }; // prettier-ignore
  }

  /** Kept by the forward pass: 1 where the input was above 0, else 0. */
  private signPanel(): Panel {
    const known = this.soFar('forward');
    const values = this.input.map((line, r) =>
      line.map((x, c) => (known[r][c] === null ? null : Number(x > 0))),
    );
    const marks = values.flatMap((line, row) =>
      line.flatMap((sign, column) =>
        sign === 0 ? [{ row, column, kind: 'stopped' } as const] : [],
      ),
    );
    return { title: 'Was the input above 0?', values, pass: 'backward', plain: true, marks };
  }

  private renderPanel(panel: Panel, cell: number, frame: ReluFrame) {
    const { row, column } = frame;
    const current = panel.window && panel.pass === frame.pass;
    const windows: GridWindow[] = current
      ? [{ row, column, rows: 1, columns: 1, hue: panel.window }]
      : [];
    // The sign decides in both passes, the input's own number once more on the way back.
    const decides = panel.plain || (frame.pass === 'backward' && panel.hue === 'input');
    const here: GridMark[] = decides ? [{ row, column, kind: 'pointed' }] : [];
    return html`<div>
      <p class="name ${panel.hue ?? ''}">${panel.title}</p>
      <number-grid
        label=${panel.title}
        .hue=${panel.hue}
        ?editable=${panel.edit !== undefined}
        .values=${panel.values}
        .cell=${cell}
        .limit=${panel.plain ? 0 : this.limit()}
        .marks=${[...(panel.marks ?? []), ...here]}
        .windows=${windows}
        @cell-edit=${(event: Event) => panel.edit?.((event.target as NumberGrid).values as Grid)}
        @cell-pick=${(event: CustomEvent<CellPlace>) =>
          (this.step = this.indexOf(panel.pass, event.detail))}
        @cell-point=${(event: CustomEvent<CellPlace | null>) => this.point(panel, event.detail)}
      ></number-grid>
    </div>`;
  }

  private point({ pass }: Panel, at: CellPlace | null): void {
    this.pointed = at && { pass, row: at.row, column: at.column };
  }

  /** One scale for all numbers, so that what passes keeps its tint. */
  private limit(): number {
    return Math.max(1, ...[...this.input, ...this.gradient].flat().map(Math.abs));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'relu-steps': ReluSteps;
  }
}
