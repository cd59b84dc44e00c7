import { conv2d, dense, flatten, maxPool, normalize, relu } from '../../layers/index.ts';
import { type Network, sequential } from '../../model/index.ts';

/**
 * The network of ConvNetJS's CIFAR-10 demo (Karpathy 2014): three convolutions of 16, 20 and 20
 * filters of 5×5, each with ReLU and a 2×2 maximum, then ten scores. 23 million operations an image.
 *
 * As there, pixels are first brought to −0.5 .. 0.5.
 */
export function convnetjs(seed: number): Network {
  return sequential({ input: [32, 32, 3], seed }, [
    normalize(),
    ...[16, 20, 20].flatMap((filters) => [
      conv2d({ filters, size: 5, pad: 2 }),
      relu(),
      maxPool({ size: 2 }),
    ]),
    flatten(),
    dense({ units: 10 }),
  ]);
}
