import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { exact, type Grid, sized } from '../../steps/index.ts';
import type { NumberGrid } from '../number-grid/index.ts';
import { controls } from '../scale/index.ts';
import { type LossName, type ScoreColumn, type ScoreStep, scoreSteps } from './score-table.ts';
import { softmaxStyles } from './softmax-styles.ts';

const CLASSES = ['cat', 'dog', 'ship'];

/** Scores to begin with; those of the four-pixel classifier come last. */
const PRESETS = [
  { name: 'close together', scores: [2, 1, -1] },
  { name: 'all equal', scores: [0, 0, 0] },
  { name: 'of the four pixels', scores: [-96.8, 437.9, 60.75] },
] as const;

/**
 * From scores to a loss, one number at a time: softmax and −ln, or the hinge loss.
 *
 * The scores and the true class can be changed, and softmax can be made without its shift by the
 * greatest score. The element's content is what is read before it starts.
 */
export class SoftmaxSteps extends LitElement {
  static override styles = [controls, softmaxStyles];

  static override properties = {
    loss: {},
    scores: { state: true },
    truth: { state: true },
    shift: { state: true },
    step: { state: true },
  };

  /** Which loss. */
  declare loss: LossName;
  /** One a class, as the reader has set them. */
  declare scores: readonly number[];
  /** The index of the true class. */
  declare truth: number;
  declare private shift: boolean;
  /** The step on show, from 0. */
  declare step: number;

  /** All steps with the numbers that are on the screen. */
  frames: readonly ScoreStep[] = [];

  constructor() {
    super();
    this.loss = 'softmax';
    this.shift = true;
    this.step = 0;
    this.scores = PRESETS[0].scores;
    this.truth = 0;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!['loss', 'scores', 'truth', 'shift'].some((name) => changed.has(name))) return;
    const { scores, truth, shift } = this;
    this.frames = scoreSteps(this.loss, { scores, truth, classes: CLASSES }, shift);
    this.step = Math.min(this.step, this.frames.length - 1);
  }

  private readonly onReset = () => {
    this.step = 0;
    this.scores = PRESETS[0].scores;
    this.truth = 0;
    this.shift = true;
  };

  private readonly onStep = (event: CustomEvent<{ readonly step: number }>) => {
    this.step = event.detail.step;
  };

  override render() {
    const frame = this.frames[this.step];
    const name = this.loss === 'hinge' ? 'The hinge loss' : 'Softmax and its loss';
    return html`<div class="player" role="group" aria-label="${name}, step by step">
      <div class="scroll" tabindex="0" role="group" aria-label="Table of scores">
        ${this.renderTable(frame)}
      </div>
      <p class="sum">${frame.formula}</p>
      <p class="status" role="status" aria-live="polite">${frame.text}</p>
      <step-transport
        .steps=${this.frames.length}
        .step=${this.step}
        player=${this.id || this.localName}
        @step-change=${this.onStep}
        @step-reset=${this.onReset}
      ></step-transport>
      ${this.renderChoices()}
    </div>`;
  }

  private renderTable(frame: ScoreStep) {
    const edit = (row: number) => (event: Event) => {
      const [[value]] = (event.target as NumberGrid).values as Grid;
      this.scores = this.scores.map((old, i) => (i === row ? value : old));
    };
    return html`<table>
      <thead>
        <tr>
          <td class="score"></td>
          <th scope="col" class="scores">score s</th>
          ${frame.columns.map(({ head }) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${CLASSES.map(
          (name, row) =>
            html`<tr class=${row === this.truth ? 'true' : ''}>
              <th scope="row">${name}${row === this.truth ? ' ✓' : ''}</th>
              <td class="score">
                <number-grid
                  label="Score of ${name}"
                  hue="output"
                  editable
                  .values=${[[this.scores[row]]]}
                  .cell=${44}
                  .limit=${Math.max(...this.scores.map(Math.abs))}
                  @cell-edit=${edit(row)}
                ></number-grid>
              </td>
              ${frame.columns.map((column, i) => renderNumber(column, row, frame.at.column === i && frame.at.row === row))}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <td class="none" colspan="2"></td>
          ${frame.columns.map(({ foot }, i) => {
            if (foot === undefined) return html`<td class="none"></td>`;
            const now = frame.at.column === i && frame.at.row === 'foot';
            return html`<td class=${now ? 'now' : ''}>
              ${foot === null ? 'sum' : html`<b title=${exact(foot)}>${sized(foot)}</b>`}
            </td>`;
          })}
        </tr>
      </tfoot>
    </table>`;
  }

  private renderChoices() {
    return html`<fieldset>
        <legend>The true class is</legend>
        ${CLASSES.map(
          (name, i) =>
            html`<label>
              <input
                type="radio"
                name="truth"
                .checked=${i === this.truth}
                @change=${() => (this.truth = i)}
              />
              ${name}
            </label>`,
        )}
      </fieldset>
      <div class="row">
        <span>Scores</span>
        ${PRESETS.map(({ name, scores }) => html`<button @click=${() => (this.scores = scores)}>${name}</button>`)}
        ${this.loss === 'hinge' ? nothing : this.renderShift()}
      </div>`;
  }

  private renderShift() {
    return html`<label>
      <input type="checkbox" .checked=${this.shift} @change=${() => (this.shift = !this.shift)} />
      subtract the greatest score first
    </label>`;
  }
}

/** A number of the table; a probability has its length behind it. */
function renderNumber({ head, values }: ScoreColumn, row: number, now: boolean) {
  const value = values[row];
  if (value === null) return html`<td class=${now ? 'now' : ''}></td>`;
  const bar = head === 'p' && value > 0 ? html`<span class="bar" style="inline-size: ${value * 100}%"></span>` : nothing; // prettier-ignore
  return html`<td class=${now ? 'now' : ''} title=${exact(value)}>
    ${bar}<span>${sized(value)}</span>
  </td>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'softmax-steps': SoftmaxSteps;
  }
}
