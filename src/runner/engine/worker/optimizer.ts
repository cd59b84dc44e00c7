import { type Optimizer, optimizerNamed } from '../../../cnn/train/index.ts';
import type { TrainSettings } from '../protocol.ts';

/** The optimizer that settings ask for, with an empty memory. */
export function optimizerFor(settings: TrainSettings): Optimizer {
  return optimizerNamed(settings.optimizer, optionsOf(settings));
}

/** Changes an optimizer of the same kind between two steps; it goes on remembering. */
export function tuneOptimizer(optimizer: Optimizer, settings: TrainSettings): void {
  Object.assign(optimizer.settings, optionsOf(settings));
}

/** Momentum is a setting of `sgd` alone; the others have their own. */
function optionsOf({ optimizer, learningRate, momentum }: TrainSettings) {
  return optimizer === 'sgd' ? { learningRate, momentum } : { learningRate };
}
