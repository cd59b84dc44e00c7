import { conv2d, dense, flatten, maxPool, normalize, relu } from '../../layers/index.ts';
import { type Network, sequential } from '../../model/index.ts';

/**
 * The smallest that is worth training: three convolutions of 8, 16 and 24 filters of 3×3, each with ReLU
 * and a 2×2 maximum, then ten scores. 0.8 million multiply-adds an image, so that a phone trains it in
 * a minute.
 */
export function pocket(seed: number): Network {
  return sequential({ input: [32, 32, 3], seed }, [
    normalize(),
    ...[8, 16, 24].flatMap((filters) => [
      conv2d({ filters, size: 3, pad: 1 }),
      relu(),
      maxPool({ size: 2 }),
    ]),
    flatten(),
    dense({ units: 10 }),
  ]);
}
