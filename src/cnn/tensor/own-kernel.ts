import * as tf from '@tensorflow/tfjs-core';

/**
 * Runs one of our own kernels, `OwnConv2D`, if the backend in use has it: one pass for what takes tfjs several.
 *
 * @returns its outputs; null where there is no such kernel, and the caller composes it of tfjs's operations.
 *
 * @example
 * const [y] = ownKernel('OwnConv2D', { x, filter, bias }, attributes) ?? [tf.add(tf.conv2d(x, filter, 1, 0), bias)];
 */
export function ownKernel(
  name: string,
  inputs: tf.NamedTensorMap,
  attributes: object = {},
): tf.Tensor[] | null {
  if (!tf.getKernel(name, tf.getBackend())) return null;
  const outputs: tf.Tensor | tf.Tensor[] = tf
    .engine()
    .runKernel(name, inputs, attributes as tf.NamedAttrMap);
  return Array.isArray(outputs) ? outputs : [outputs];
}
