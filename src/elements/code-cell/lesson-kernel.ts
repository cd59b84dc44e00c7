import type {
  Kernel,
  KernelState,
  Output,
  RunRequest,
  RunResult,
} from '../../runner/sandbox/index.ts';
import { pageImage } from './page-image.ts';

const NOT_LOADED =
  'What runs the code could not be loaded. Is the network there? Then run the cell again.';

/**
 * The kernel of a lesson's cells, whose code is fetched when a cell is first used: who only reads needs none.
 *
 * Fires `reset` when all that cells had declared is gone.
 */
export class LessonKernel extends EventTarget {
  private kernel: Kernel | null = null;
  private coming: Promise<Kernel> | null = null;
  /** How often it was stopped: a run that was being got ready meanwhile does not begin. */
  stops = 0;
  /** What waits for the kernel to be there. */
  private readonly waiting = new Set<(kernel: Kernel) => void>();

  get state(): KernelState {
    return this.kernel?.state ?? 'off';
  }

  /** Fetches its code and starts nothing; safe to call at any time. @throws where it could not be had */
  load(): Promise<Kernel> {
    this.coming ??= this.make().catch((error: unknown) => {
      this.coming = null;
      throw error;
    });
    return this.coming;
  }

  /** Makes the worker ready, so that the first run need not wait. */
  async start(): Promise<void> {
    await (await this.load()).start();
  }

  /** Runs a cell when those before it have ended; never rejects. */
  async run(request: RunRequest): Promise<RunResult> {
    const kernel = await this.load().catch(() => null);
    if (kernel) return kernel.run(request);
    const error = { name: '', message: NOT_LOADED, frames: [] };
    return { status: 'failed', error, changed: [], ms: 0 };
  }

  /** Ends what runs and what waits, at once. */
  async stop(): Promise<void> {
    this.stops += 1;
    await this.coming?.catch(() => null);
    await this.kernel?.stop();
  }

  /** Ends what runs, and gives a worker that has seen no cell. */
  async restart(): Promise<void> {
    await (await this.load()).restart();
  }

  /** Hears what a cell puts out; returns what ends that. */
  listen(cell: string, listener: (output: Output) => void): () => void {
    let leave = (): void => undefined;
    const join = (kernel: Kernel): void => void (leave = kernel.listen(cell, listener));
    if (this.kernel) join(this.kernel);
    else this.waiting.add(join);
    return () => {
      this.waiting.delete(join);
      leave();
    };
  }

  private async make(): Promise<Kernel> {
    const { bundledTexts, Kernel } = await import('../../runner/sandbox/index.ts');
    const image = async () => (await pageImage.load()).give();
    const kernel = new Kernel({ texts: bundledTexts, image });
    kernel.addEventListener('reset', () => this.dispatchEvent(new Event('reset')));
    this.kernel = kernel;
    for (const join of this.waiting) join(kernel);
    this.waiting.clear();
    return kernel;
  }
}

const kernels = new Map<string, LessonKernel>();

/** The one kernel that all cells of a lesson on this page share; made when it is first asked for. */
export function lessonKernel(lesson: string): LessonKernel {
  let kernel = kernels.get(lesson);
  if (!kernel) kernels.set(lesson, (kernel = new LessonKernel()));
  return kernel;
}
