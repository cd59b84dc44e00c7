import {
  concat,
  conv2d,
  dense,
  dropout,
  globalAvgPool,
  type Layer,
  localResponseNorm,
  maxPool,
  relu,
} from '../../layers/index.ts';
import { type Network, sequential } from '../network.ts';
import type { ArchitectureOptions } from './architecture-options.ts';

/** The filters of one Inception module, a row of table 1: 1x1, 3x3 and its reduction, 5x5 and its, after the pool. */
type Widths = readonly [
  one: number,
  reduceThree: number,
  three: number,
  reduceFive: number,
  five: number,
  pooled: number,
];

/** Modules 3a to 5b; a pool stands between the groups. */
const GROUPS: readonly (readonly Widths[])[] = [
  [
    [64, 96, 128, 16, 32, 32],
    [128, 128, 192, 32, 96, 64],
  ],
  [
    [192, 96, 208, 16, 48, 64],
    [160, 112, 224, 24, 64, 64],
    [128, 128, 256, 24, 64, 64],
    [112, 144, 288, 32, 64, 64],
    [256, 160, 320, 32, 128, 128],
  ],
  [
    [256, 160, 320, 32, 128, 128],
    [384, 192, 384, 48, 128, 128],
  ],
];

/**
 * GoogLeNet (Szegedy et al. 2014, arXiv:1409.4842, table 1), with biases and without its two auxiliary
 * classifiers, as Caffe's `bvlc_googlenet` when it is used: 6,998,552 parameters.
 *
 * `[batch, 224, 224, 3]` → `[batch, classes]` logits. Caffe lets the last window of a pool hang over; here a
 * ring of padding gives the same sizes. torchvision's has batch normalisation and 3x3 for 5x5: 6,624,904.
 *
 * @example
 * architectures.googlenet().summary().parameters; // 6998552
 */
export function googlenet({ seed = 1, classes = 1000 }: ArchitectureOptions = {}): Network {
  return sequential({ input: [224, 224, 3], seed }, [
    conv2d({ filters: 64, size: 7, stride: 2, pad: 3, fit: 'floor' }),
    relu(),
    halve(),
    localResponseNorm(),
    conv2d({ filters: 64, size: 1 }),
    relu(),
    conv2d({ filters: 192, size: 3, pad: 1 }),
    relu(),
    localResponseNorm(),
    ...GROUPS.flatMap((modules) => [halve(), ...modules.map(inception)]),
    globalAvgPool(),
    dropout({ rate: 0.4 }),
    dense({ units: classes }),
  ]);
}

function inception([one, reduceThree, three, reduceFive, five, pooled]: Widths): Layer {
  return concat([
    convolution(one, 1),
    [...convolution(reduceThree, 1), ...convolution(three, 3)],
    [...convolution(reduceFive, 1), ...convolution(five, 5)],
    [maxPool({ size: 3, stride: 1, pad: 1 }), ...convolution(pooled, 1)],
  ]);
}

/** Padded so that all branches of a module keep one size. */
function convolution(filters: number, size: number): Layer[] {
  return [conv2d({ filters, size, pad: (size - 1) / 2 }), relu()];
}

function halve(): Layer {
  return maxPool({ size: 3, stride: 2, pad: 1, fit: 'floor' });
}
