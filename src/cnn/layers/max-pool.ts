import * as tf from '@tensorflow/tfjs-core';
import type { Layer } from './layer.ts';
import { pool, type PoolOptions } from './pool.ts';

/**
 * The largest number of each window, on each channel alone; nothing is learnt.
 *
 * `[batch, height, width, channels]` → `[batch, (height − F + 2P) / S + 1, …, channels]`.
 *
 * @throws InputError for bad options, an input that is no map, or a window that does not fit.
 *
 * @example
 * maxPool({ size: 2 }).outputShape([32, 32, 16]); // [16, 16, 16]
 */
export function maxPool(options: PoolOptions): Layer {
  return pool('maxPool', options, tf.maxPool);
}
