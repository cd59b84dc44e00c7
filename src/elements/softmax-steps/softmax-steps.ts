import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { controls } from '../scale/index.ts';
import { drawShare } from './draw-share.ts';
import { drawTable } from './draw-table.ts';
import { type ScorePlace, SCORES } from './score-place.ts';
import { type LossName, type ScoreProblem, type ScoreStep, scoreSteps } from './score-table.ts';
import { scoreView } from './score-view.ts';
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
 * greatest score. Pointing at a number shows what it was made of, and where it goes. The element's content is what is read before it starts.
 */
export class SoftmaxSteps extends LitElement {
  static override styles = [controls, softmaxStyles];

  static override properties = {
    loss: {},
    scores: { state: true },
    truth: { state: true },
    shift: { state: true },
    step: { state: true },
    active: { state: true },
    pointed: { state: true },
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
  /** The number of the table that Tab reaches. */
  declare private active: ScorePlace;
  declare private pointed: ScorePlace | null;

  /** All steps with the numbers that are on the screen. */
  frames: readonly ScoreStep[] = [];

  constructor() {
    super();
    this.loss = 'softmax';
    this.shift = true;
    this.step = 0;
    this.scores = PRESETS[0].scores;
    this.truth = 0;
    this.active = { column: 0, row: 0 };
    this.pointed = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!['loss', 'scores', 'truth', 'shift'].some((name) => changed.has(name))) return;
    this.frames = scoreSteps(this.problem);
    this.step = Math.min(this.step, this.frames.length - 1);
    const cell = { column: Math.min(this.active.column, this.frames[0].columns.length - 1) };
    this.active = { ...this.active, ...cell };
  }

  private get problem(): ScoreProblem {
    const { loss, scores, truth, shift } = this;
    return { loss, scores, truth, shift, classes: CLASSES };
  }

  private readonly onReset = () => {
    this.step = 0;
    this.scores = PRESETS[0].scores;
    this.truth = 0;
    this.shift = true;
  };

  private readonly onStep = (event: CustomEvent<{ readonly step: number }>) => {
    this.step = event.detail.step;
    this.pointed = null;
  };

  private readonly onPoint = (place: ScorePlace | null) => {
    this.pointed = place;
    if (place && place.column !== SCORES) this.active = place;
  };

  private readonly onEdit = (row: number, score: number) => {
    this.scores = this.scores.map((old, i) => (i === row ? score : old));
  };

  override render() {
    const { frames, step, problem } = this;
    const view = scoreView(frames, step, this.pointed, problem);
    const name = this.loss === 'hinge' ? 'The hinge loss' : 'Softmax and its loss';
    return html`<div class="player" role="group" aria-label="${name}, step by step">
      <div class="scroll" tabindex="0" role="group" aria-label="Table of scores">
        ${drawTable(problem, view, this.active, { onEdit: this.onEdit, onPoint: this.onPoint })}
      </div>
      ${this.loss === 'hinge' ? nothing : drawShare(problem, view, this.onPoint)}
      <p class="sum">${frames[step].formula}</p>
      <p class="status" role="status" aria-live="polite">${view.text}</p>
      <step-transport
        .steps=${frames.length}
        .step=${step}
        player=${this.id || this.localName}
        @step-change=${this.onStep}
        @step-reset=${this.onReset}
      ></step-transport>
      ${this.renderChoices()}
    </div>`;
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

declare global {
  interface HTMLElementTagNameMap {
    'softmax-steps': SoftmaxSteps;
  }
}
