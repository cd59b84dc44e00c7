import type { StepRecord } from '../protocol.ts';
import { Speed } from './speed.ts';
import type { Turns } from './turns.ts';

/** What the loop needs of what it trains. */
export interface LoopOptions {
  readonly turns: Turns;
  /** Milliseconds. */
  readonly clock: () => number;
  /** Trains one batch and says how many images it had. */
  readonly step: () => Promise<{ record: StepRecord; images: number }>;
  /** The steps since it was last called: at most ten times a second, and when the loop ends. */
  readonly report: (steps: readonly StepRecord[], imagesPerSecond: number) => void;
  /** A step failed, and the loop has ended. */
  readonly failed: (error: Error) => void;
}

const REPORT_EVERY = 100;

/** One stretch of training; a new one may start while the last step of the old one is under way. */
interface Stretch {
  wanted: boolean;
  readonly ended: Promise<void>;
}

/** Trains until it is told to stop, a step a turn, so that pause, tune and inspect get in between. */
export class TrainingLoop {
  private stretch: Stretch | null = null;

  constructor(private readonly options: LoopOptions) {}

  /** Whether another step will follow. */
  get running(): boolean {
    return this.stretch?.wanted ?? false;
  }

  /** Trains on, at most `steps` steps; resolves when it has ended. One that runs already goes on. */
  start(steps = Infinity): Promise<void> {
    if (this.stretch?.wanted) return this.stretch.ended;
    const going = { wanted: true };
    const ended = this.run(going, steps).finally(() => (going.wanted = false));
    this.stretch = Object.assign(going, { ended });
    return ended;
  }

  /** Resolves when the step that is under way has ended and no other follows. */
  async stop(): Promise<void> {
    if (!this.stretch) return;
    this.stretch.wanted = false;
    await this.stretch.ended;
  }

  private async run(going: { wanted: boolean }, steps: number): Promise<void> {
    const { turns, clock, step, report, failed } = this.options;
    const speed = new Speed(clock());
    let pending: StepRecord[] = [];
    let reported = clock();
    const flush = () => {
      if (pending.length > 0) report(pending, speed.read(clock()));
      pending = [];
      reported = clock();
    };
    try {
      for (let made = 0; made < steps; made++) {
        const done = await turns.take(() => (going.wanted ? step() : null));
        if (!done) break;
        pending.push(done.record);
        speed.add(done.images);
        if (clock() - reported >= REPORT_EVERY) flush();
      }
      flush();
    } catch (error) {
      flush();
      failed(error as Error);
    }
  }
}
