import type { StepRecord, TrainSettings } from '../protocol.ts';
import type { DataSource } from './data-source.ts';

/** A run at one step, with all that is needed to go on from there exactly. */
export interface KeptRun {
  readonly step: number;
  /** Network, optimizer, generator and position: a file of `saveCheckpoint`. */
  readonly checkpoint: Uint8Array;
  readonly settings: TrainSettings;
  readonly history: readonly StepRecord[];
  /** Null where the network had no data yet. */
  readonly data: KeptData | null;
}

/** What the data must be for the position in them to mean the same. */
export interface KeptData {
  readonly source: DataSource;
  readonly name: string;
  readonly trainCount: number;
}
