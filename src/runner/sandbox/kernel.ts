import {
  FIRST_SEED,
  type CellOnPage,
  type ChosenImage,
  type Output,
  type Plain,
  type WorkerOrder,
} from './protocol/index.ts';
import type { Report } from './read-report.ts';
import {
  stopMessage,
  type CallResult,
  type Failed,
  type RunResult,
  type Stopped,
  type StopReason,
} from './run-result.ts';
import type { SandboxTexts } from './sandbox-texts.ts';
import { WorkerHost } from './worker-host.ts';

/**
 * What a kernel is doing: `off` → `starting` → `ready` ⇄ `running`; from each `stopping` → `off`.
 * `disposed` is the end.
 */
export type KernelState = 'off' | 'starting' | 'ready' | 'running' | 'stopping' | 'disposed';

export interface KernelOptions {
  readonly texts: SandboxTexts;
  /** The page that holds the frame; default the one at hand. */
  readonly page?: Document;
  /** Milliseconds a run may take unless it says otherwise; default 30,000. */
  readonly budgetMs?: number;
  /** Gives the image that is chosen on the page; default a drawn scene. */
  readonly image?: () => Promise<ChosenImage>;
}

export interface RunRequest {
  /** Letters, digits, `-` and `_`. */
  readonly cell: string;
  /** TypeScript whose types can be erased. */
  readonly code: string;
  /** All cells of the lesson in order: it sees the names of those above; default, of all that have run. */
  readonly page?: readonly CellOnPage[];
  /** What its random numbers begin from, a whole number; default 1. */
  readonly seed?: number;
  readonly budgetMs?: number;
  /** Called when its turn has come. */
  readonly started?: () => void;
}

export interface CallRequest {
  /** The name of a function that a cell has declared. */
  readonly entry: string;
  readonly input: readonly Plain[];
  readonly budgetMs?: number;
}

type Result = RunResult | CallResult;

interface Job {
  readonly id: number;
  readonly budgetMs: number;
  readonly order: WorkerOrder;
  readonly startedAt: number;
  timer: ReturnType<typeof setTimeout> | null;
  settle(result: Result): void;
}

const BUDGET_MS = 30_000;

/** What a cell gets where nothing is chosen: the scene that the lessons begin with. */
const FIRST_IMAGE: ChosenImage = { from: 'scene', label: 3, seed: 7, knobs: {} };

/**
 * Runs the cells of one lesson behind the wall, one after another, and can always stop.
 *
 * What a cell declares, later cells see, until the kernel is stopped or restarted. Nothing of the
 * student's is evaluated in the page; what comes back are copies of plain data. Fires `state` when
 * `state` has changed, and `reset` when all that cells had declared is gone.
 *
 * @example
 * const kernel = new Kernel({ texts: bundledTexts });
 * kernel.listen('cell-3', (output) => show(output));
 * const result = await kernel.run({ cell: 'cell-3', code: 'const x = 2; x ** 10' });
 */
export class Kernel extends EventTarget {
  private current: KernelState = 'off';
  private readonly host: WorkerHost;
  private readonly texts: SandboxTexts;
  private readonly budgetMs: number;
  private readonly image: () => Promise<ChosenImage>;
  private readonly listeners = new Map<string, Set<(output: Output) => void>>();
  private starting: Promise<void> | null = null;
  private ending: Promise<void> | null = null;
  private turn: Promise<unknown> = Promise.resolve();
  private job: Job | null = null;
  private lastId = 0;
  /** Raised by every stop, so that what waits in the queue knows that it was stopped too. */
  private epoch = 0;

  constructor({ texts, page = document, budgetMs = BUDGET_MS, image }: KernelOptions) {
    super();
    this.texts = texts;
    this.budgetMs = budgetMs;
    this.image = image ?? (() => Promise.resolve(FIRST_IMAGE));
    this.host = new WorkerHost(page, texts, {
      report: (report) => this.receive(report),
      dropped: (count) => this.tellAll({ type: 'dropped', count }),
      lost: (reason, detail) => void this.end(reason, detail),
    });
  }

  get state(): KernelState {
    return this.current;
  }

  /** How many messages that were none of ours have been ignored so far. */
  get ignoredMessages(): number {
    return this.host.ignored;
  }

  /** Makes the worker ready, so that the first run need not wait; safe to call at any time. */
  start(): Promise<void> {
    if (this.current === 'ready' || this.current === 'running') return Promise.resolve();
    if (this.current === 'disposed') return Promise.reject(new Error('the kernel is disposed'));
    if (this.starting) return this.starting;
    const starting = this.startWorker().finally(() => {
      if (this.starting === starting) this.starting = null;
    });
    return (this.starting = starting);
  }

  /** Runs a cell when those before it have ended; never rejects. */
  run({ cell, code, page, seed = FIRST_SEED, budgetMs, started }: RunRequest): Promise<RunResult> {
    if (!/^[\w-]+$/.test(cell))
      throw new TypeError(`run: expected a cell id of letters, got ${cell}`);
    const order = (id: number): WorkerOrder => {
      started?.();
      return { type: 'run', id, cell, code, page: page ?? null, seed };
    };
    return this.queue(order, budgetMs) as Promise<RunResult>;
  }

  /** Calls a declared function with plain data; never rejects. */
  call({ entry, input, budgetMs }: CallRequest): Promise<CallResult> {
    const order = (id: number): WorkerOrder => ({ type: 'call', id, entry, input });
    return this.queue(order, budgetMs) as Promise<CallResult>;
  }

  /** Ends what runs and what waits, at once, whatever it is doing. */
  stop(): Promise<void> {
    return this.end('asked');
  }

