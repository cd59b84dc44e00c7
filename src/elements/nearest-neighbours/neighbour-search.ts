import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type {
  CollectionReport,
  Metric,
  Neighbourhood,
  NeighbourScore,
  PixelWorker,
} from '../../runner/pixels/index.ts';

/** What is needed of the pixel worker; a test gives a pretended one. */
export type NeighbourWorker = Pick<PixelWorker, 'call'>;

/** Images that are remembered, chosen with, and measured on. */
export const SETS = { seed: 2, train: 2000, validation: 200, test: 200 };
/** Numbers of neighbours that may vote. */
export const VOTES = [1, 3, 5, 9, 15];
export const METRICS: readonly Metric[] = ['L1', 'L2'];
/** Neighbours that are shown. */
const SHOWN = 6;

/** Something long that goes on. */
export interface Task {
  readonly text: string;
  readonly done: number;
  readonly total: number;
}

/** All that the figure knows and does; the only one that talks to the worker. */
export class NeighbourSearch implements ReactiveController {
  sets: CollectionReport | null = null;
  metric: Metric = 'L1';
  votes = 1;
  /** Which validation image is asked about. */
  index = 3;
  shift = 0;
  /** The share of its light that the image is given. */
  light = 1;
  found: Neighbourhood | null = null;
  task: Task | null = null;
  problem = '';
  /** What every setting got right on the validation images; empty before that was measured. */
  scores: readonly NeighbourScore[] = [];
  /** What the chosen setting got right on the test images. */
  tested: NeighbourScore | null = null;

  private abort = new AbortController();
  private asking = false;
  private again = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly worker: () => NeighbourWorker,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Draws the images, if there are none yet, and asks about the first. */
  begin(): Promise<void> {
    return this.doing('Drawing scenes', async (options) => {
      this.sets = await this.worker().call('collect', SETS, options);
      void this.ask();
    });
  }

  /** Changes what is asked, and asks. */
  set(
    change: Partial<Pick<NeighbourSearch, 'metric' | 'votes' | 'index' | 'shift' | 'light'>>,
  ): void {
    Object.assign(this, change);
    this.host.requestUpdate();
    void this.ask();
  }

  /** Every setting on the validation images. */
  measure(): Promise<void> {
    return this.doing('Asking about validation images', async (options) => {
      const wish = { on: 'validation', metrics: METRICS, votes: VOTES } as const;
      this.scores = await this.worker().call('measure', wish, options);
    });
  }

  /** The chosen setting on the test images. */
  test(): Promise<void> {
    return this.doing('Asking about test images', async (options) => {
      const wish = { on: 'test', metrics: [this.metric], votes: [this.votes] } as const;
      [this.tested] = await this.worker().call('measure', wish, options);
    });
  }

  /** Ends what goes on; what was there stays. */
  stop(): void {
    this.abort.abort();
  }

  /** One question at a time; only the last of those that come meanwhile is asked. */
  private async ask(): Promise<void> {
    this.again = this.asking;
    if (this.asking || !this.sets) return;
    this.asking = true;
    try {
      do {
        this.again = false;
        const { metric, index, shift, light } = this;
        const wish = { from: 'validation', index, metric, shift, light, count: Math.max(SHOWN, this.votes) } as const; // prettier-ignore
        this.found = await this.worker().call('neighbours', wish);
        this.host.requestUpdate();
      } while (this.again);
    } catch (error) {
      this.problem = (error as Error).message;
    } finally {
      this.asking = false;
      this.host.requestUpdate();
    }
  }

  private async doing(
    text: string,
    work: (options: {
      signal: AbortSignal;
      onProgress: (done: number, total: number) => void;
    }) => Promise<void>,
  ): Promise<void> {
    if (this.task) return;
    this.abort = new AbortController();
    this.problem = '';
    const onProgress = (done: number, total: number) => {
      this.task = { text, done, total };
      this.host.requestUpdate();
    };
    onProgress(0, 0);
    try {
      await work({ signal: this.abort.signal, onProgress });
    } catch (error) {
      const { name, message } = error as Error;
      if (name !== 'AbortError') this.problem = message;
    } finally {
      this.task = null;
      this.host.requestUpdate();
    }
  }
}
