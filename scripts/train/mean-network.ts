import * as tf from '@tensorflow/tfjs-core';
import type { Network } from '../../src/cnn/index.ts';

/**
 * The first of several networks of one architecture, with the mean of all their weights; the others are freed.
 *
 * The mean of where several cycles of one run ended often lies lower than each of them (Izmailov et al. 2018,
 * arXiv 1803.05407, section 3). Where batches are normalised their statistics are averaged too, which is only an
 * estimate of the mean network's own: train a little from there.
 */
export function meanNetwork(networks: readonly Network[]): Network {
  const [first, ...others] = networks;
  const values = networks.map((network) => network.variables().map(({ value }) => value));
  first.variables().forEach(({ value }, i) =>
    tf.tidy(() => {
      const sum = tf.addN(values.map((of) => of[i] as tf.Tensor));
      value.assign(tf.div(sum, networks.length));
    }),
  );
  for (const network of others) network.dispose();
  return first;
}
