/** The rules by which gradients change weights. */
import { InputError } from '../../tensor/input-error.ts';
import { adadelta } from './adadelta.ts';
import { adam } from './adam.ts';
import type { Optimizer, OptimizerName } from './optimizer.ts';
import { sgd } from './sgd.ts';

export { adadelta, type AdadeltaOptions } from './adadelta.ts';
export { adam, type AdamOptions } from './adam.ts';
export { Optimizer, type LearningRate, type OptimizerName, type Update } from './optimizer.ts';
export { sgd, type SgdOptions } from './sgd.ts';

/**
 * An optimizer by its name, as a menu or a file has it.
 *
 * @param settings as the function of that name takes them.
 * @throws InputError when there is none of that name, or a setting is out of range.
 */
export function optimizerNamed(
  name: OptimizerName,
  settings: Readonly<Record<string, unknown>> = {},
): Optimizer {
  switch (name) {
    case 'sgd':
      return sgd(settings);
    case 'adadelta':
      return adadelta(settings);
    case 'adam':
      return adam(settings);
    default:
      throw new InputError('optimizerNamed', "'sgd', 'adadelta' or 'adam'", name);
  }
}
