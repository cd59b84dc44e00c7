import * as tf from '@tensorflow/tfjs-core';
import type { Layer } from './layer.ts';
import { pool, type PoolOptions } from './pool.ts';

/**
 * The mean of each window, on each channel alone; nothing is learnt.
 *
 * `[batch, height, width, channels]` → `[batch, (height − F + 2P) / S + 1, …, channels]`. At the
 * border the mean is over the pixels that are there.
 *
 * @throws InputError for bad options, an input that is no map, or a window that does not fit.
 *
 * @example
 * avgPool({ size: 3, stride: 2 }).outputShape([7, 7, 4]); // [3, 3, 4]
 */
export function avgPool(options: PoolOptions): Layer {
  return pool('avgPool', options, tf.avgPool);
}
