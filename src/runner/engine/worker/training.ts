import { InputError } from '../../../cnn/tensor/input-error.ts';
import { DivergedError } from '../../../cnn/train/index.ts';
import type { EngineEvent, TrainingState } from '../protocol.ts';
import { Checkpoints } from './checkpoints.ts';
import type { KeptRun } from './kept-run.ts';
import type { Run } from './run.ts';
import type { Storage } from './storage.ts';
import { TrainingLoop } from './training-loop.ts';
import type { Turns } from './turns.ts';

/** What training needs of the world. */
export interface TrainingOptions {
  readonly post: (event: EngineEvent) => void;
  /** Milliseconds, from any origin. */
  readonly clock: () => number;
  readonly storage: Storage;
  readonly turns: Turns;
}

/** The training of one run after another: its state, its loop and its checkpoints. */
export class Training {
  readonly checkpoints: Checkpoints;
  private readonly loop: TrainingLoop;
  private current: Run | null = null;
  private state: TrainingState = 'empty';
  /** Whether the page wants it to train; a pause takes back a start that still waits. */
  private wanted = false;
  /** Whether the run is another than the one that lies in the browser, or has gone on from there. */
  private changed = true;

  constructor(private readonly options: TrainingOptions) {
    const { post, clock, turns } = options;
    this.checkpoints = new Checkpoints(options);
    this.loop = new TrainingLoop({
      turns,
      clock,
      step: () => this.trainBatch(),
      report: (steps, imagesPerSecond) => post({ type: 'trained', steps, imagesPerSecond }),
      failed: (error) => this.fail(error),
    });
  }

  get run(): Run | null {
    return this.current;
  }

  /** Another run, or none, in place of the one there was, which has to rest and is disposed. */
  begin(run: Run | null, kept: KeptRun | null = null): void {
    if (run !== this.current) this.current?.dispose();
    this.current = run;
    this.checkpoints.begin(kept);
    this.setState(!run ? 'empty' : run.steps > 0 ? 'paused' : 'ready');
  }

  /** Says that the run has just been read from the browser's storage, where another page may since write it. */
  markUnchanged(): void {
    this.changed = false;
  }

  /** Says that the run is not what it was any more. */
  markChanged(): void {
    this.changed = true;
  }

  /** @throws InputError in the name of `where` when the run has diverged: what goes on from its weights would be lost. */
  checkSound(where: string): void {
    if (this.state !== 'diverged') return;
    const expected =
      'a run that has not diverged (go back to the last good checkpoint, or start afresh)';
    throw new InputError(where, expected, 'one that has');
  }

  /** Says that a start is on its way. */
  want(): void {
    this.wanted = true;
  }

  /** Trains on and on, if that is still wanted; does not wait for the end. */
  start(): void {
    // A stretch that is ending is followed by another.
    if (!this.wanted || this.loop.running) return;
    this.check('train');
    void this.go(Infinity);
  }

  /** Trains one batch and rests. */
  async step(): Promise<void> {
    await this.pause();
    this.check('step');
    await this.go(1);
  }

  /** Resolves when nothing is trained any more; what was trained is then being kept. */
  async pause(): Promise<void> {
    this.wanted = false;
    const wasTraining = this.state === 'training';
    await this.halt();
    if (!wasTraining) return;
    const kept = await this.options.turns.take(() => this.capture());
    if (kept) void this.checkpoints.keep(kept);
  }

  /** As `pause`, but a start that waits goes on waiting, and nothing is kept. */
  async halt(): Promise<void> {
    await this.loop.stop();
    if (!this.loop.running && this.state === 'training') this.setState('paused');
  }

  /** Keeps the run in the browser now, unless it lies there as it is: another page may have gone on with it. */
  async keep(): Promise<void> {
    if (!this.changed) return;
    const kept = await this.options.turns.take(() => this.capture());
    if (kept) await this.checkpoints.keep(kept);
  }

  /** Keeps what is in memory, for when the device is gone and can be asked nothing. */
  async rescue(): Promise<void> {
    const { lastGood, keptStep } = this.checkpoints;
    if (lastGood && lastGood.step > keptStep) await this.checkpoints.keep(lastGood);
  }

  private check(where: string): void {
    if (!this.current) {
      throw new InputError(where, 'a network and images to be chosen first', 'none');
    }
    this.checkSound(where);
  }

  private async go(steps: number): Promise<void> {
    this.setState('training');
    await this.loop.start(steps);
    if (!this.loop.running && this.state === 'training') this.setState('paused');
  }

  private async trainBatch() {
    const run = this.current as Run;
    this.changed = true;
    const before = this.checkpoints.due ? await run.capture() : null;
    const done = await run.step();
    // Only this step's loss tells whether the weights before it were worth going back to.
    if (before) this.checkpoints.add(before, run.calm);
    return done;
  }

  private async capture(): Promise<KeptRun | null> {
    const { current } = this;
    if (!current || current.steps === 0 || this.state === 'diverged') return null;
    return current.capture();
  }

  private fail(error: Error): void {
    const step = (this.current?.steps ?? 0) + 1;
    const says = error instanceof DivergedError;
    this.wanted = false;
    // Numbers that are not finite are found by the step, or by the checkpoint before it, which refuses them.
    this.setState(says || error instanceof InputError ? 'diverged' : 'paused');
    this.options.post({
      type: 'fault',
      step,
      message: says ? error.message : `training stopped at step ${step}: ${error.message}`,
      lastGoodStep: this.checkpoints.lastGood?.step ?? null,
    });
  }

  private setState(state: TrainingState): void {
    if (state === this.state) return;
    this.state = state;
    this.options.post({ type: 'state', state });
  }
}
