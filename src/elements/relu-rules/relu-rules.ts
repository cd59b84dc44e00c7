import { css, html, LitElement, type PropertyValues } from 'lit';
import {
  type Grid,
  type PartialGrid,
  reluRules,
  type ReluRulesFrame,
  type Rule,
  RULES,
} from '../../steps/index.ts';
import type { CellPlace, GridMark, Hue, NumberGrid } from '../number-grid/index.ts';
import { controls, WidthWatch } from '../scale/index.ts';

const START_INPUT: Grid = [
  [1, -1, 5],
  [2, -5, -7],
  [-3, 2, 4],
];
const START_SIGNAL: Grid = [
  [-2, 3, -1],
  [6, -3, 1],
  [2, -1, 3],
];

const TITLES: Readonly<Record<Rule, string>> = {
  gradient: 'Backpropagation',
  deconvnet: 'Deconvnet',
  guided: 'Guided backpropagation',
};
const ASKS: Readonly<Record<Rule, string>> = {
  gradient: 'was the input above 0?',
  deconvnet: 'is the signal above 0?',
  guided: 'are both above 0?',
};

/** One of the six grids, as data. */
interface Panel {
  readonly title: string;
  readonly note?: string;
  readonly values: PartialGrid;
  readonly hue: Hue;
  readonly edit?: (values: Grid) => void;
}

/**
 * A ReLU forward, and a signal back through it by three rules side by side, one number a step.
 *
 * The input and the signal from above can be changed. The element's content is what is read before it starts.
 */
export class ReluRules extends LitElement {
  static override styles = [
    controls,
    css`
      .player {
        display: grid;
        gap: 1rem;
      }
      .grids {
        display: grid;
        grid-template-columns: repeat(3, max-content);
        gap: 1rem clamp(0.4rem, 4vw, 2.5rem);
        align-items: end;
      }
      .name {
        margin: 0 0 0.3rem;
        font-size: var(--size-1, 0.8125rem);
        font-weight: 600;
        line-height: 1.35;
        hyphens: manual;
      }
      .name span {
        display: block;
        font-weight: 400;
      }
      .input {
        color: var(--input, #077a8d);
      }
      .output {
        color: var(--output, #7a6a00);
      }
      .gradient {
        color: var(--gradient, #a10f45);
      }
      .status {
        min-height: 4.5em;
        margin: 0;
      }
      @media (min-width: 40rem) {
        .status {
          min-height: 3em;
        }
      }
    `,
  ];

  static override properties = {
    input: { state: true },
    signal: { state: true },
    step: { state: true },
    pointed: { state: true },
  };

  declare private input: Grid;
  declare private signal: Grid;
  /** The step on show, from 0. */
  declare step: number;
  declare private pointed: CellPlace | null;

  /** All steps with the numbers that are on the screen. */
  frames: readonly ReluRulesFrame[] = [];

  private readonly watch = new WidthWatch(this);

  constructor() {
    super();
    this.onReset();
    this.pointed = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('input') || changed.has('signal')) {
      this.frames = [...reluRules(this.input, this.signal)];
    }
  }

  private readonly onReset = () => {
    this.step = 0;
    this.input = START_INPUT;
    this.signal = START_SIGNAL;
  };

  private readonly onStep = (event: CustomEvent<{ readonly step: number }>) => {
    this.step = event.detail.step;
    this.pointed = null;
  };

  private readonly onPick = (event: CustomEvent<CellPlace>) => {
    const { row, column } = event.detail;
    this.step = row * this.input[0].length + column;
  };

  private readonly onPoint = (event: CustomEvent<CellPlace | null>) => {
    this.pointed = event.detail;
  };

  override render() {
    const at = this.pointed ?? this.frames[this.step];
    const frame = this.frames[at.row * this.input[0].length + at.column];
    const cell = Math.min(44, Math.floor(((this.watch.width || 560) - 48) / 9));
    const forward: Panel[] = [
      {
        title: 'Input',
        values: this.input,
        hue: 'input',
        edit: (values) => (this.input = values),
      },
      {
        title: 'Output',
        note: 'max(0, input)',
        values: this.input.map((line) => line.map((x) => Math.max(0, x))),
        hue: 'output',
      },
      {
        title: 'Signal from above',
        values: this.signal,
        hue: 'gradient',
        edit: (values) => (this.signal = values),
      },
    ];
    const back = RULES.map((rule): Panel => {
      const values = this.frames[this.step].outputs[rule];
      return { title: TITLES[rule], note: ASKS[rule], values, hue: 'gradient' };
    });
    return html`<div class="player" role="group" aria-label="Three ways back through a ReLU">
      <div class="grids">${forward.map((panel) => this.renderPanel(panel, cell, frame))}</div>
      <div class="grids">${back.map((panel) => this.renderPanel(panel, cell, frame))}</div>
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

  private renderPanel(
    { title, note, values, hue, edit }: Panel,
    cell: number,
    frame: ReluRulesFrame,
  ) {
    const { row, column } = frame;
    const here: GridMark[] = this.pointed ? [{ row, column, kind: 'pointed' }] : [];
    return html`<div>
      <p class="name ${hue}" style="inline-size: ${3 * cell + 8}px">
        ${title.replace('propagation', '\u00adpropa\u00adgation')}<span class="soft"
          >${note ?? '\u00a0'}</span
        >
      </p>
      <number-grid
        label=${title}
        .hue=${hue}
        ?editable=${edit !== undefined}
        .values=${values}
        .cell=${cell}
        .limit=${this.limit()}
        .marks=${here}
        .windows=${[{ row, column, rows: 1, columns: 1, hue }]}
        @cell-edit=${(event: Event) => edit?.((event.target as NumberGrid).values as Grid)}
        @cell-pick=${this.onPick}
        @cell-point=${this.onPoint}
      ></number-grid>
    </div>`;
  }

  /** One scale for all numbers, so that what passes keeps its tint. */
  private limit(): number {
    return Math.max(1, ...[...this.input, ...this.signal].flat().map(Math.abs));
  }
}
