import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Exercise } from '../../lesson/exercise/index.ts';
import {
  exerciseCell,
  type ExerciseResult,
  type ProgressKey,
} from '../../lesson/progress/index.ts';
import type { Kernel } from '../../runner/sandbox/index.ts';
import type { CodeCell } from '../code-cell/index.ts';
import { progress } from '../progress/index.ts';
import { controls } from '../scale/index.ts';
import type { CheckOutcome } from './check-in-sandbox.ts';
import { styles } from './lesson-exercise.css.ts';
import { verdictView } from './verdict-view.ts';

const FRESH: ExerciseResult = { passed: false, tries: 0, hints: 0 };

/** A student has had an exercise checked. */
export interface LessonExerciseChecked {
  readonly lesson: string;
  readonly exercise: string;
  readonly passed: boolean;
}

/**
 * A task with code to complete, hints one at a time, a check that the code cannot reach, and a solution
 * after a try or on request.
 *
 * The check runs the code in a worker of its own and judges plain outputs in the page. Code, result and
 * opened hints are kept in the browser.
 *
 * @slot title
 * @slot task
 * @slot start - holds the `<pre>` of the code to begin with; becomes a `<code-cell>`
 * @slot hint - `<details>`, opened up one after another
 * @slot solution - `<details>`
 * @fires exercise-checked - `LessonExerciseChecked`
 */
export class LessonExercise extends LitElement {
  static override styles = [controls, styles];
  static override properties = {
    exercise: { type: String },
    lesson: { type: String },
    record: { state: true },
    outcome: { state: true },
    checking: { state: true },
    asked: { state: true },
  };

  /** The exercise's id in its lesson. */
  declare exercise: string;
  declare lesson: string;
  /**
   * Fetches the exercise's check; the page sets it, since an element does not know where lessons are.
   *
   * Not reactive and without a default: it may be set before the element is upgraded.
   */
  declare loadCheck?: () => Promise<Exercise | null>;

  declare private record: ExerciseResult;
  declare private outcome: CheckOutcome | null;
  declare private checking: boolean;
  /** Whether the solution was asked for without a try; asked twice, it opens. */
  declare private asked: boolean;

  private kernel: Kernel | null = null;
  /** Whether the check is to stop, also while what it needs is still on its way. */
  private stopped = false;
  private unwatch: (() => void) | null = null;

  constructor() {
    super();
    this.exercise = '';
    this.lesson = '';
    this.record = FRESH;
    this.outcome = null;
    this.checking = false;
    this.asked = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.record = progress.get(this.key) ?? FRESH;
    this.unwatch = progress.watch(this.key, (kept) => this.begin(kept ?? FRESH));
    this.makeCell();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unwatch?.();
    this.unwatch = null;
    this.kernel?.dispose();
    this.kernel = null;
  }

  /**
   * Judges the code as it stands.
   *
   * To check is to run by hand: the reader presses the button under this very code, where a note says so if it
   * came from a link.
   */
  async check(): Promise<void> {
    if (this.checking) return;
    this.checking = true;
    this.stopped = false;
    this.outcome = null;
    this.outcome = await this.judge(this.cellElement?.codeByHand() ?? '');
    this.checking = false;
    const passed = this.outcome.type === 'verdict' && this.outcome.verdict.passed;
    // What was stopped, or never began, has not been tried.
    const tries = this.record.tries + (this.outcome.type === 'stopped' ? 0 : 1);
    this.keep({ passed: passed || this.record.passed, tries });
    if (this.outcome.type === 'error') this.cellElement?.showError(this.outcome.error);
    const { lesson, exercise } = this;
    const detail: LessonExerciseChecked = { lesson, exercise, passed };
    this.dispatchEvent(new CustomEvent('exercise-checked', { bubbles: true, detail }));
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.slotted('hint').forEach((hint, index) => (hint.hidden = index >= this.record.hints));
    for (const solution of this.slotted('solution')) solution.hidden = !this.showsSolution;
  }

