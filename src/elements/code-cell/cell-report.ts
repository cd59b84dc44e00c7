import type { CellError, Output, RunResult } from '../../runner/sandbox/index.ts';
import type { CellLog } from '../cell-output/index.ts';

/** Milliseconds for which output is gathered before it is drawn. */
const DRAW_MS = 40;

/** What a cell says of its runs: what it put out, its value or error, and how long it took. */
export class CellReport {
  /** Null until there was something to show, since what shows it is fetched then. */
  log: CellLog | null = null;
  error: CellError | null = null;
  /** Milliseconds that the last run took; null where none has come to its end. */
  elapsed: number | null = null;
  private readonly heard: Output[] = [];
  private empty: CellLog | null = null;
  private coming: Promise<void> | null = null;
  private drawing: ReturnType<typeof setTimeout> | null = null;

  /**
   * @param changed called when there is something new to draw
   * @param mark called with an error that has to be shown in the code, or with null
   */
  constructor(
    private readonly changed: () => void,
    private readonly mark: (error: CellError | null) => void,
  ) {}

  /** Fetches what shows output; safe to call at any time. @throws where it could not be had */
  ready(): Promise<void> {
    this.coming ??= this.open().catch((error: unknown) => {
      this.coming = null;
      throw error;
    });
    return this.coming;
  }

  /** Gathers output for a moment, since to draw every line of a thousand alone would hold up the page. */
  hear(output: Output): void {
    this.heard.push(output);
    this.drawing ??= setTimeout(() => this.draw(), DRAW_MS);
  }

  /** Takes everything away, for now. */
  clear(): void {
    this.heard.length = 0;
    this.log &&= this.empty;
    this.error = null;
    this.elapsed = null;
    this.mark(null);
    this.changed();
  }

  /** Shows an error at its place. */
  fail(error: CellError): void {
    this.error = error;
    this.mark(error);
    this.put((log) => log.add({ type: 'error', error }));
  }

  /** Shows how a run ended, after all that came before. */
  end(result: RunResult): void {
    this.draw();
    this.put((log) => log.ended());
    switch (result.status) {
      case 'done':
        this.elapsed = result.ms;
        this.put((log) => (result.value ? log.value(result.value) : log));
        break;
      case 'failed':
        this.fail(result.error);
        break;
      case 'stopped': {
        const text = `${result.message} What cells have declared is gone: run those you need again.`;
        this.put((log) => log.add({ type: 'note', text }));
      }
    }
  }

  private draw(): void {
    if (this.drawing !== null) clearTimeout(this.drawing);
    this.drawing = null;
    for (const output of this.heard.splice(0)) {
      if (output.type === 'error') this.fail(output.error);
      else this.put((log) => log.with(output));
    }
  }

  private async open(): Promise<void> {
    const { CellLog } = await import('../cell-output/index.ts');
    this.log = this.empty = CellLog.empty;
    // It stands there before its text comes, so that the text is read out.
    this.changed();
  }

  /** Changes what is shown; before it can be shown, as soon as it can. */
  private put(change: (log: CellLog) => CellLog): void {
    if (this.log) {
      this.log = change(this.log);
      this.changed();
    } else {
      void this.ready().then(
        () => this.put(change),
        () => undefined,
      );
    }
  }
}
