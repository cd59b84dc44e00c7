import { modelBytes, Network } from '../../../cnn/model/index.ts';
import { sizeOf } from '../../../cnn/tensor/shape.ts';

const BYTES_PER_NUMBER = 4;

/** How a network of a cell leaves it. */
export interface NetworkFiles {
  /** Bytes of its weights, which need not be made for that; null for what is no network. */
  weigh(value: unknown): number | null;
  /**
   * What `saveModel` gives of it, at once.
   *
   * @throws InputError when a weight is not finite, or the network was disposed.
   */
  write(value: unknown): Uint8Array;
}

/** How networks of this library are written for the page. */
export const networkFiles: NetworkFiles = {
  weigh: (value) =>
    value instanceof Network
      ? value.variableSpecs().reduce((sum, { shape }) => sum + BYTES_PER_NUMBER * sizeOf(shape), 0)
      : null,
  write: (value) => modelBytes(value as Network, 'show'),
};
