import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ProgressKey } from '../../lesson/progress/index.ts';
import { progress } from '../progress/index.ts';
import { styles } from './predict-first.css.ts';
import { readNumber } from './read-number.ts';

/** What `predict-first-commit` carries. */
export interface PredictFirstCommit {
  readonly prediction: string;
  /** The index of the choice, or the number, as text. */
  readonly value: string;
  readonly right: boolean;
}

/**
 * Asks for a prediction and keeps the answer back until one is made.
 *
 * The committed value is kept in this browser, so that the answer is there when the page is opened again.
 *
 * @slot question - what is asked
 * @slot choice-0 - the choices, `choice-0` to `choice-<choices - 1>`
 * @slot because - a `details` with the answer and why; opened once the prediction is made
 * @fires predict-first-commit - {@link PredictFirstCommit}: the student committed, or had committed before
 * @attr choices - how many choices there are; 0 asks for a number
 * @attr answer - the index of the right choice, or the number
 */
export class PredictFirst extends LitElement {
  static override styles = styles;

  static override properties = {
    prediction: {},
    lesson: {},
    choices: { type: Number },
    answer: { type: Number },
    tolerance: { type: Number },
    unit: {},
    committed: { state: true },
    draft: { state: true },
    problem: { state: true },
  };

  /** Its id, one of a kind in the lesson. */
  declare prediction: string;
  declare lesson: string;
  declare choices: number;
  declare answer: number;
  /** How far a number may be off and still count; 0 unless told. */
  declare tolerance: number;
  /** Stands behind the number. */
  declare unit: string;
  /** The value committed to, null before. */
  declare private committed: string | null;
  declare private draft: string;
  declare private problem: string;

  private unwatch: (() => void) | null = null;

  constructor() {
    super();
    this.prediction = '';
    this.lesson = '';
    this.choices = 0;
    this.answer = NaN;
    this.tolerance = 0;
    this.unit = '';
    this.committed = null;
    this.draft = '';
    this.problem = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.take(progress.get(this.key)?.value ?? null);
    this.unwatch = progress.watch(this.key, (kept) => this.take(kept?.value ?? null));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unwatch?.();
    this.unwatch = null;
  }

  protected override updated(): void {
    // The answer is the page's own markup, readable without scripts; while it is due it is kept back.
    for (const answer of this.querySelectorAll<HTMLDetailsElement>('[slot="because"]')) {
      answer.hidden = this.committed === null;
      if (this.committed !== null) answer.open = true;
    }
  }

  private get key(): ProgressKey<'prediction'> {
    return { lesson: this.lesson, kind: 'prediction', id: this.prediction };
  }

  /** Takes what was committed to before; null, or what is no answer to this question, asks anew. */
  private take(kept: string | null): void {
    this.committed = kept !== null && this.parse(kept) !== null ? kept : null;
    this.draft = this.committed ?? '';
    if (this.committed !== null) this.announce();
  }

  /** Whether what was committed to is right. */
  private get isRight(): boolean {
    const value = this.parse(this.committed ?? '');
    if (value === null) return false;
    return this.choices > 0
      ? value === this.answer
      : Math.abs(value - this.answer) <= this.tolerance + 1e-9 * Math.abs(this.answer);
  }

  /** The index or number that a text stands for; null where it stands for none. */
  private parse(text: string): number | null {
    const value = readNumber(text);
    if (value === null || this.choices === 0) return value;
    return Number.isInteger(value) && value >= 0 && value < this.choices ? value : null;
  }

  /** One sentence that sets the prediction beside the answer. */
  private verdict(): string {
    if (this.choices > 0) return this.isRight ? 'That is what happens.' : 'Something else happens.';
    const show = (value: number | null): string => String(value ?? '').replace('-', '−');
    const mine = show(this.parse(this.committed ?? ''));
    return `You said ${mine}; it is ${`${show(this.answer)} ${this.unit}`.trim()}.`;
  }

  private announce(): void {
    const detail: PredictFirstCommit = {
      prediction: this.prediction,
      value: this.committed ?? '',
      right: this.isRight,
    };
    this.dispatchEvent(
      new CustomEvent('predict-first-commit', { detail, bubbles: true, composed: true }),
    );
  }

  private readonly commit = (event: Event): void => {
    event.preventDefault();
    if (this.parse(this.draft) === null) {
      this.problem = this.choices > 0 ? 'Choose one first.' : 'Type a number, such as 3 or 2.5.';
      this.renderRoot.querySelector<HTMLInputElement>('input')?.focus();
      return;
    }
    this.problem = '';
    this.committed = this.draft;
    progress.set(this.key, { value: this.committed });
    this.announce();
  };

  private readonly takeDraft = (event: Event): void => {
    this.draft = (event.target as HTMLInputElement).value;
    this.problem = '';
  };

  private readonly askAgain = async (): Promise<void> => {
    this.committed = null;
    this.draft = '';
    progress.set(this.key, null);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>('input')?.focus();
  };

  private renderChoice(index: number): TemplateResult {
    const done = this.committed !== null;
    const isMine = this.draft === String(index);
    const isAnswer = done && index === this.answer;
    return html`<label class="choice ${isAnswer ? 'is-answer' : ''}">
      <input
        type="radio"
        name="choice"
        .value=${String(index)}
        .checked=${isMine}
        ?disabled=${done}
        @change=${this.takeDraft}
      />
      <span><slot name="choice-${index}"></slot> ${this.renderMark(done && isMine, isAnswer)}</span>
    </label>`;
  }

  private renderMark(isMine: boolean, isAnswer: boolean): TemplateResult | typeof nothing {
    const words = [isMine && 'your prediction', isAnswer && 'what happens'].filter(Boolean);
    return words.length > 0 ? html`<span class="mark">${words.join(', ')}</span>` : nothing;
  }

  private renderNumber(): TemplateResult {
    return html`<label class="number">
      <span>Your prediction</span>
      <span class="entry">
        <input
          type="text"
          inputmode="decimal"
          autocomplete="off"
          .value=${this.draft}
          ?disabled=${this.committed !== null}
          aria-invalid=${this.problem === '' ? 'false' : 'true'}
          @input=${this.takeDraft}
        />
        ${this.unit}
      </span>
    </label>`;
  }

  private renderVerdict(): TemplateResult {
    return html`${this.verdict()}
      <button class="again" type="button" @click=${this.askAgain}>Predict again</button>`;
  }

  override render(): TemplateResult {
    const done = this.committed !== null;
    return html`<form @submit=${this.commit} novalidate>
        <p class="label" id="label">Predict first</p>
        <fieldset aria-labelledby="label question">
          <div id="question"><slot name="question"></slot></div>
          ${
            this.choices > 0
              ? Array.from({ length: this.choices }, (_, index) => this.renderChoice(index))
              : this.renderNumber()
          }
        </fieldset>
        <div role="alert">
          ${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}
        </div>
        ${done ? nothing : html`<button type="submit">Commit</button>`}
      </form>
      <div role="status" class="verdict">${done ? this.renderVerdict() : nothing}</div>
      <slot name="because"></slot>`;
  }
}