  /** Ends what runs, and gives a worker that has seen no cell. */
  async restart(): Promise<void> {
    await this.end('asked');
    await this.start();
  }

  /** Hears what a cell puts out, while it runs and later; returns what ends that. */
  listen(cell: string, listener: (output: Output) => void): () => void {
    const all = this.listeners.get(cell) ?? new Set();
    this.listeners.set(cell, all.add(listener));
    return () => void all.delete(listener);
  }

  /** Takes the sandbox out of the page for good. */
  dispose(): void {
    this.epoch++;
    this.settleStopped('asked', '');
    this.host.dispose();
    this.become('disposed');
  }

  private become(state: KernelState): void {
    if (this.current === state || this.current === 'disposed') return;
    this.current = state;
    this.dispatchEvent(new Event('state'));
  }

  private async startWorker(): Promise<void> {
    await this.ending;
    const { epoch } = this;
    this.become('starting');
    try {
      await this.host.start();
    } catch (error) {
      if (epoch === this.epoch) this.become('off');
      throw error;
    }
    if (epoch !== this.epoch) throw new Error('it was stopped');
    this.become('ready');
    this.host.expectAnswers(true);
  }

  private queue(order: (id: number) => WorkerOrder, budgetMs = this.budgetMs): Promise<Result> {
    const { epoch } = this;
    const ended = this.turn.then(() => this.execute(order, budgetMs, epoch));
    this.turn = ended;
    return ended;
  }

  private async execute(
    order: (id: number) => WorkerOrder,
    budgetMs: number,
    epoch: number,
  ): Promise<Result> {
    if (epoch !== this.epoch) return stopped('asked', 0);
    try {
      await this.start();
    } catch (error) {
      if (epoch !== this.epoch) return stopped('asked', 0);
      return failedToStart(error);
    }
    const id = ++this.lastId;
    // Asked after `order`, since whoever hears that a run starts may stop it.
    const given = epoch === this.epoch ? order(id) : null;
    if (!given || epoch !== this.epoch) return stopped('asked', 0);
    return new Promise((settle) => {
      this.job = {
        id,
        budgetMs,
        order: given,
        startedAt: performance.now(),
        timer: null,
        settle,
      };
      this.become('running');
      this.host.expectAnswers(false);
      this.host.tell(this.job.order);
      this.limit(this.job);
    });
  }

  private limit(job: Job): void {
    if (job.timer !== null) clearTimeout(job.timer);
    job.timer = setTimeout(() => void this.end('budget'), job.budgetMs);
  }

  private receive(report: Report): void {
    if (report.type === 'output') {
      this.listeners.get(report.cell)?.forEach((listener) => listener(report.output));
    } else if (report.type === 'needs') {
      void this.giveLibrary();
    } else if (report.type === 'wantsImage') {
      void this.giveImage();
    } else if ('id' in report && report.id === this.job?.id) {
      this.finish(report);
    }
  }

  private finish(report: Extract<Report, { id: number }>): void {
    const job = this.job!;
    const ms = performance.now() - job.startedAt;
    this.leave(job);
    this.become('ready');
    this.host.expectAnswers(true);
    if (report.type === 'returned')
      return job.settle({ status: 'returned', value: report.value, ms });
    const { changed } = report;
    if (report.type === 'done') job.settle({ status: 'done', value: report.value, changed, ms });
    else job.settle({ status: 'failed', error: report.error, changed, ms });
  }

  /** The time it takes to fetch the library is not the student's. */
  private async giveLibrary(): Promise<void> {
    const { job } = this;
    if (job?.timer) clearTimeout(job.timer);
    try {
      this.host.tell({ type: 'library', text: await this.texts.library() });
    } catch {
      const message = 'convscope could not be loaded: is the network there?';
      this.host.tell({ type: 'noLibrary', message });
    }
    if (job && job === this.job) this.limit(job);
  }

  private async giveImage(): Promise<void> {
    const image = await this.image().catch((error: unknown): ChosenImage => ({
      from: 'nowhere',
      reason: String(error),
    }));
    this.host.tell({ type: 'image', image });
  }

  private end(reason: StopReason, detail = ''): Promise<void> {
    if (this.current === 'off' || this.current === 'disposed') {
      // What waits to start is stopped too.
      this.epoch++;
      return Promise.resolve();
    }
    this.ending ??= this.endWorker(reason, detail).finally(() => (this.ending = null));
    return this.ending;
  }

  private async endWorker(reason: StopReason, detail: string): Promise<void> {
    this.epoch++;
    this.starting = null;
    this.become('stopping');
    const idle = this.job === null;
    this.settleStopped(reason, detail);
    if (idle && reason !== 'asked') {
      const message = stopMessage(reason, 0, detail);
      this.tellAll({ type: 'error', error: { name: '', message, frames: [] } });
    }
    await this.host.kill();
    this.become('off');
    this.dispatchEvent(new Event('reset'));
  }

  private settleStopped(reason: StopReason, detail: string): void {
    const { job } = this;
    if (!job) return;
    this.leave(job);
    job.settle(stopped(reason, performance.now() - job.startedAt, detail));
  }

  private leave(job: Job): void {
    if (job.timer !== null) clearTimeout(job.timer);
    this.job = null;
  }

  private tellAll(output: Output): void {
    for (const all of this.listeners.values()) all.forEach((listener) => listener(output));
  }
}

function stopped(reason: StopReason, afterMs: number, detail = ''): Stopped {
  return { status: 'stopped', reason, afterMs, message: stopMessage(reason, afterMs, detail) };
}

function failedToStart(error: unknown): Failed {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `The sandbox for code did not start here: ${reason}.`;
  return { status: 'failed', error: { name: '', message, frames: [] }, changed: [], ms: 0 };
}
