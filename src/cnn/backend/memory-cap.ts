import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../tensor/input-error.ts';

/** Bytes of tensors that cells may hold at a time: a browser bounds nothing by itself. */
const MOST_BYTES = 2 ** 30;

const capped = new WeakSet<object>();

/** How a backend takes numbers, before it has room for them. */
interface Taking {
  write(values: unknown, shape: number[], dtype: tf.DataType): unknown;
}

/** What the framework keeps alive now. */
export interface TensorMemory {
  readonly tensors: number;
  readonly bytes: number;
  /** The id that the next tensor will have; ids grow. */
  readonly nextId: number;
}

/** Counts the tensors that are alive. */
export function tensorMemory(): TensorMemory {
  // Not from `tf.memory()`, which throws as long as no backend is chosen.
  const { numTensors, numBytes } = tf.engine().state;
  return { tensors: numTensors, bytes: numBytes, nextId: nextTensorId() };
}

/** tfjs numbers tensors as it makes them, and keeps the number to itself. */
function nextTensorId(): number {
  return (tf.engine().constructor as unknown as { readonly nextTensorId: number }).nextTensorId;
}

/**
 * Makes the backend in use refuse a tensor before it is made, where the tensors alive would be more than `most` bytes; default 1 GB.
 *
 * Outputs that tfjs's WebAssembly places by itself are counted once they are there, so the next one is refused.
 *
 * @throws InputError, from then on, when a tensor is made that does not fit.
 */
export function capMemory(most = MOST_BYTES): void {
  const backend = tf.backend() as unknown as Taking;
  if (capped.has(backend)) return;
  capped.add(backend);
  const write = backend.write.bind(backend);
  backend.write = (values, shape, dtype) => {
    const bytes = tf.util.sizeFromShape(shape) * tf.util.bytesPerElement(dtype);
    const alive = tf.memory().numBytes;
    if (alive + bytes > most) {
      const expected = `at most ${inWords(most)} of tensors alive in the cells of a lesson`;
      const got = `${inWords(alive + bytes)} with one more of shape [${shape.join(', ')}]. Dispose what you do not need, or take fewer images at a time`;
      throw new InputError('memory', expected, got);
    }
    return write(values, shape, dtype);
  };
}

function inWords(bytes: number): string {
  return bytes >= 2 ** 30
    ? `${Number((bytes / 2 ** 30).toPrecision(3))} GB`
    : `${Number((bytes / 2 ** 20).toPrecision(3))} MB`;
}
