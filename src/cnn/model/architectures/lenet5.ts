import { avgPool, conv2d, dense, flatten, relu } from '../../layers/index.ts';
import { type Network, sequential } from '../network.ts';
import type { ArchitectureOptions } from './architecture-options.ts';

/**
 * LeNet-5 (LeCun, Bottou, Bengio and Haffner 1998, section II.B), in the form that is taught: 61,706 parameters.
 *
 * `[batch, 32, 32, 1]` → `[batch, 10]` logits. The paper's own has about 60,000: its second convolution
 * joins only some of the maps (table I), its pools learn a scale and an offset, its units are
 * hyperbolic tangents, and its last layer compares with drawn digits.
 *
 * @example
 * architectures.lenet5().summary().parameters; // 61706
 */
export function lenet5({ seed = 1, classes = 10 }: ArchitectureOptions = {}): Network {
  return sequential({ input: [32, 32, 1], seed }, [
    ...[6, 16].flatMap((filters) => [conv2d({ filters, size: 5 }), relu(), avgPool({ size: 2 })]),
    flatten(),
    ...[120, 84].flatMap((units) => [dense({ units }), relu()]),
    dense({ units: classes }),
  ]);
}
