import {
  batchNorm,
  conv2d,
  dense,
  globalAvgPool,
  type Layer,
  maxPool,
  normalize,
  relu,
} from '../../layers/index.ts';
import { type Network, sequential } from '../../model/index.ts';

/**
 * The network that the lessons look into: six convolutions with batch normalisation, a first layer of 24
 * filters of 7×7 to be looked at, and the average of each last map before the ten scores, from which class
 * activation maps are made. 31 million multiply-adds an image.
 *
 * It goes straight on, without residuals, so that deconvnets (Zeiler and Fergus 2014) can follow its
 * switches back; maps end at 8×8, so that a class activation map has 64 places.
 */
export function deep(seed: number): Network {
  const block = (filters: number, size: number): Layer[] => [
    conv2d({ filters, size, pad: (size - 1) / 2, bias: false }),
    batchNorm(),
    relu(),
  ];
  return sequential({ input: [32, 32, 3], seed }, [
    normalize(),
    ...block(24, 7),
    maxPool({ size: 2 }),
    ...[48, 48].flatMap((filters) => block(filters, 3)),
    maxPool({ size: 2 }),
    ...[96, 128, 128].flatMap((filters) => block(filters, 3)),
    globalAvgPool(),
    dense({ units: 10 }),
  ]);
}
