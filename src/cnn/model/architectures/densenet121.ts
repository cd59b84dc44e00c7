import {
  avgPool,
  batchNorm,
  concat,
  conv2d,
  dense,
  globalAvgPool,
  type Layer,
  maxPool,
  relu,
} from '../../layers/index.ts';
import { type Network, sequential } from '../network.ts';
import type { ArchitectureOptions } from './architecture-options.ts';

/** k: how many channels each layer adds. */
const GROWTH = 32;
/** Layers of each dense block. */
const BLOCKS = [6, 12, 24, 16];

/**
 * DenseNet-121 (Huang, Liu, van der Maaten and Weinberger 2016, arXiv:1608.06993, table 1): 7,978,856 parameters, as torchvision's.
 *
 * `[batch, 224, 224, 3]` → `[batch, classes]` logits. It is the paper's DenseNet-BC: a 1x1 convolution of 4k filters
 * before each 3x3, and half the channels after each block.
 *
 * @example
 * architectures.densenet121().summary().parameters; // 7978856
 */
export function densenet121({ seed = 1, classes = 1000 }: ArchitectureOptions = {}): Network {
  return sequential({ input: [224, 224, 3], seed }, [
    conv2d({ filters: 64, size: 7, stride: 2, pad: 3, fit: 'floor', bias: false }),
    batchNorm(),
    relu(),
    maxPool({ size: 3, stride: 2, pad: 1, fit: 'floor' }),
    ...blocks(),
    batchNorm(),
    relu(),
    globalAvgPool(),
    dense({ units: classes }),
  ]);
}

function blocks(): Layer[] {
  let depth = 2 * GROWTH;
  return BLOCKS.flatMap((count, index) => {
    const layers = Array.from({ length: count }, denseLayer);
    depth += count * GROWTH;
    if (index === BLOCKS.length - 1) return layers;
    depth /= 2;
    return [...layers, ...normalised(depth, 1), avgPool({ size: 2 })];
  });
}

/** Hands its input on and adds `GROWTH` channels to it. */
function denseLayer(): Layer {
  return concat([[], [...normalised(4 * GROWTH, 1), ...normalised(GROWTH, 3)]]);
}

function normalised(filters: number, size: number): Layer[] {
  return [batchNorm(), relu(), conv2d({ filters, size, pad: (size - 1) / 2, bias: false })];
}
