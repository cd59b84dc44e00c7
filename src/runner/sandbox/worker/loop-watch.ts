import type { ProgressOutput } from '../protocol/index.ts';
import { FIGURE_MS, type FigureLine } from './figure-line.ts';
import { Throttle } from './throttle.ts';

/** What a loop is called and counts. */
export type LoopLook = Pick<ProgressOutput, 'loop' | 'name' | 'unit' | 'total'> & {
  /** Images that one of its units takes. */
  readonly images: number;
};

/** Tells how far a loop is, a few times a second. */
export class LoopWatch {
  private readonly cell: string;
  private readonly started: number;
  private readonly throttle: Throttle;
  private done = 0;
  private state: ProgressOutput['state'] = 'running';

  constructor(
    private readonly look: LoopLook,
    private readonly line: FigureLine,
  ) {
    this.cell = line.speaker();
    this.started = line.now();
    this.throttle = new Throttle(FIGURE_MS, line, () => this.send());
  }

  /** So much is done in all. */
  reach(done: number): void {
    this.done = done;
    this.throttle.ask();
  }

  /** It has ended, at its end or before. */
  end(): void {
    if (this.state !== 'running') return;
    this.state = this.done >= this.look.total ? 'done' : 'left';
    this.throttle.flush();
  }

  private send(): void {
    const { loop, name, unit, total, images } = this.look;
    const ms = this.line.now() - this.started;
    const rate = ms > 0 ? (1000 * this.done * images) / ms : 0;
    const { done, state } = this;
    this.line.offer(
      { type: 'progress', loop, name, unit, total, done, rate, ms, state },
      this.cell,
    );
  }
}
