import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { CellError, RunResult } from '../../runner/sandbox/index.ts';
import type { CellLog, GoTo } from '../cell-output/index.ts';
import type { SharedImage } from '../../lesson/share-link/index.ts';
import { controls } from '../scale/index.ts';
import { CellDraft } from './cell-draft.ts';
import { leftBehind, sharedCell } from './cell-link.ts';
import { CellRuns } from './cell-runs.ts';
import { cellToolbar } from './cell-toolbar.ts';
import { issueWords } from './cell-words.ts';
import { styles } from './code-cell.css.ts';
import { EditorSlot } from './editor-slot.ts';
import type { LessonKernel } from './lesson-kernel.ts';
import { lessonNotebook, type LessonNotebook } from './lesson-notebook.ts';
import { pageImage } from './page-image.ts';
import { stylePage } from './page-styles.ts';
import { runKey } from './run-key.ts';

/** A run that a student asked for has ended. */
export interface CodeCellRun {
  readonly result: RunResult;
}

const MONACO_KEYS = 'Tab leaves the editor; Ctrl+M (on a Mac Control+Shift+M) switches that.';
/**
 * Code that a student reads, changes and runs; the cells of a lesson are a notebook with one kernel.
 *
 * The page brings the highlighted code, which stays readable without a script. It becomes a plain field
 * when it is first clicked, and then Monaco, if that loads and the screen is not for touch alone.
 *
 * @slot - a `<pre>` with the code to begin with
 * @fires cell-run - `CodeCellRun`, when a run has ended
 * @fires cell-edit - when the student has changed the code
 */
export class CodeCell extends LitElement {
  static override styles = [controls, styles];
  static override properties = {
    cell: { type: String },
    lesson: { type: String },
    budget: { type: Number },
    seesMonaco: { state: true },
  };

  /** The id of the cell, once in a lesson. */
  declare cell: string;
  /** The lesson whose kernel it runs in; cells without one share one too. */
  declare lesson: string;
  /** Seconds that a run may take; 30 unless told. */
  declare budget: number;

  declare private seesMonaco: boolean;

  private start = '';
  private editor: EditorSlot | null = null;
  private leaving: (() => void)[] = [];
  private readonly refresh = (): void => this.requestUpdate();
  private readonly draft = new CellDraft(this);
  private readonly runs = new CellRuns(this, this.draft, (error) => this.mark(error));

  constructor() {
    super();
    this.cell = '';
    this.lesson = '';
    this.budget = 30;
    this.seesMonaco = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    stylePage();
    this.editor ??= this.openEditor();
    const { notebook } = this;
    notebook.addEventListener('change', this.refresh);
    this.leaving = [
      this.kernel.listen(this.cell, (output) => this.runs.report.hear(output)),
      notebook.join(this),
      () => notebook.removeEventListener('change', this.refresh),
      this.draft.watch((code) => this.take(code ?? this.start)),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const leave of this.leaving.splice(0)) leave();
    this.editor?.close();
  }

  protected override firstUpdated(changed: PropertyValues<this>): void {
    super.firstUpdated(changed);
    // Capturing, since Monaco takes Ctrl+Enter for itself.
    this.addEventListener('keydown', (event) => this.onKeydown(event), { capture: true });
    // Whoever comes to a cell may run it: what that takes is there by then.
    for (const sign of ['pointerenter', 'focusin'])
      this.addEventListener(sign, () => void this.runs.prepare(), { once: true });
  }

  /** The code as it stands. */
  get code(): string {
    return this.editor?.text ?? this.start;
  }

  set code(text: string) {
    if (this.editor) this.editor.text = text;
    this.keep();
  }

  /** Whether its code came from a link and nobody has run it by hand yet. */
  get unread(): boolean {
    return this.draft.isUnread(this.code);
  }

  /** The seed of its lesson's kernel. */
  get seed(): number {
    return this.notebook.seed;
  }

  set seed(seed: number) {
    this.notebook.seed = seed;
  }

  /** The kernel of its lesson. */
  get kernel(): LessonKernel {
    return this.notebook.kernel;
  }

  /** Runs the code as it stands; what other cells of the lesson run goes first. */
  async run(): Promise<RunResult> {
    const result = await this.runs.run();
    const detail = { result };
    this.dispatchEvent(new CustomEvent<CodeCellRun>('cell-run', { bubbles: true, detail }));
    return result;
  }

  /** Gives the code to a run of it that the reader asks for here and now, from which on it counts as read. */
  codeByHand(): string {
    const { code } = this;
    this.draft.markRead(code);
    return code;
  }

  /** Ends what runs, at once. */
  stop(): Promise<void> {
    return this.kernel.stop();
  }

