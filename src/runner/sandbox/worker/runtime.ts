import { compileCell, type CellKit } from '../compile/index.ts';
import {
  NO_ENTRY,
  type CellFrame,
  type Level,
  type Output,
  type Plain,
  type View,
  type WorkerOrder,
  type WorkerReport,
} from '../protocol/index.ts';
import { describe } from '../values/describe.ts';
import { encodePlain } from '../values/plain.ts';
import { rememberClasses } from '../values/recognise.ts';
import { advise } from './advice.ts';
import { cellConsole } from './cell-console.ts';
import { CellErrors, sourceName } from './cell-errors.ts';
import { CellRandom } from './cell-random.ts';
import { ChangeWatch } from './change-watch.ts';
import { checkImports } from './check-imports.ts';
import type { FigureLine } from './figure-line.ts';
import { Figures } from './figures.ts';
import { ImageGate } from './image-gate.ts';
import { Intrinsics } from './intrinsics.ts';
import { KernelScope, type Seen, type Surroundings } from './kernel-scope.ts';
import { LibraryLoader } from './library-loader.ts';
import { openLine } from './line.ts';
import { MemoryWatch } from './memory-watch.ts';
import { Outbox } from './outbox.ts';

const FRAMES_KEPT = 50;

type RunOrder = Extract<WorkerOrder, { type: 'run' }>;

/** Runs cells in this worker, one after another, and reports to the page. */
export class Runtime {
  private readonly send: (report: WorkerReport) => void;
  private readonly outbox: Outbox;
  private readonly scope = new KernelScope();
  private readonly figures: Figures;
  private readonly library: LibraryLoader;
  private readonly memory: MemoryWatch;
  private readonly errors: CellErrors;
  private readonly random = new CellRandom();
  private readonly changes = new ChangeWatch(this.scope);
  private readonly image: ImageGate;
  /** What the cell that runs, or ran last, finds round it. */
  private around: Surroundings = { seen: new Map(), below: new Map() };
  private intrinsics: Intrinsics | null = null;
  private turn: Promise<void> = Promise.resolve();
  /** The cell that runs, or ran last. */
  private cell = '';

  constructor(port: MessagePort) {
    this.send = openLine(port, (order) => this.obey(order));
    this.outbox = new Outbox((output, cell) => this.send({ type: 'output', cell, output }));
    const { setTimeout: later } = globalThis;
    const line: FigureLine = {
      now: () => performance.now(),
      later: (work, ms) => void later(work, ms),
      speaker: () => this.speaker(new Error().stack),
      print: (view) => this.outbox.offer(lineOf('log', [view]), this.speaker(new Error().stack)),
      offer: (output, cell) => this.outbox.offer(output, cell),
    };
    this.figures = new Figures(line, () => this.library.networks);
    const { figures } = this;
    this.library = new LibraryLoader(() => this.send({ type: 'needs' }), {
      figures,
      rememberClasses,
    });
    this.image = new ImageGate(() => this.send({ type: 'wantsImage' }), this.library);
    this.memory = new MemoryWatch(() => this.library.memory());
    this.errors = new CellErrors((message) =>
      advise(message, {
        declared: [...this.around.seen.keys()],
        below: this.around.below,
        library: this.library.names,
      }),
    );
  }