  private get key(): ProgressKey<'exercise'> {
    return { lesson: this.lesson, kind: 'exercise', id: this.exercise };
  }

  /** Stands as kept, with nothing said yet. */
  private begin(record: ExerciseResult): void {
    this.record = record;
    this.outcome = null;
    this.asked = false;
  }

  private get showsSolution(): boolean {
    return this.record.tries > 0 || this.asked;
  }

  private get cellElement(): CodeCell | null {
    return this.querySelector('code-cell');
  }

  private slotted(name: string): HTMLElement[] {
    return [...this.children].filter((child) => child.slot === name) as HTMLElement[];
  }

  /** Puts a cell round the code that the page brought, once. */
  private makeCell(): void {
    const pre = this.querySelector<HTMLElement>('[slot="start"] > pre');
    if (!pre || this.cellElement) return;
    const cell = document.createElement('code-cell');
    cell.cell = exerciseCell(this.exercise);
    cell.lesson = this.lesson;
    // A cell takes its code when it is connected, so the code goes in first.
    const start = pre.parentElement!;
    cell.append(pre);
    start.append(cell);
  }

  private async judge(code: string): Promise<CheckOutcome> {
    try {
      const [check, { bundledTexts, Kernel }, { checkInSandbox }] = await Promise.all([
        this.loadCheck?.(),
        import('../../runner/sandbox/index.ts'),
        import('./check-in-sandbox.ts'),
      ]);
      if (this.stopped) return { type: 'stopped', message: 'Stopped before it began.' };
      if (!check) return { type: 'stopped', message: 'This page has no check for the exercise.' };
      const kernel = (this.kernel = new Kernel({ texts: bundledTexts }));
      return await checkInSandbox(check, exerciseCell(this.exercise), code, kernel);
    } catch {
      const message = 'The check could not be loaded. Is the network there? Then check again.';
      return { type: 'stopped', message };
    } finally {
      this.kernel?.dispose();
      this.kernel = null;
    }
  }

  private stop(): void {
    this.stopped = true;
    void this.kernel?.stop();
  }

  private keep(change: Partial<ExerciseResult>): void {
    this.record = { ...this.record, ...change };
    progress.set(this.key, this.record);
  }

  private nextHint(): void {
    const next = this.slotted('hint')[this.record.hints];
    this.keep({ hints: this.record.hints + 1 });
    if (next instanceof HTMLDetailsElement) next.open = true;
  }

  override render(): TemplateResult {
    return html`
      <div class="head">
        <slot name="title"></slot>
        ${this.record.passed ? html`<span class="passed small">✓ Solved</span>` : nothing}
      </div>
      <slot name="task"></slot>
      <slot name="start"></slot>
      <div class="row" role="group" aria-label="Exercise">
        <button class="main" ?disabled=${this.checking} @click=${() => this.check()}>Check</button>
        <button ?disabled=${!this.checking} @click=${() => this.stop()}>Stop check</button>
        ${this.hintButton()}
        ${
          this.showsSolution
            ? nothing
            : html`<button @click=${() => (this.asked = true)}>Show solution</button>`
        }
        ${this.resetButton()}
      </div>
      <div class="verdict" role="status">
        ${this.checking ? 'Checks …' : this.outcome ? verdictView(this.outcome) : nothing}
      </div>
      <slot name="hint"></slot>
      <slot name="solution"></slot>
    `;
  }

  private hintButton(): TemplateResult | typeof nothing {
    const count = this.slotted('hint').length;
    const { hints } = this.record;
    if (hints >= count) return nothing;
    return html`<button @click=${() => this.nextHint()}>Hint ${hints + 1} of ${count}</button>`;
  }

  private resetButton(): TemplateResult | typeof nothing {
    const { tries, hints } = this.record;
    if (this.checking || tries + hints === 0) return nothing;
    const reset = (): void => progress.resetExercise(this.lesson, this.exercise);
    return html`<button title="Forgets your code, result and hints" @click=${reset}>
      Start over
    </button>`;
  }
}