  /** Puts the code back as the page brought it. */
  reset(): void {
    this.code = this.start;
    this.clear();
  }

  /** Takes away what it shows, for now. */
  clear(): void {
    this.runs.clear();
  }

  /** Puts the caret into the code. */
  focusCode(): void {
    this.editor?.focus();
  }

  /** Shows an error that was found outside a run, at its place. */
  showError(error: CellError): void {
    this.runs.report.fail(error);
  }

  /** Takes the image that a link says belongs to the code; the reader's own choice is set aside. */
  takeImage(image: SharedImage): void {
    void pageImage.load().then(
      (chosen) => chosen.take(image),
      () => undefined,
    );
  }

  /** Returns to the image that the reader had chosen before. */
  giveImageBack(): void {
    void pageImage.load().then(
      (chosen) => chosen.giveBack(),
      () => undefined,
    );
  }

  /** The cells of its lesson. */
  get notebook(): LessonNotebook {
    return lessonNotebook(this.lesson);
  }

  private openEditor(): EditorSlot {
    const pre = this.querySelector('pre');
    this.start = pre?.textContent ?? '';
    return new EditorSlot(this, pre, this.draft.code ?? this.start, {
      cells: this.notebook,
      edited: () => {
        this.keep();
        this.dispatchEvent(new CustomEvent('cell-edit', { bubbles: true }));
      },
      changed: (kind) => (this.seesMonaco = kind === 'monaco'),
      opened: () => {
        void this.notebook.open();
        void this.kernel.start().catch(() => undefined);
      },
    });
  }

  private mark(error: CellError | null): void {
    const frame = error?.frames.find(({ cell }) => cell === this.cell);
    this.editor?.mark(error && frame ? { ...frame, message: error.message } : null);
  }

  /** Shows code that an import or a reset has brought. */
  private take(code: string): void {
    if (code === this.code) return;
    if (this.editor) this.editor.text = code;
    this.clear();
    this.notebook.edited();
  }

  private keep(): void {
    const { code } = this;
    this.draft.keep(code === this.start ? null : code);
    this.notebook.edited();
  }

  private onKeydown(event: KeyboardEvent): void {
    const asked = runKey(event);
    if (!asked) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.runs.state !== 'idle') return;
    if (asked === 'run') this.runs.byHand();
    else this.runs.andGoOn();
  }

  private goTo(event: CustomEvent<GoTo>): void {
    this.editor?.goTo(event.detail.line, event.detail.column);
  }

  override render(): TemplateResult {
    return html`
      <div class=${this.editor?.open ? 'editing' : ''}>
        <slot></slot>
        <slot name="editor"></slot>
      </div>
      <div class="row" role="group" aria-label=${this.label}>
        ${this.toolbar()}
        <share-link .shared=${() => sharedCell(this)} .leaves=${leftBehind(this)}></share-link>
        <span class="note small soft">
          <span>${this.label}</span>
          <span class="state" role="status">${this.runs.note}</span>
          <span id="fresh" class="stale">${this.runs.staleNote}</span>
        </span>
      </div>
      <p class="small notice" role="status">${this.runs.notice}</p>
      ${this.issues().map((text) => html`<p class="small issue">${text}</p>`)}
      ${this.seesMonaco ? html`<p class="small soft keys">${MONACO_KEYS}</p>` : nothing}
      ${this.runs.report.log ? this.output(this.runs.report.log) : nothing}
    `;
  }

  private output(log: CellLog): TemplateResult {
    return html`<cell-output .log=${log} cell=${this.cell} @go-to=${this.goTo}></cell-output>`;
  }

  private get label(): string {
    return `Cell ${this.notebook.numberOf(this)}`;
  }

  private toolbar(): TemplateResult {
    const { notebook, runs } = this;
    return cellToolbar({
      busy: runs.state !== 'idle',
      hasOthers: notebook.size > 1,
      hasNext: notebook.next(this) !== null,
      seed: notebook.seed,
      run: () => runs.byHand(),
      runOn: () => runs.andGoOn(),
      runTo: () => void runs.toHere(),
      runAll: () => void runs.everything(),
      stop: () => void this.stop(),
      reset: () => this.reset(),
      restart: () => void notebook.restart(),
      reseed: (seed) => (notebook.seed = seed),
      refuseSeed: () => runs.refuse(`A seed is a whole number from 0; it stays ${this.seed}.`),
    });
  }

  /** What is odd about its names, once it was used: what the lesson brought is taken as meant. */
  private issues(): string[] {
    const used = this.code !== this.start || this.notebook.freshness(this.cell).state !== 'never';
    return used ? this.notebook.issues(this.cell).map(issueWords) : [];
  }
}