  /** Puts the console and the tools in place, and keeps the built-ins as they are from here on. */
  open(): void {
    Object.assign(Error, { stackTraceLimit: FRAMES_KEPT });
    const made = cellConsole(
      (level, items) => this.putLine(level, items),
      () => performance.now(),
    );
    const { chosenImage } = this.image;
    Object.assign(globalThis, { console: made, print: made.log, chosenImage });
    Object.assign(globalThis, this.figures.tools);
    Math.random = this.random.draw;
    self.addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      this.putLate(event.reason);
    });
    self.addEventListener('error', (event) => {
      event.preventDefault();
      this.putLate(event.error);
    });
    this.intrinsics = new Intrinsics();
    this.send({ type: 'ready' });
  }

  private obey(order: WorkerOrder): void {
    switch (order.type) {
      case 'run':
        this.inTurn(() => this.run(order));
        break;
      case 'call':
        this.inTurn(() => this.call(order.id, order.entry, order.input));
        break;
      case 'library':
        this.library.receive(order.text);
        break;
      case 'noLibrary':
        this.library.fail(order.message);
        break;
      case 'image':
        this.image.receive(order.image);
        break;
      case 'ack':
        this.outbox.acknowledge(order.lines, order.characters);
        break;
      case 'ping':
        this.send({ type: 'pong', beat: order.beat });
    }
  }

  /** Starts a task when those before it have ended, with the built-ins as they should be. */
  private inTurn(task: () => Promise<void>): void {
    this.restore();
    this.turn = after(this.turn, task);
  }

  private async run({ id, cell, code, page, seed }: RunOrder): Promise<void> {
    this.cell = cell;
    this.figures.begin();
    this.memory.begin(cell, this.scope.held(cell));
    this.scope.forget(cell);
    this.changes.begin(cell);
    this.around = this.scope.around(cell, page);
    const { seen } = this.around;
    const noted: { value?: unknown; frame?: CellFrame } = {};
    const ended = await settle(async () => {
      const compiled = compileCell(code, owners(seen));
      this.errors.remember(id, { cell, compiled });
      const library = compiled.imports.length > 0 ? await this.library.load() : {};
      checkImports(compiled, library);
      const kit: CellKit = {
        library,
        seen: readers(seen),
        publish: (bindings) => this.scope.publish(cell, bindings),
        thrown: (value, offset) => {
          Object.assign(noted, { value, frame: { cell, ...compiled.original(offset) } });
          return value;
        },
      };
      const source = `${compiled.text}\n//# sourceURL=${sourceName(cell, id)}`;
      // The last before the cell's own code: what the library draws as it loads is not the cell's.
      Object.assign(globalThis, { seed });
      this.random.begin(seed, cell);
      // Awaited here: to return a promise would call its `then`, which the cell may have replaced.
      return await ((0, eval)(source) as (kit: CellKit) => Promise<unknown>)(kit);
    });
    this.restore();
    this.figures.finish();
    const changed = this.changes.finish(cell);
    if ('value' in ended) {
      this.putMemory(cell, ended.value, []);
      this.outbox.finish(cell);
      const value = ended.value === undefined ? null : describe(ended.value);
      return this.send({ type: 'done', id, value, changed });
    }
    const abandoned = this.scope.held(cell);
    this.scope.fail(cell);
    this.putMemory(cell, undefined, abandoned);
    this.outbox.finish(cell);
    await settle(() => this.lookUp(ended.thrown));
    const frame = Object.is(noted.value, ended.thrown) ? (noted.frame ?? null) : null;
    const error = this.errors.read(ended.thrown, cell, frame);
    this.send({ type: 'failed', id, error, changed });
  }

  /** A name that is not there may be one of the library's, of which a cell that imports nothing has heard nothing. */
  private async lookUp(thrown: unknown): Promise<void> {
    if (thrown instanceof ReferenceError) await this.library.load();
  }

  private async call(id: number, entry: string, input: readonly Plain[]): Promise<void> {
    const ended = await settle(async () => {
      const called = this.scope.read(entry);
      if (typeof called !== 'function') throw noEntry(entry);
      return encodePlain(await called(...input));
    });
    this.restore();
    this.outbox.finish(this.cell);
    if ('value' in ended) return this.send({ type: 'returned', id, value: ended.value });
    const error = this.errors.read(ended.thrown, this.cell, null);
    this.send({ type: 'failed', id, error, changed: [] });
  }

  /** Puts the built-ins back before anything of ours relies on them. */
  private restore(): void {
    if (this.intrinsics?.restore()) {
      this.warn('This cell changed built-in objects for good. Restart to be rid of it.');
    }
  }

  private warn(text: string): void {
    this.putLine('warn', [{ kind: 'string', value: text, cut: 0 }]);
  }

  private putLine(level: Level, items: readonly View[]): void {
    this.outbox.put(lineOf(level, items), this.speaker(new Error().stack));
  }

  private putMemory(cell: string, value: unknown, abandoned: readonly unknown[]): void {
    try {
      const output = this.memory.finish(cell, value, this.scope.held(), abandoned);
      if (output) this.outbox.put(output, cell);
    } catch (error) {
      // A run that cannot be counted still has to end.
      this.warn(`What this run left in memory could not be counted: ${String(error)}`);
    }
  }

  private putLate(thrown: unknown): void {
    const stack = thrown instanceof Error ? thrown.stack : '';
    const cell = this.speaker(stack);
    this.outbox.put({ type: 'error', error: this.errors.read(thrown, cell, null) }, cell);
  }

  /** The cell at the root of a stack: a timer of an earlier cell speaks under that cell. */
  private speaker(stack: string | undefined): string {
    return this.errors.frames(stack ?? '').at(-1)?.cell ?? this.cell;
  }
}

function lineOf(level: Level, items: readonly View[]): Output {
  return { type: 'line', level, items };
}

function owners(seen: ReadonlyMap<string, Seen>): Map<string, string> {
  return new Map([...seen].map(([name, { owner }]) => [name, owner]));
}

function readers(seen: ReadonlyMap<string, Seen>): Record<string, () => unknown> {
  // Without a prototype, since a cell may call a variable `toString`.
  const made = Object.create(null) as Record<string, () => unknown>;
  for (const [name, { read }] of seen) made[name] = read;
  return made;
}

function noEntry(entry: string): Error {
  return Object.assign(new Error(`The code declares no function ${entry}.`), { name: NO_ENTRY });
}

/** Only `await`: unlike a promise's `then` it cannot be replaced by a cell. */
async function after(before: Promise<void>, task: () => Promise<void>): Promise<void> {
  await before;
  await task();
}

type Ended<T> = { readonly value: T } | { readonly thrown: unknown };

/** How a task ended, without looking at what it threw. */
async function settle<T>(task: () => Promise<T>): Promise<Ended<T>> {
  try {
    return { value: await task() };
  } catch (thrown) {
    return { thrown };
  }
}
