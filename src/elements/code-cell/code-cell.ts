import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { CellError, Kernel, Output, RunResult } from '../../runner/sandbox/index.ts';
import { CellLog, type GoTo } from '../cell-output/index.ts';
import type { ProgressKey } from '../../lesson/progress/index.ts';
import type { Shared } from '../../lesson/share-link/index.ts';
import { progress } from '../progress/index.ts';
import { controls } from '../scale/index.ts';
import { pageStyles, styles } from './code-cell.css.ts';
import { cellToolbar } from './cell-toolbar.ts';
import { issueWords, staleWords } from './cell-words.ts';
import { EditorSlot } from './editor-slot.ts';
import { lessonNotebook, type LessonNotebook } from './lesson-notebook.ts';

/** What a cell is doing. */
type CellState = 'idle' | 'waiting' | 'running';

/** A run that a student asked for has ended. */
export interface CodeCellRun {
  readonly result: RunResult;
}

/** Milliseconds for which output is gathered before it is drawn. */
const DRAW_MS = 40;

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
    state: { state: true },
    log: { state: true },
    error: { state: true },
    elapsed: { state: true },
    seesMonaco: { state: true },
    keptFails: { state: true },
  };

  /** The id of the cell, once in a lesson. */
  declare cell: string;
  /** The lesson whose kernel it runs in; cells without one share one too. */
  declare lesson: string;
  /** Seconds that a run may take; 30 unless told. */
  declare budget: number;

  declare private state: CellState;
  declare private log: CellLog;
  declare private error: CellError | null;
  declare private elapsed: number | null;
  declare private seesMonaco: boolean;
  declare private keptFails: boolean;

  private start = '';
  private editor: EditorSlot | null = null;
  private unlisten: (() => void) | null = null;
  private unwatch: (() => void) | null = null;
  private leave: (() => void) | null = null;
  private readonly refresh = (): void => this.requestUpdate();
  private readonly heard: Output[] = [];
  private drawing: ReturnType<typeof setTimeout> | null = null;

  constructor() {
    super();
    this.cell = '';
    this.lesson = '';
    this.budget = 30;
    this.state = 'idle';
    this.log = CellLog.empty;
    this.error = null;
    this.elapsed = null;
    this.seesMonaco = false;
    this.keptFails = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    stylePage();
    this.editor ??= this.openEditor();
    this.unlisten = this.kernel.listen(this.cell, (output) => this.hear(output));
    this.leave = this.notebook.join(this);
    this.notebook.addEventListener('change', this.refresh);
    this.unwatch = progress.watch(this.key, (draft) => this.take(draft?.code ?? this.start));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unlisten?.();
    this.unlisten = null;
    this.unwatch?.();
    this.unwatch = null;
    this.notebook.removeEventListener('change', this.refresh);
    this.leave?.();
    this.leave = null;
    this.editor?.close();
  }

  /** The code as it stands. */
  get code(): string {
    return this.editor?.text ?? this.start;
  }

  set code(text: string) {
    if (this.editor) this.editor.text = text;
    this.keep();
  }

  /** The kernel of its lesson. */
  get kernel(): Kernel {
    return this.notebook.kernel;
  }

  /** The cells of its lesson. */
  private get notebook(): LessonNotebook {
    return lessonNotebook(this.lesson);
  }

  /** Runs the code as it stands; what other cells of the lesson run goes first. */
  async run(): Promise<RunResult> {
    const { cell, kernel, notebook } = this;
    this.clear();
    this.state = kernel.state === 'running' ? 'waiting' : 'running';
    const started = (): void => {
      this.state = 'running';
    };
    await notebook.open();
    const { code } = this;
    const { page } = notebook;
    const budgetMs = this.budget * 1000;
    const result = await kernel.run({ cell, code, page, budgetMs, started });
    this.state = 'idle';
    this.show(result);
    notebook.ran(cell, code, result);
    this.dispatchEvent(
      new CustomEvent<CodeCellRun>('cell-run', { bubbles: true, detail: { result } }),
    );
    return result;
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
    this.heard.length = 0;
    this.log = CellLog.empty;
    this.error = null;
    this.elapsed = null;
    this.editor?.mark(null);
  }

  /** Puts the caret into the code. */
  focusCode(): void {
    this.editor?.focus();
  }

  /** Shows an error that was found outside a run, at its place. */
  showError(error: CellError): void {
    this.error = error;
    this.log = this.log.add({ type: 'error', error });
    const frame = error.frames.find(({ cell }) => cell === this.cell);
    this.editor?.mark(frame ? { ...frame, message: error.message } : null);
  }

  private get key(): ProgressKey<'cell'> {
    return { lesson: this.lesson, kind: 'cell', id: this.cell };
  }

  private openEditor(): EditorSlot {
    const pre = this.querySelector('pre');
    this.start = pre?.textContent ?? '';
    return new EditorSlot(this, pre, progress.get(this.key)?.code ?? this.start, {
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

  /** Shows code that an import or a reset has brought. */
  private take(code: string): void {
    if (code === this.code) return;
    if (this.editor) this.editor.text = code;
    this.clear();
    this.notebook.edited();
  }

  private keep(): void {
    const { code } = this;
    progress.set(this.key, code === this.start ? null : { code });
    this.keptFails = progress.notKept !== null;
    this.notebook.edited();
  }

  /** Gathers output for a moment, since to draw every line of a thousand alone would hold up the page. */
  private hear(output: Output): void {
    this.heard.push(output);
    this.drawing ??= setTimeout(() => this.draw(), DRAW_MS);
  }

  private draw(): void {
    if (this.drawing !== null) clearTimeout(this.drawing);
    this.drawing = null;
    for (const output of this.heard.splice(0)) {
      if (output.type === 'error') this.showError(output.error);
      else this.log = this.log.with(output);
    }
  }

  private show(result: RunResult): void {
    this.draw();
    this.log = this.log.ended();
    switch (result.status) {
      case 'done':
        this.elapsed = result.ms;
        if (result.value) this.log = this.log.value(result.value);
        break;
      case 'failed':
        this.showError(result.error);
        break;
      case 'stopped': {
        const text = `${result.message} What cells have declared is gone: run those you need again.`;
        this.log = this.log.add({ type: 'note', text });
      }
    }
  }

  private onKeydown(event: KeyboardEvent): void {
    const runs = event.ctrlKey || event.metaKey;
    if (event.key !== 'Enter' || !(runs || event.shiftKey)) return;
    // On a button Enter presses the button, whatever else is held.
    if (event.composedPath()[0] instanceof HTMLButtonElement) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.state !== 'idle') return;
    if (runs) void this.run();
    else this.runOn();
  }

  /** Runs the cell and puts the caret into the next. */
  private runOn(): void {
    void this.run();
    this.notebook.next(this)?.focusCode();
  }

  protected override firstUpdated(changed: PropertyValues<this>): void {
    super.firstUpdated(changed);
    // Capturing, since Monaco takes Ctrl+Enter for itself.
    this.addEventListener('keydown', (event) => this.onKeydown(event), { capture: true });
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
        <share-link .shared=${() => this.shared()}></share-link>
        <span class="note small soft">
          <span>${this.label}</span>
          <span class="state" role="status">${this.note()}</span>
          <span id="fresh" class="stale">${this.staleNote()}</span>
        </span>
      </div>
      ${this.issues().map((text) => html`<p class="small issue">${text}</p>`)}
      ${this.seesMonaco ? html`<p class="small soft keys">${MONACO_KEYS}</p>` : nothing}
      <cell-output .log=${this.log} cell=${this.cell} @go-to=${this.goTo}></cell-output>
    `;
  }

  private get label(): string {
    return `Cell ${this.notebook.numberOf(this)}`;
  }

  private toolbar(): TemplateResult {
    const { cell, notebook } = this;
    return cellToolbar({
      busy: this.state !== 'idle',
      hasOthers: notebook.size > 1,
      hasNext: notebook.next(this) !== null,
      run: () => void this.run(),
      runOn: () => this.runOn(),
      runTo: () => void notebook.runTo(cell),
      runAll: () => void notebook.runAfresh(),
      stop: () => void this.stop(),
      reset: () => this.reset(),
      restart: () => void notebook.restart(),
    });
  }

  private staleNote(): string {
    const fresh = this.notebook.freshness(this.cell);
    if (this.state !== 'idle' || fresh.state !== 'stale') return '';
    return staleWords(fresh.why, this.notebook.numberOf(this));
  }

  /** What is odd about its names, once it was used: what the lesson brought is taken as meant. */
  private issues(): string[] {
    const used = this.code !== this.start || this.notebook.freshness(this.cell).state !== 'never';
    return used ? this.notebook.issues(this.cell).map(issueWords) : [];
  }

  private shared(): Shared {
    const { lesson, cell, code } = this;
    return { lesson, cell, code };
  }

  private note(): string {
    if (this.state === 'waiting') return 'Waits for another cell.';
    if (this.state === 'running') return 'Runs …';
    if (this.keptFails) return 'This browser keeps nothing: your change is gone when you leave.';
    if (this.error) return 'Failed.';
    if (this.notebook.freshness(this.cell).state === 'never') return 'Not run yet.';
    return this.elapsed === null ? '' : `Done in ${duration(this.elapsed)}.`;
  }
}

function duration(ms: number): string {
  return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
}

let styled = false;

/** The editors stand in the page's tree, where a component's own styles do not reach. */
function stylePage(): void {
  if (styled) return;
  styled = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pageStyles);
  document.adoptedStyleSheets.push(sheet);
}
