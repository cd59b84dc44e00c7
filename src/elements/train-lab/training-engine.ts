import type { CallName, CallOptions, Calls, EngineEvent } from '../../runner/engine/index.ts';

/** What the controller needs of the engine; a test gives a pretended one. */
export interface TrainingEngine {
  call<K extends CallName>(
    name: K,
    args: Calls[K]['args'],
    options?: CallOptions<K>,
  ): Promise<Calls[K]['result']>;
  on<T extends EngineEvent['type']>(
    type: T,
    listener: (event: Extract<EngineEvent, { type: T }>) => void,
  ): () => void;
}

const EVENTS = [
  'trained',
  'state',
  'kept',
  'notKept',
  'fault',
  'workers',
  'replaced',
  'late',
] as const satisfies readonly EngineEvent['type'][];

/** A connection to the engine that is made with the first call, so that a page that is only read loads nothing. */
export class EngineLink {
  private engine: TrainingEngine | null = null;
  private resting = false;
  private unlisten: (() => void)[] = [];

  constructor(
    private readonly make: () => TrainingEngine,
    private readonly hear: (event: EngineEvent) => void,
  ) {}

  /** Listens again after `rest`, if there is an engine. */
  wake(): void {
    this.resting = false;
    this.listen();
  }

  /** Hears nothing any more, though calls may still be made. */
  rest(): void {
    this.resting = true;
    this.unlisten.forEach((stop) => stop());
    this.unlisten = [];
  }

  /** As the engine's. */
  readonly call: TrainingEngine['call'] = (name, args, options) => {
    this.engine ??= this.make();
    if (!this.resting) this.listen();
    return this.engine.call(name, args, options);
  };

  private listen(): void {
    if (this.unlisten.length > 0) return;
    this.unlisten = EVENTS.flatMap((type) => this.engine?.on(type, this.hear) ?? []);
  }
}
