import * as tf from '@tensorflow/tfjs-core';
import { forwardImages, type Network } from '../model/index.ts';
import { InputError } from '../tensor/input-error.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';

/** The network's logits, and behind them, as one number more, the sum over one map of a layer. */
export interface MapSum {
  readonly layer: string;
  /** Which of the layer's maps, from 0. */
  readonly channel: number;
}

/** What is wanted of a pass: what comes out of a layer, by its name `relu2`; null for the network's logits. */
export type Wanted = string | null | MapSum;

/**
 * What runs a network over images: this thread, or a crew of workers.
 *
 * From images `[batch, ...input]` to `[batch, ...output]` of what is wanted; the network's logits unless told.
 */
export type Outputs = (
  network: Network,
  images: PlainTensor,
  wanted?: Wanted,
) => Promise<PlainTensor>;

/**
 * Runs a network over images in this thread, on the backend in use.
 *
 * @throws InputError when the images have another shape, or there is no such layer or map.
 */
export async function outputsHere(
  network: Network,
  images: PlainTensor,
  wanted: Wanted = null,
): Promise<PlainTensor> {
  const output = tf.tidy(() => {
    if (wanted === null) return forwardImages(network, images);
    const layer = typeof wanted === 'string' ? wanted : wanted.layer;
    const { logits, tapped } = forwardWith(network, images, layer);
    return typeof wanted === 'string' ? tapped : tf.concat([logits, mapSum(tapped, wanted)], 1);
  });
  try {
    return { shape: output.shape, data: Float32Array.from(await output.data()) };
  } finally {
    output.dispose();
  }
}

/** Inside a `tidy`: the end of a pass, and what a layer gave on the way. */
function forwardWith(network: Network, images: PlainTensor, layer: string) {
  if (!network.layers.some(({ name }) => name === layer)) {
    throw new InputError('outputs', 'the name of a layer', layer);
  }
  let kept: tf.Tensor | null = null;
  const logits = forwardImages(network, images, {
    tapped: layer,
    tap: ({ name }, value) => {
      // Out of the tidy of `forward`.
      if (name === layer) kept = tf.keep(tf.clone(value));
      return value;
    },
  });
  const given = kept as unknown as tf.Tensor;
  const tapped = tf.clone(given);
  given.dispose();
  return { logits, tapped };
}

/** `[batch, 1]` of the layer's `[batch, height, width, channels]`. */
function mapSum(maps: tf.Tensor, { layer, channel }: MapSum): tf.Tensor {
  const [, , , channels = 0] = maps.shape;
  if (!Number.isInteger(channel) || channel < 0 || channel >= channels) {
    throw new InputError('outputs', `a map of ${layer}, of ${channels}`, channel);
  }
  const sums = tf.sum(maps, [1, 2]);
  return tf.slice(sums, [0, channel], [maps.shape[0], 1]);
}
