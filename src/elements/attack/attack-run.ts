import type { CallName, Calls, Engine, PartialOf } from '../../runner/engine/index.ts';

/** What became of a run. */
export type RunState = 'running' | 'done' | 'stopped' | 'failed';

/** The calls that fool a network. */
export type AttackCall = Extract<CallName, `attack${string}`>;

/** One call of the engine that takes its time, as far as it has come. */
export class AttackRun<K extends AttackCall> {
  state: RunState = 'running';
  /** What has come so far, in its order. */
  readonly parts: PartialOf<K>[] = [];
  result: Calls[K]['result'] | null = null;
  problem = '';
  done = 0;
  total = 0;
  private readonly abort = new AbortController();

  /** @param changed called when there is something new to show. */
  constructor(
    private readonly name: K,
    readonly wish: Calls[K]['args'],
    private readonly changed: () => void,
  ) {}

  /** What came last; undefined before anything has. */
  get last(): PartialOf<K> | undefined {
    return this.parts[this.parts.length - 1];
  }

  /** Resolves when it has ended, whichever way. */
  async start(engine: Pick<Engine, 'call'>): Promise<void> {
    try {
      this.result = await engine.call(this.name, this.wish, {
        signal: this.abort.signal,
        onPartial: (part) => {
          this.parts.push(part);
          this.changed();
        },
        onProgress: (done, total) => Object.assign(this, { done, total }),
      });
      this.state = 'done';
    } catch (error) {
      const { name, message } = error as Error;
      this.state = name === 'AbortError' ? 'stopped' : 'failed';
      this.problem = message;
    }
    this.changed();
  }

  /** Ends it at once; what is done stays. */
  stop(): void {
    this.abort.abort();
  }
}
