import { OpenCalls, type CallOptions } from './calls.ts';
import { engineLost } from './engine-error.ts';
import { everySecond, Watchdog, type Ticker } from './watchdog.ts';
import type {
  BackendName,
  CallName,
  Calls,
  EngineEvent,
  EngineMessage,
  EngineReport,
  Resumed,
  TrainingState,
} from './protocol.ts';

/** The part of a `Worker` that the engine uses; a test puts one end of a MessageChannel here. */
export interface EngineWorker {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

export interface EngineOptions {
  /** Starts a worker; called when computing first starts and after the worker was lost. */
  readonly start: () => EngineWorker;
  /** What the watchdog counts; default once a second. */
  readonly ticker?: Ticker;
  /** Beats without a word from a training worker until it counts as hung; default 45. */
  readonly silenceLimit?: number;
}

type EventType = EngineEvent['type'];
type EventOf<T extends EventType> = Extract<EngineEvent, { type: T }>;
type Listener = (event: EngineEvent) => void;

/** States in which there is a run to go back to. */
const HAS_RUN: ReadonlySet<TrainingState> = new Set(['training', 'paused', 'diverged']);

/** Backends that may hang; the others may only be slow. */
const MAY_HANG: ReadonlySet<BackendName | null> = new Set(['webgl', 'webgpu']);

/**
 * The page's side of the engine: calls with typed results, and events.
 *
 * The worker starts with the first call. When it dies all open calls reject with an
 * `EngineLostError`; when its device hangs or is lost a fresh one goes on from the last checkpoint
 * on another backend, and a `fault` event says so.
 *
 * @example
 * const engine = sharedEngine();
 * const stop = engine.on('trained', ({ steps }) => plot(steps));
 * await engine.call('build', { text, seed: 1 });
 */
export class Engine {
  private readonly listeners = new Map<EventType, Set<Listener>>();
  private readonly watchdog: Watchdog;
  private readonly avoided = new Set<BackendName>();
  private worker: EngineWorker | null = null;
  private calls: OpenCalls | null = null;
  /** What the worker computes on; null until it has opened it, which ends by itself. */
  private backend: BackendName | null = null;
  private lastStep = 0;
  /** Up to where the browser keeps the run that is in work; null where it keeps none of it. */
  private keptStep: number | null = null;
  private current: TrainingState = 'empty';

  constructor(private readonly options: EngineOptions) {
    const { silenceLimit = 45, ticker = everySecond } = options;
    this.watchdog = new Watchdog(silenceLimit, ticker, () => {
      void this.replace(`a step on ${this.backend ?? 'the device'} did not come to an end`);
    });
  }

  /** Where training is, as far as the page has heard. */
  get state(): TrainingState {
    return this.current;
  }

  /** Whether there is a worker, so that a call starts none. */
  get running(): boolean {
    return this.worker !== null;
  }

  /** Asks the worker for something; rejects with an `EngineError`. */
  async call<K extends CallName>(
    name: K,
    args: Calls[K]['args'],
    options: CallOptions<K> = {},
  ): Promise<Calls[K]['result']> {
    const answer = this.connect().start(name, args, options);
    this.watch();
    try {
      return await answer;
    } finally {
      this.watch();
    }
  }

  /** Listens to one kind of event; returns what ends it. */
  on<T extends EventType>(type: T, listener: (event: EventOf<T>) => void): () => void {
    const set = this.listeners.get(type) ?? new Set();
    this.listeners.set(type, set.add(listener as Listener));
    return () => void set.delete(listener as Listener);
  }

  /** A fresh worker instead of the one there is; what was not kept is lost, and open calls reject. */
  restart(reason = 'it was restarted'): void {
    this.drop(reason);
    this.connect();
  }

  /** Ends the worker; the next call starts another. */
  drop(reason = 'it was ended'): void {
    const { worker, calls } = this;
    this.worker = null;
    this.calls = null;
    this.backend = null;
    this.watchdog.watch(false);
    if (worker) {
      worker.onmessage = worker.onmessageerror = worker.onerror = null;
      worker.terminate();
    }
    calls?.rejectAll(engineLost(reason));
    this.setState('empty');
  }

  private connect(): OpenCalls {
    if (this.calls) return this.calls;
    const worker = this.options.start();
    worker.onmessage = ({ data }) => this.receive(data as EngineMessage);
    worker.onmessageerror = () => this.lose('a message could not be read');
    worker.onerror = (event) => {
      event.preventDefault?.();
      this.lose(event.message || 'its script did not load');
    };
    this.worker = worker;
    this.calls = new OpenCalls(
      (message, transfer) => worker.postMessage(message, transfer),
      (answer) => this.emit(answer),
    );
    return this.calls;
  }

  private receive(message: EngineMessage): void {
    this.watchdog.heard();
    if (message.type === 'opened') this.takeBackend(message.backend);
    else if (message.type === 'deviceLost') void this.replace(message.message);
    else if (message.type === 'event') this.hear(message.event);
    else this.calls?.answer(message);
  }

  private hear(event: EngineEvent): void {
    if (event.type === 'trained') this.lastStep = event.steps.at(-1)?.step ?? this.lastStep;
    if (event.type === 'kept') this.keptStep = event.step;
    if (event.type === 'state') this.setState(event.state);
    else this.emit(event);
  }

  private setState(state: TrainingState): void {
    if (state === this.current) return;
    this.current = state;
    if (!HAS_RUN.has(state)) this.keptStep = null;
    this.watch();
    this.emit({ type: 'state', state });
  }

  private emit(event: EngineEvent): void {
    for (const listener of this.listeners.get(event.type) ?? []) listener(event);
  }

  private watch(): void {
    const { calls, current, backend } = this;
    const loading = calls?.has('long') ?? false;
    const asked = !loading && (calls?.has('device') ?? false);
    // Whoever wants to leave a device that hangs waits for its step too: a run that trains is always watched.
    this.watchdog.watch((current === 'training' || asked) && MAY_HANG.has(backend));
  }

  private takeBackend(backend: BackendName): void {
    this.backend = backend;
    this.watch();
  }

  private lose(reason: string): void {
    const { lastStep: step, keptStep } = this;
    const wasTraining = this.current === 'training';
    this.drop(reason);
    this.emit({ type: 'replaced', report: null, run: null });
    if (wasTraining) this.fault(step, `the engine stopped: ${reason}`, keptStep);
  }

  /** Goes on in a fresh worker, without the backend that failed. */
  private async replace(reason: string): Promise<void> {
    const step = this.lastStep;
    // Before its first step a run is nowhere kept, and what is kept is another.
    const hadRun = HAS_RUN.has(this.current);
    if (this.backend && this.backend !== 'cpu') this.avoided.add(this.backend);
    this.drop(reason);
    let report: EngineReport | null = null;
    let run: Resumed | null = null;
    let outcome: string;
    try {
      report = await this.call('open', { avoid: [...this.avoided] });
      run = hadRun ? await this.call('recover', {}) : null;
      outcome = run ? `the run is back at step ${run.step}, on ${report.backend}` : '';
    } catch (error) {
      outcome = (error as Error).message;
    }
    this.emit({ type: 'replaced', report, run });
    if (outcome) this.fault(step, `${reason}; ${outcome}`, run?.step ?? null);
  }

  private fault(step: number, message: string, lastGoodStep: number | null): void {
    this.emit({ type: 'fault', step, message, lastGoodStep });
  }
}
