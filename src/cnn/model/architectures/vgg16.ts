import { conv2d, dense, dropout, flatten, type Layer, maxPool, relu } from '../../layers/index.ts';
import { type Network, sequential } from '../network.ts';
import type { ArchitectureOptions } from './architecture-options.ts';

/** How many filters the convolutions of each block have; a pool follows each block. */
const BLOCKS = [
  [64, 64],
  [128, 128],
  [256, 256, 256],
  [512, 512, 512],
  [512, 512, 512],
];

/**
 * VGG-16, configuration D of Simonyan and Zisserman 2014: 3x3 convolutions only, 138,357,544 parameters.
 *
 * `[batch, 224, 224, 3]` → `[batch, classes]` logits. No weight is made until it is used.
 *
 * @example
 * architectures.vgg16().summary().parameters; // 138357544
 */
export function vgg16({ seed = 1, classes = 1000 }: ArchitectureOptions = {}): Network {
  return sequential({ input: [224, 224, 3], seed }, [
    ...BLOCKS.flatMap(block),
    flatten(),
    ...hidden(),
    ...hidden(),
    dense({ units: classes }),
  ]);
}

function block(widths: readonly number[]): Layer[] {
  const convolutions = widths.flatMap((filters) => [conv2d({ filters, size: 3, pad: 1 }), relu()]);
  return [...convolutions, maxPool({ size: 2 })];
}

function hidden(): Layer[] {
  return [dense({ units: 4096 }), relu(), dropout({ rate: 0.5 })];
}
