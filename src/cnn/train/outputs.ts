import * as tf from '@tensorflow/tfjs-core';
import type { Network } from '../model/index.ts';
import { InputError } from '../tensor/input-error.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';

/**
 * What runs a network over images: this thread, or a crew of workers.
 *
 * From images `[batch, ...input]` to `[batch, ...output]` of the layer of that name, `relu2`; without a name
 * to the network's logits.
 */
export type Outputs = (
  network: Network,
  images: PlainTensor,
  layer?: string | null,
) => Promise<PlainTensor>;

/**
 * Runs a network over images in this thread, on the backend in use.
 *
 * @throws InputError when the images have another shape, or there is no such layer.
 */
export async function outputsHere(
  network: Network,
  images: PlainTensor,
  layer: string | null = null,
): Promise<PlainTensor> {
  const output = tf.tidy(() => {
    const x = tf.tensor(images.data, [...images.shape]);
    let wanted: tf.Tensor | null = null;
    const end = network.forward(x, {
      tap: ({ name }, value) => {
        // Out of the tidy inside, into the one here.
        if (name === layer) wanted = tf.keep(tf.clone(value));
        return value;
      },
    });
    if (layer === null) return end;
    if (wanted) return wanted as tf.Tensor;
    throw new InputError('outputs', 'the name of a layer', layer);
  });
  try {
    return { shape: output.shape, data: Float32Array.from(await output.data()) };
  } finally {
    output.dispose();
  }
}
