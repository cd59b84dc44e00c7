import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../tensor/input-error.ts';
import { formatShape, sameShape } from '../tensor/shape.ts';
import { Branch, widestWindow } from './branch.ts';
import type { Layer } from './layer.ts';

/**
 * Gives its input to several chains of layers and stacks what they make along the channels, as an
 * Inception module does (Szegedy et al. 2014). An empty chain hands the input on (DenseNet, Huang et al. 2016).
 *
 * All chains must agree on height and width. The names inside are `branch1/conv1/filter`, `branch2/…`.
 *
 * @throws InputError when there is no branch, or when their heights or widths differ.
 *
 * @example
 * concat([[conv2d({ filters: 8, size: 1 })], [conv2d({ filters: 4, size: 3, pad: 1 }), relu()]]);
 */
export function concat(branches: readonly (readonly Layer[])[]): Layer {
  if (!Array.isArray(branches) || branches.length === 0) {
    throw new InputError('concat', 'a list of branches, each a list of layers', branches);
  }
  const chains = branches.map((layers, i) => new Branch('concat', `branch${i + 1}`, layers));
  return {
    kind: 'concat',
    options: {},
    branches: chains.map(({ layers }) => layers),
    window: widestWindow(chains),
    outputShape(input) {
      const shapes = chains.map((branch) => branch.outputShape(input));
      const place = shapes[0].slice(0, -1);
      const odd = shapes.findIndex((shape) => !sameShape(shape.slice(0, -1), place));
      if (odd < 0) return [...place, shapes.reduce((sum, shape) => sum + (shape.at(-1) ?? 0), 0)];
      const wanted = `branch${odd + 1} to agree with branch1's ${formatShape(shapes[0])} but for channels`;
      throw new InputError('concat', wanted, shapes[odd]);
    },
    variables: (input) => chains.flatMap((branch) => branch.variables(input)),
    multiplyAdds: (input) => chains.reduce((sum, branch) => sum + branch.multiplyAdds(input), 0),
    apply: (x, variables, context) =>
      tf.concat(
        chains.map((branch) => branch.apply(x, variables, context)),
        -1,
      ),
  };
}
