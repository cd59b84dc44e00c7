import type { Shape } from './shape.ts';

/**
 * A tensor as plain data: what crosses from a worker to an element, and what a file holds.
 *
 * Nobody has to dispose it. `data` is in row-major order, the last axis fastest.
 */
export interface PlainTensor {
  readonly shape: Shape;
  readonly data: Float32Array;
}
