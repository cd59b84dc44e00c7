import {
  Crew,
  type MatePort,
  type Outputs,
  outputsHere,
  slopesHere,
  type SlopeSource,
  USUAL_SHARDS,
} from '../../../cnn/train/index.ts';
import { InputError } from '../../../cnn/tensor/input-error.ts';
import type { BackendName, EngineEvent } from '../protocol.ts';
import type { Storage } from './storage.ts';

/** What hiring needs of the world. */
export interface StaffOptions {
  readonly startMate: () => MatePort;
  /** How many threads this machine runs at a time. */
  readonly cores: number;
  readonly storage: Storage;
  /** The browser's description of itself: another version forgets what was asked for. */
  readonly machine: string;
  readonly post: (event: EngineEvent) => void;
  /** Calls about once a second until the returned function is called. */
  readonly ticker?: (beat: () => void) => () => void;
  /** Multiply-adds below which a part is not worth sending; default the crew's. */
  readonly leastWork?: number;
}

/** Beyond it, what this thread does alone takes most of a step. */
const MOST_WORKERS = 4;

/** Backends on which several threads compute more than one. */
const SHARED: ReadonlySet<BackendName> = new Set(['wasm', 'cpu']);

/**
 * Who computes: a crew of this thread and mates where the backend is the processor, else this thread alone.
 *
 * However many work in a crew, a run comes to the same but for rounding, and may change hands on its way.
 */
export class Staff {
  /** Of one worker too, so that it cuts as others do; null on a graphics card, where each read of a part waits. */
  private crew: Crew | null = null;

  constructor(private readonly options: StaffOptions) {}

  /** Threads that compute, this one too. */
  get workers(): number {
    return this.crew?.workers ?? 1;
  }

  /**
   * Hires anew for a backend: as many as asked for, or as were asked for last in this browser, or as the cores
   * carry.
   */
  async hire(backend: BackendName, workers?: number): Promise<void> {
    const crew = SHARED.has(backend) ? this.crewOf(await this.wanted(workers)) : null;
    this.crew?.dismiss();
    this.crew = crew;
  }

  /** For a trainer. */
  readonly slopes: SlopeSource = (task) => (this.crew?.slopes ?? slopesHere)(task);

  /** For whatever runs a network over many images. */
  readonly outputs: Outputs = (network, images, wanted) =>
    (this.crew?.outputs ?? outputsHere)(network, images, wanted);

  private crewOf(workers: number): Crew {
    const { startMate, ticker, leastWork, post } = this.options;
    return new Crew({
      start: startMate,
      workers,
      shards: USUAL_SHARDS,
      ticker,
      leastWork,
      onLoss: (reason) => post({ type: 'workers', workers: this.workers, reason }),
    });
  }

  private async wanted(workers?: number): Promise<number> {
    const { storage, machine, cores } = this.options;
    if (workers !== undefined) {
      // Without storage it is only asked for again next time.
      await storage.put('workers', { machine, workers }).catch(() => undefined);
      return workers;
    }
    const kept = await storage.get('workers').catch(() => undefined);
    return kept?.machine === machine ? kept.workers : usualWorkers(cores);
  }
}

/** @throws InputError when a number of workers is not whole, or not from 1 to 16. */
export function checkWorkers(workers: number | undefined): void {
  if (workers === undefined || (Number.isInteger(workers) && workers >= 1 && workers <= 16)) return;
  throw new InputError('open', 'workers from 1 to 16, whole', workers);
}

/** One a core, but where there are more than two one is left to the page. */
export function usualWorkers(cores: number): number {
  return Math.max(1, Math.min(MOST_WORKERS, cores > 2 ? cores - 1 : cores));
}
