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
] as const satisfies readonly EngineEvent['type'][];

/** A connection to the engine that is made with the first call, so that a page that is only read loads nothing. */
export class EngineLink {
  private engine: TrainingEngine | null = null;
  private unlisten: (() => void)[] = [];

  constructor(
    private readonly make: () => TrainingEngine,
    private readonly hear: (event: EngineEvent) => void,
  ) {}

  /** Listens again after `rest`, if there is an engine. */
  wake(): void {
    if (this.unlisten.length > 0) return;
    this.unlisten = EVENTS.flatMap((type) => this.engine?.on(type, this.hear) ?? []);
  }

  /** Hears nothing any more. */
  rest(): void {
    this.unlisten.forEach((stop) => stop());
    this.unlisten = [];
  }

  /** As the engine's. */
  readonly call: TrainingEngine['call'] = (name, args, options) => {
    this.engine ??= this.make();
    this.wake();
    return this.engine.call(name, args, options);
  };
}
