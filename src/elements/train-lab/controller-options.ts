import type { TrainSettings } from '../../runner/engine/index.ts';
import type { KeptNote } from '../subject/index.ts';
import type { TrainingEngine } from './training-engine.ts';

/** What a controller is made with. */
export interface ControllerOptions {
  /** Called when something is first computed, so that a page that is only read loads nothing. */
  readonly engine: () => TrainingEngine;
  readonly note: KeptNote;
  /** Milliseconds, from any origin. */
  readonly now: () => number;
  /** The text of the first network. */
  readonly text: () => string;
  /** The settings of the first run, where they are not the usual ones. */
  readonly settings: () => Partial<TrainSettings>;
  /** Where the site's copy of CIFAR-10 would be. */
  readonly siteData: () => string;
}
