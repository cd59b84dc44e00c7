import { Acknowledger } from './acknowledger.ts';
import { Heartbeat } from './heartbeat.ts';
import type { RelayMessage, WorkerOrder } from './protocol/index.ts';
import { readReport, type Report } from './read-report.ts';
import { SandboxFrame } from './sandbox-frame.ts';
import type { SandboxTexts } from './sandbox-texts.ts';

/** Why a worker is no more, though nobody asked for it. */
export type Loss = 'silent' | 'endless' | 'broken';

export interface WorkerEvents {
  report(report: Report): void;
  /** The worker's own messages were too many; the relay has dropped so many of them. */
  dropped(count: number): void;
  lost(loss: Loss, detail: string): void;
}

const BEAT_MS = 1000;
const BEATS_MISSED = 5;
/** Milliseconds a relay has to end a worker before its frame is removed. */
const KILL_MS = 800;
/** Milliseconds a worker has to stand. */
const START_MS = 8000;

/** One worker at a time behind the wall: makes it, talks to it, notices when it is gone, ends it. */
export class WorkerHost {
  private frame: SandboxFrame | null = null;
  private opening: Promise<SandboxFrame> | null = null;
  private worker = 0;
  /** How often something was ended; a start that began before the last one is of no use. */
  private kills = 0;
  private disposed = false;
  /** Whether the page's policy has killed a frame whose document came as text. */
  private needsUrl = false;
  private ignoredByRelay = 0;
  private ignoredHere = 0;
  private waiting: { worker: number; ready(): void; failed(error: Error): void } | null = null;
  private killed: (() => void) | null = null;
  private readonly acknowledger = new Acknowledger((count, lines, characters) => {
    this.frame?.send({ type: 'ack', worker: this.worker, count });
    this.tell({ type: 'ack', lines, characters });
  });
  private readonly relayBeat: Heartbeat;
  private readonly workerBeat: Heartbeat;

  constructor(
    private readonly page: Document,
    private readonly texts: SandboxTexts,
    private readonly events: WorkerEvents,
  ) {
    const pace = { every: BEAT_MS, missed: BEATS_MISSED };
    this.relayBeat = new Heartbeat({
      ...pace,
      ask: (beat) => this.frame?.send({ type: 'ping', beat }),
      lost: () => this.lose('silent', ''),
    });
    this.workerBeat = new Heartbeat({
      ...pace,
      ask: (beat) => this.tell({ type: 'ping', beat }),
      lost: () => this.events.lost('endless', ''),
    });
  }

  /**
   * Makes a fresh worker and waits until its runtime stands.
   *
   * @throws Error when the browser or the page's policy does not allow it.
   */
  async start(): Promise<void> {
    const { kills } = this;
    const runtime = await this.texts.runtime();
    const frame = await this.readyFrame();
    if (kills !== this.kills) {
      if (this.disposed) this.removeFrame();
      throw new Error('it was stopped');
    }
    const worker = ++this.worker;
    await new Promise<void>((ready, failed) => {
      const timer = setTimeout(() => failed(new Error('the worker did not start')), START_MS);
      const settle =
        <T extends unknown[]>(done: (...given: T) => void) =>
        (...given: T): void => {
          clearTimeout(timer);
          this.waiting = null;
          done(...given);
        };
      this.waiting = { worker, ready: settle(ready), failed: settle(failed) };
      frame.send({ type: 'start', worker, runtime });
    });
    this.relayBeat.start();
  }

  /** How many messages were ignored, of the frame's window and of the worker, because they were none of ours. */
  get ignored(): number {
    return this.ignoredByRelay + this.ignoredHere;
  }

  tell(message: WorkerOrder): void {
    if (this.frame && !this.frame.connected) {
      this.lose('broken', 'the page took it away');
      return;
    }
    this.frame?.send({ type: 'tell', worker: this.worker, message });
  }

  /** Whether the worker ought to answer at once, because no cell runs. */
  expectAnswers(expected: boolean): void {
    if (expected) this.workerBeat.start();
    else this.workerBeat.stop();
  }

  /** Ends the worker, through the relay if it answers, else with the frame. */
  async kill(): Promise<void> {
    this.kills++;
    this.rest();
    this.waiting?.failed(new Error('it was stopped'));
    const { frame } = this;
    if (!frame) return;
    const answered = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), KILL_MS);
      this.killed = () => {
        clearTimeout(timer);
        resolve(true);
      };
      frame.send({ type: 'kill', worker: this.worker });
    });
    this.killed = null;
    if (!answered && this.frame === frame) this.removeFrame();
  }

  /** Takes everything out of the page. */
  dispose(): void {
    this.disposed = true;
    this.kills++;
    this.rest();
    this.removeFrame();
  }

  /** The frame that stands, or a new one; two starts at once share it. */
  private async readyFrame(): Promise<SandboxFrame> {
    if (this.frame && !this.frame.connected) this.removeFrame();
    if (this.frame) return this.frame;
    this.opening ??= this.openFrame().finally(() => (this.opening = null));
    return (this.frame = await this.opening);
  }

  private async openFrame(): Promise<SandboxFrame> {
    const events = {
      receive: (message: RelayMessage) => this.receive(message),
      lost: () => this.lose('broken', 'the frame went away'),
    };
    const { document, url } = await this.texts.frame();
    if (!this.needsUrl) {
      try {
        return await SandboxFrame.open(this.page, { document }, events);
      } catch {
        // A srcdoc frame inherits the page's policy; a document with a URL of its own does not.
      }
    }
    const frame = await SandboxFrame.open(this.page, { url }, events);
    this.needsUrl = true;
    return frame;
  }

  private receive(message: RelayMessage): void {
    if (message.type === 'pong') {
      this.ignoredByRelay = message.ignored;
      return this.relayBeat.answer(message.beat);
    }
    if (message.type === 'hello' || message.worker !== this.worker) return;
    switch (message.type) {
      case 'killed':
        this.killed?.();
        break;
      case 'broken':
        if (this.waiting) this.waiting.failed(new Error(message.message));
        else this.events.lost('broken', message.message);
        break;
      case 'dropped':
        this.events.dropped(message.count);
        break;
      case 'said':
        this.hear(message.text);
    }
  }

  private hear(text: string): void {
    const report = readReport(text);
    this.acknowledger.add(report?.type === 'output' ? 1 : 0, text.length);
    if (report?.type === 'pong') this.workerBeat.answer(report.beat);
    else if (report?.type === 'ready') this.waiting?.ready();
    else if (report) this.events.report(report);
    else this.ignoredHere++;
  }

  private lose(loss: Loss, detail: string): void {
    this.rest();
    this.removeFrame();
    this.waiting?.failed(new Error(detail || 'the frame gave no sign of life'));
    this.events.lost(loss, detail);
  }

  private rest(): void {
    this.relayBeat.stop();
    this.workerBeat.stop();
    this.acknowledger.clear();
  }

  private removeFrame(): void {
    this.frame?.remove();
    this.frame = null;
  }
}
