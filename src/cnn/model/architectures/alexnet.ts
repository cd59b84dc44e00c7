import { conv2d, dense, dropout, flatten, type Layer, maxPool, relu } from '../../layers/index.ts';
import { type Network, sequential } from '../network.ts';
import type { ArchitectureOptions } from './architecture-options.ts';

/**
 * AlexNet in one tower, as in Krizhevsky 2014 ("One weird trick", arXiv:1404.5997) and in torchvision: 61,100,840 parameters.
 *
 * `[batch, 224, 224, 3]` → `[batch, classes]` logits; the first layer has 64 filters of 3x11x11. The network of
 * 2012 (Krizhevsky, Sutskever and Hinton) had 96, halved over two processors, and normalised over channels.
 *
 * @example
 * architectures.alexnet().summary().parameters; // 61100840
 */
export function alexnet({ seed = 1, classes = 1000 }: ArchitectureOptions = {}): Network {
  return sequential({ input: [224, 224, 3], seed }, [
    conv2d({ filters: 64, size: 11, stride: 4, pad: 2, fit: 'floor' }),
    relu(),
    maxPool({ size: 3, stride: 2 }),
    conv2d({ filters: 192, size: 5, pad: 2 }),
    relu(),
    maxPool({ size: 3, stride: 2 }),
    ...[384, 256, 256].flatMap((filters) => [conv2d({ filters, size: 3, pad: 1 }), relu()]),
    maxPool({ size: 3, stride: 2 }),
    flatten(),
    ...hidden(),
    ...hidden(),
    dense({ units: classes }),
  ]);
}

function hidden(): Layer[] {
  return [dropout({ rate: 0.5 }), dense({ units: 4096 }), relu()];
}
