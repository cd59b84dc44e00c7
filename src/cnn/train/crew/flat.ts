import * as tf from '@tensorflow/tfjs-core';
import type { Network, NetworkVariable } from '../../model/index.ts';

/** The numbers of tensors, one after the other. */
export function flatten(tensors: readonly tf.Tensor[]): Float32Array<ArrayBuffer> {
  const flat = new Float32Array(tensors.reduce((sum, { size }) => sum + size, 0));
  let at = 0;
  for (const tensor of tensors) {
    // A crew works on `wasm` and `cpu`, where reading waits for nothing.
    flat.set(tensor.dataSync(), at);
    at += tensor.size;
  }
  return flat;
}

/** Tensors with the shapes of variables, from numbers one after the other; the caller disposes them. */
export function unflatten(
  variables: readonly NetworkVariable[],
  flat: Float32Array,
): tf.NamedTensorMap {
  let at = 0;
  const tensors: tf.NamedTensorMap = {};
  for (const { name, value } of variables) {
    tensors[name] = tf.tensor(flat.slice(at, at + value.size), value.shape);
    at += value.size;
  }
  return tensors;
}

/** Gives variables the numbers of a list, one variable after the other. */
export function writeFlat(variables: readonly NetworkVariable[], flat: Float32Array): void {
  const tensors = unflatten(variables, flat);
  for (const { name, value } of variables) value.assign(tensors[name]);
  tf.dispose(tensors);
}

/** A network's variables: those that are learnt, and the statistics that are only kept. */
export function variablesOf(network: Network): {
  learnt: readonly NetworkVariable[];
  kept: readonly NetworkVariable[];
} {
  const variables = network.variables();
  return {
    learnt: variables.filter(({ trainable }) => trainable),
    kept: variables.filter(({ trainable }) => !trainable),
  };
}
