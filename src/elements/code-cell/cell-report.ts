import type { CellError, Output, RunResult } from '../../runner/sandbox/index.ts';
import { CellLog } from '../cell-output/index.ts';

/** Milliseconds for which output is gathered before it is drawn. */
const DRAW_MS = 40;

/** What a cell says of its runs: what it put out, its value or error, and how long it took. */
export class CellReport {
  log = CellLog.empty;
  error: CellError | null = null;
  /** Milliseconds that the last run took; null where none has come to its end. */
  elapsed: number | null = null;
  private readonly heard: Output[] = [];
  private drawing: ReturnType<typeof setTimeout> | null = null;

  /**
   * @param changed called when there is something new to draw
   * @param mark called with an error that has to be shown in the code, or with null
   */
  constructor(
    private readonly changed: () => void,
    private readonly mark: (error: CellError | null) => void,
  ) {}

  /** Gathers output for a moment, since to draw every line of a thousand alone would hold up the page. */
  hear(output: Output): void {
    this.heard.push(output);
    this.drawing ??= setTimeout(() => this.draw(), DRAW_MS);
  }

  /** Takes everything away, for now. */
  clear(): void {
    this.heard.length = 0;
    this.log = CellLog.empty;
    this.error = null;
    this.elapsed = null;
    this.mark(null);
    this.changed();
  }

  /** Shows an error at its place. */
  fail(error: CellError): void {
    this.error = error;
    this.log = this.log.add({ type: 'error', error });
    this.mark(error);
    this.changed();
  }

  /** Shows how a run ended, after all that came before. */
  end(result: RunResult): void {
    this.draw();
    this.log = this.log.ended();
    switch (result.status) {
      case 'done':
        this.elapsed = result.ms;
        if (result.value) this.log = this.log.value(result.value);
        break;
      case 'failed':
        this.fail(result.error);
        break;
      case 'stopped': {
        const text = `${result.message} What cells have declared is gone: run those you need again.`;
        this.log = this.log.add({ type: 'note', text });
      }
    }
    this.changed();
  }

  private draw(): void {
    if (this.drawing !== null) clearTimeout(this.drawing);
    this.drawing = null;
    for (const output of this.heard.splice(0)) {
      if (output.type === 'error') this.fail(output.error);
      else this.log = this.log.with(output);
    }
    this.changed();
  }
}
