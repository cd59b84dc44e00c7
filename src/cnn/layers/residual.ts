import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../tensor/input-error.ts';
import { formatShape, sameShape } from '../tensor/shape.ts';
import { Branch, widestWindow } from './branch.ts';
import type { Layer } from './layer.ts';

/**
 * Adds to what a chain of layers makes of its input the input itself: main(x) + x (He et al. 2015).
 *
 * Where `main` changes the shape, `shortcut` is a chain that changes it likewise: main(x) + shortcut(x).
 * The names inside are `main/conv1/filter`, `shortcut/conv1/filter`.
 *
 * @throws InputError when `main` is empty, or when the two shapes that are added differ.
 *
 * @example
 * residual([conv2d({ filters: 16, size: 3, pad: 1 }), relu(), conv2d({ filters: 16, size: 3, pad: 1 })]);
 */
export function residual(main: readonly Layer[], shortcut?: readonly Layer[]): Layer {
  const long = new Branch('residual', 'main', main);
  const short = new Branch('residual', 'shortcut', shortcut ?? []);
  if (main.length === 0) throw new InputError('residual', 'main to have at least one layer', main);
  const branches = [long, short];
  return {
    kind: 'residual',
    options: {},
    branches: shortcut === undefined ? [long.layers] : [long.layers, short.layers],
    window: widestWindow(branches),
    outputShape(input) {
      const [added, onto] = branches.map((branch) => branch.outputShape(input));
      if (sameShape(added, onto)) return added;
      const wanted = `main to give ${formatShape(onto)} as the shortcut does`;
      throw new InputError('residual', wanted, added);
    },
    variables: (input) => branches.flatMap((branch) => branch.variables(input)),
    multiplyAdds: (input) => long.multiplyAdds(input) + short.multiplyAdds(input),
    apply: (x, variables, context) =>
      tf.add(long.apply(x, variables, context), short.apply(x, variables, context)),
  };
}
