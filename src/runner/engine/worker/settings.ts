import { InputError } from '../../../cnn/tensor/input-error.ts';
import type { TrainSettings } from '../protocol.ts';

/** A learning rate to begin with, for each optimizer. */
const USUAL_RATES: Readonly<Record<TrainSettings['optimizer'], number>> = {
  sgd: 0.01,
  adadelta: 1,
  adam: 0.001,
};

/** What a run starts with. */
export const DEFAULT_SETTINGS: TrainSettings = {
  optimizer: 'adadelta',
  learningRate: USUAL_RATES.adadelta,
  momentum: 0.9,
  batchSize: 32,
  weightDecay: 0.0001,
};

/**
 * Settings with changes; another optimizer without a learning rate of its own gets its usual one.
 *
 * @throws InputError when a value is out of its range; nothing is changed then.
 */
export function tuned(settings: TrainSettings, changes: Partial<TrainSettings>): TrainSettings {
  const { optimizer = settings.optimizer } = changes;
  if (!Object.hasOwn(USUAL_RATES, optimizer)) {
    throw new InputError('tune', "an optimizer 'sgd', 'adadelta' or 'adam'", optimizer);
  }
  const kept =
    optimizer === settings.optimizer
      ? settings
      : { ...settings, learningRate: USUAL_RATES[optimizer] };
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const next: TrainSettings = { ...kept, ...Object.fromEntries(given) };
  check('a learning rate above 0', next.learningRate, next.learningRate > 0);
  check('a momentum from 0 to under 1', next.momentum, next.momentum >= 0 && next.momentum < 1);
  const whole = Number.isInteger(next.batchSize) && next.batchSize >= 1;
  check('a whole batch size of 1 or more', next.batchSize, whole);
  check('a weight decay of 0 or more', next.weightDecay, next.weightDecay >= 0);
  return next;
}

function check(expected: string, value: number, holds: boolean): void {
  if (!holds || !Number.isFinite(value)) throw new InputError('tune', expected, value);
}
