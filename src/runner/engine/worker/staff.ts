import {
  Crew,
  type MatePort,
  type Outputs,
  outputsHere,
  slopesHere,
  type SlopeSource,
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

/** Who computes: this thread alone, or with mates where the backend is the processor. */
export class Staff {
  private crew: Crew | null = null;

  constructor(private readonly options: StaffOptions | null) {}

  /** Threads that compute, this one too. */
  get workers(): number {
    return this.crew?.workers ?? 1;
  }

  /**
   * Hires for a backend: as many as asked for, or as were asked for last in this browser, or as the cores carry.
   */
  async hire(backend: BackendName, workers?: number): Promise<void> {
    const { options } = this;
    const wanted = options && SHARED.has(backend) ? await this.wanted(options, workers) : 1;
    if (wanted === this.workers) return;
    this.crew?.dismiss();
    this.crew = options && wanted > 1 ? this.crewOf(options, wanted) : null;
  }

  /** For a trainer. */
  readonly slopes: SlopeSource = (task) => (this.crew?.slopes ?? slopesHere)(task);

  /** For whatever runs a network over many images. */
  readonly outputs: Outputs = (network, images, wanted) =>
    (this.crew?.outputs ?? outputsHere)(network, images, wanted);

  private crewOf({ startMate, ticker, leastWork, post }: StaffOptions, workers: number): Crew {
    const onLoss = (reason: string) => post({ type: 'workers', workers: this.workers, reason });
    return new Crew({ start: startMate, workers, ticker, leastWork, onLoss });
  }

  private async wanted(
    { storage, machine, cores }: StaffOptions,
    workers?: number,
  ): Promise<number> {
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
function usualWorkers(cores: number): number {
  return Math.max(1, Math.min(MOST_WORKERS, cores > 2 ? cores - 1 : cores));
}
