import { type GradConfig, reshape, sum, type Tensor } from '@tensorflow/tfjs-core';

/** What an operation was called with besides tensors; each gradient knows its own. */
export type Attributes = Record<string, unknown>;

/** A gradient by input name; each is computed only if somebody asks for it. */
export type Gradients = Record<string, () => Tensor>;

/**
 * The gradient of one tfjs operation, in the form tfjs registers.
 *
 * @param kernelName the operation, e.g. `Relu`.
 * @param saves names of the inputs that `of` needs, in the order of the operation, and last
 *   `output` if it needs the result; `all` for an operation on a list.
 * @param of from the gradient of the result and what was saved to the gradient of each input.
 */
export function gradient(
  kernelName: string,
  saves: readonly string[] | 'all',
  of: (dy: Tensor, saved: Tensor[], attributes: Attributes) => Gradients,
): GradConfig {
  return {
    kernelName,
    inputsToSave: saves === 'all' ? [] : saves.filter((name) => name !== 'output'),
    saveAllInputs: saves === 'all',
    outputsToSave: [saves.includes('output')],
    gradFunc: (dy, saved, attributes) => of(dy as Tensor, saved, attributes as Attributes),
  };
}

/** Sums a gradient over the axes along which its input was repeated to fit the other one. */
export function sumTo(dy: Tensor, shape: readonly number[]): Tensor {
  const missing = dy.rank - shape.length;
  const axes = dy.shape.flatMap((size, axis) =>
    axis < missing || (shape[axis - missing] === 1 && size !== 1) ? [axis] : [],
  );
  return reshape(axes.length > 0 ? sum(dy, axes) : dy, [...shape]);
}
