import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { CellError, Kernel, Output, RunResult } from '../../runner/sandbox/index.ts';
import { CellLog, type GoTo } from '../cell-output/index.ts';
import { type ProgressKey } from '../../lesson/progress/index.ts';
import { type Shared } from '../../lesson/share-link/index.ts';
import { progress } from '../progress/index.ts';
import { controls } from '../scale/index.ts';
import { pageStyles, styles } from './code-cell.css.ts';
import { EditorSlot } from './editor-slot.ts';
import { lessonKernel } from './lesson-kernel.ts';

/** What a cell is doing. */
type CellState = 'idle' | 'waiting' | 'running';

/** A run that a student asked for has ended. */
export interface CodeCellRun {
  readonly result: RunResult;
}

/** Milliseconds for which output is gathered before it is drawn. */
const DRAW_MS = 40;

const MONACO_KEYS = 'Tab leaves the editor; Ctrl+M (on a Mac Control+Shift+M) switches that.';
const KEYS = 'Ctrl+Enter (on a Mac Command+Enter) runs the cell.';

/**
 * Code that a student reads, changes and runs; all cells of a lesson share one kernel.
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
    this.unwatch = progress.watch(this.key, (draft) => this.take(draft?.code ?? this.start));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unlisten?.();
    this.unlisten = null;
    this.unwatch?.();
    this.unwatch = null;
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
    return lessonKernel(this.lesson);
  }

  /** Runs the code as it stands; what other cells of the lesson run goes first. */
  async run(): Promise<RunResult> {
    const { cell, code, kernel } = this;
    this.clear();
    this.state = kernel.state === 'running' ? 'waiting' : 'running';
    const started = (): void => {
      this.state = 'running';
    };
    const result = await kernel.run({ cell, code, budgetMs: this.budget * 1000, started });
    this.state = 'idle';
    this.show(result);
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
      edited: () => {
        this.keep();
        this.dispatchEvent(new CustomEvent('cell-edit', { bubbles: true }));
      },
      changed: (kind) => (this.seesMonaco = kind === 'monaco'),
      opened: () => void this.kernel.start().catch(() => undefined),
    });
  }

  /** Shows code that an import or a reset has brought. */
  private take(code: string): void {
    if (code === this.code) return;
    if (this.editor) this.editor.text = code;
    this.clear();
  }

  private keep(): void {
    const { code } = this;
    progress.set(this.key, code === this.start ? null : { code });
    this.keptFails = progress.notKept !== null;
  }

  private clear(): void {
    this.heard.length = 0;
    this.log = CellLog.empty;
    this.error = null;
    this.elapsed = null;
    this.editor?.mark(null);
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
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.state === 'idle') void this.run();
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
    const busy = this.state !== 'idle';
    return html`
      <div class=${this.editor?.open ? 'editing' : ''}>
        <slot></slot>
        <slot name="editor"></slot>
      </div>
      <div class="row" role="group" aria-label="Cell">
        <button class="main" ?disabled=${busy} title=${KEYS} @click=${() => this.run()}>Run</button>
        <button ?disabled=${!busy} @click=${() => this.stop()}>Stop</button>
        <button ?disabled=${busy} @click=${() => this.reset()}>Reset</button>
        <share-link .shared=${() => this.shared()}></share-link>
        <span class="note small soft" role="status">${this.note()}</span>
      </div>
      ${this.seesMonaco ? html`<p class="small soft keys">${MONACO_KEYS}</p>` : nothing}
      <cell-output .log=${this.log} cell=${this.cell} @go-to=${this.goTo}></cell-output>
    `;
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
