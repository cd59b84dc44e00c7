import type { CellError, RunResult } from '../../runner/sandbox/index.ts';
import type { CellDraft } from './cell-draft.ts';
import { CellReport } from './cell-report.ts';
import { doneWords, staleWords, unreadWords } from './cell-words.ts';
import type { LessonNotebook, NotebookMember } from './lesson-notebook.ts';

/** Stopped while what runs code was still being fetched. */
const NOT_BEGUN: RunResult = {
  status: 'stopped',
  reason: 'asked',
  afterMs: 0,
  message: 'Stopped after 0.0 s, before it began.',
};

/** The cell that is run. */
interface RunningCell extends NotebookMember {
  /** Seconds that a run may take. */
  readonly budget: number;
  readonly notebook: LessonNotebook;
  requestUpdate(): void;
}

/** All the ways in which a cell is run, and what it says of them. */
export class CellRuns {
  /** What the cell is doing. */
  state: 'idle' | 'waiting' | 'running' = 'idle';
  /** Why something that was asked for was not done; may be empty. */
  notice = '';
  readonly report: CellReport;

  /** @param mark shows an error in the code; with null, none */
  constructor(
    private readonly cell: RunningCell,
    private readonly draft: CellDraft,
    mark: (error: CellError | null) => void,
  ) {
    this.report = new CellReport(() => cell.requestUpdate(), mark);
  }

  /** Runs the code as it stands; what other cells of the lesson run goes first. */
  async run(): Promise<RunResult> {
    // The code is what stood there when the run was asked for, whatever a link puts there meanwhile.
    const { cell, code, notebook, budget } = this.cell;
    const { kernel } = notebook;
    const { stops } = kernel;
    this.clear();
    this.become(kernel.state === 'running' ? 'waiting' : 'running');
    if (!(await this.prepare())) return this.broken();
    if (kernel.stops !== stops) return this.end(NOT_BEGUN);
    const { page, given } = notebook;
    const result = await kernel.run({
      cell,
      code,
      page,
      seed: given.seed,
      budgetMs: budget * 1000,
      started: () => this.become('running'),
    });
    this.end(result);
    notebook.ran(cell, code, given, result);
    return result;
  }

  /** Runs this cell and nothing else, which is how code of a link is run first. */
  byHand(): void {
    this.draft.markRead(this.cell.code);
    void this.cell.run();
  }

  /** Runs the cell and puts the caret into the next. */
  andGoOn(): void {
    const { cell } = this;
    if (cell.unread) return this.stopBefore(this.number);
    void cell.run();
    cell.notebook.next(cell)?.focusCode();
  }

  /** Runs what the cell needs and has not, and then the cell. */
  async toHere(): Promise<void> {
    this.stopBefore(await this.cell.notebook.runTo(this.cell.cell));
  }

  /** Runs all cells of the lesson from the top, in a kernel that has seen none. */
  async everything(): Promise<void> {
    this.stopBefore(await this.cell.notebook.runAfresh());
  }

  /** Says why something that was asked for is not done. */
  refuse(why: string): void {
    this.notice = why;
    this.cell.requestUpdate();
  }

  /** Takes away what it shows, for now. */
  clear(): void {
    this.notice = '';
    this.report.clear();
  }

  /** How the cell stands, in words. */
  get note(): string {
    const { report } = this;
    if (this.state === 'waiting') return 'Waits for another cell.';
    if (this.state === 'running') return 'Runs …';
    if (this.draft.fails) return 'This browser keeps nothing: your change is gone when you leave.';
    if (report.error) return 'Failed.';
    if (this.cell.notebook.freshness(this.cell.cell).state === 'never') return 'Not run yet.';
    return report.elapsed === null ? '' : doneWords(report.elapsed);
  }

  /** Why what the cell shows is out of date; empty where it is not. */
  get staleNote(): string {
    const fresh = this.cell.notebook.freshness(this.cell.cell);
    if (this.state !== 'idle' || fresh.state !== 'stale') return '';
    return staleWords(fresh.why, this.number);
  }

  /** Fetches what runs cells and shows what they put out; false where that cannot be shown. */
  async prepare(): Promise<boolean> {
    const { notebook } = this.cell;
    const loading = notebook.kernel.load().catch(() => null);
    const shows = this.report.ready().then(
      () => true,
      () => false,
    );
    await Promise.all([loading, notebook.open()]);
    return shows;
  }

  private end(result: RunResult): RunResult {
    this.become('idle');
    this.report.end(result);
    return result;
  }

  private broken(): RunResult {
    const message =
      'Not run: a part of this page could not be loaded. Is the network there? Then run the cell again.';
    this.become('idle');
    this.refuse(message);
    return { status: 'failed', error: { name: '', message, frames: [] }, changed: [], ms: 0 };
  }

  /** Says that a plan came to a cell whose code came from a link; with 0, nothing. */
  private stopBefore(cell: number): void {
    if (cell > 0) this.refuse(unreadWords(cell, this.number));
  }

  private get number(): number {
    return this.cell.notebook.numberOf(this.cell);
  }

  private become(state: CellRuns['state']): void {
    this.state = state;
    this.cell.requestUpdate();
  }
}
