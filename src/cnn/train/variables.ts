import * as tf from '@tensorflow/tfjs-core';
import type { NetworkVariable } from '../model/index.ts';
import { InputError } from '../tensor/input-error.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import { formatShape, sameShape } from '../tensor/shape.ts';

/** The values of a network's variables by name; all reads begin at one moment. */
export async function readVariables(
  variables: readonly NetworkVariable[],
): Promise<Map<string, PlainTensor>> {
  const read = variables.map(async ({ name, value }): Promise<[string, PlainTensor]> => [
    name,
    { shape: value.shape, data: Float32Array.from(await value.data()) },
  ]);
  return new Map(await Promise.all(read));
}

/**
 * Gives a network's variables the values that were read from them.
 *
 * @throws InputError when one is missing or has another shape; nothing is then changed.
 */
export function writeVariables(
  where: string,
  variables: readonly NetworkVariable[],
  values: ReadonlyMap<string, PlainTensor>,
): void {
  for (const { name, value } of variables) {
    const shape = values.get(name)?.shape;
    if (shape && sameShape(shape, value.shape)) continue;
    const wanted = `weights '${name}' of shape ${formatShape(value.shape)}`;
    throw new InputError(where, wanted, shape ?? 'none');
  }
  for (const { name, value } of variables) {
    const { shape, data } = values.get(name) as PlainTensor;
    tf.tidy(() => value.assign(tf.tensor(data, [...shape])));
  }
}
