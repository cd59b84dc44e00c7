import type { EngineEvent } from '../protocol.ts';
import type { KeptRun } from './kept-run.ts';
import type { Storage } from './storage.ts';

export interface CheckpointsOptions {
  readonly storage: Storage;
  /** Milliseconds. */
  readonly clock: () => number;
  readonly post: (event: EngineEvent) => void;
}

/** Milliseconds between two checkpoints in memory, and between two in the browser's storage. */
const MEMORY_EVERY = 2000;
const STORAGE_EVERY = 5000;

/** The checkpoints of the run that is in work: the last good one in memory, the newest in the browser. */
export class Checkpoints {
  private good: KeptRun | null = null;
  private taken = -Infinity;
  private written = -Infinity;
  private step = -1;
  private writing: Promise<void> | null = null;

  constructor(private readonly options: CheckpointsOptions) {}

  /** Whether it is time for another one. */
  get due(): boolean {
    return this.options.clock() - this.taken >= MEMORY_EVERY;
  }

  /** The last one worth going back to. */
  get lastGood(): KeptRun | null {
    return this.good;
  }

  /** The last step that is written; -1 where none of this run is. */
  get keptStep(): number {
    return this.step;
  }

  /** Another run begins, from a checkpoint or afresh: what was good for the old one is not for this. */
  begin(run: KeptRun | null): void {
    this.good = run;
    this.step = -1;
    this.taken = -Infinity;
    this.written = this.options.clock();
  }

  /** Remembers a checkpoint that is good, and writes it where the last writing is some seconds ago. */
  add(run: KeptRun, good: boolean): void {
    const now = this.options.clock();
    this.taken = now;
    if (!good) return;
    this.good = run;
    if (now - this.written < STORAGE_EVERY || this.writing) return;
    void this.keep(run);
  }

  /** Writes a checkpoint to the browser; a failure is an event, since the run goes on without. */
  async keep(run: KeptRun): Promise<void> {
    const { storage, clock, post } = this.options;
    this.written = clock();
    // Writings follow one another, so that an older one never comes last.
    const before = this.writing ?? Promise.resolve();
    const writing = before.then(async () => {
      try {
        await storage.put('run', run);
        this.step = run.step;
        post({ type: 'kept', step: run.step });
      } catch (error) {
        post({ type: 'notKept', reason: `the browser does not keep the run: ${because(error)}` });
      }
    });
    this.writing = writing;
    await writing;
    if (this.writing === writing) this.writing = null;
  }

  /** What was kept before; null where there is nothing, or the browser does not let us look. */
  async read(): Promise<KeptRun | null> {
    try {
      return (await this.options.storage.get('run')) ?? null;
    } catch {
      return null;
    }
  }
}

function because(error: unknown): string {
  return error instanceof Error && error.message ? error.message : String(error);
}
