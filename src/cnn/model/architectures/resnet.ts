import {
  batchNorm,
  conv2d,
  dense,
  globalAvgPool,
  type Layer,
  maxPool,
  relu,
  residual,
} from '../../layers/index.ts';
import { type Network, sequential } from '../network.ts';
import type { ArchitectureOptions } from './architecture-options.ts';

/** The layers of one block's long way: its width, and the stride with which it begins. */
type Block = (filters: number, stride: number) => Layer[];

interface Kind {
  readonly block: Block;
  /** How many times `filters` channels leave a block. */
  readonly expansion: number;
  /** Blocks at each of the four sizes. */
  readonly repeats: readonly number[];
}

/**
 * ResNet-18 (He, Zhang, Ren and Sun 2015, arXiv:1512.03385, table 1): 11,689,512 parameters, as torchvision's.
 *
 * `[batch, 224, 224, 3]` → `[batch, classes]` logits. A shortcut that has to change its shape is a 1x1
 * convolution (option B of the paper).
 *
 * @example
 * architectures.resnet18().summary().parameters; // 11689512
 */
export function resnet18(options: ArchitectureOptions = {}): Network {
  return resnet({ block: basic, expansion: 1, repeats: [2, 2, 2, 2] }, options);
}

/**
 * ResNet-101 (He, Zhang, Ren and Sun 2015, table 1): 44,549,160 parameters.
 *
 * As in the paper the first 1x1 of a block has its stride; torchvision moves it to the 3x3, which costs more
 * multiply-adds and as many parameters.
 *
 * @example
 * architectures.resnet101().summary().parameters; // 44549160
 */
export function resnet101(options: ArchitectureOptions = {}): Network {
  return resnet({ block: bottleneck, expansion: 4, repeats: [3, 4, 23, 3] }, options);
}

function resnet(kind: Kind, { seed = 1, classes = 1000 }: ArchitectureOptions): Network {
  return sequential({ input: [224, 224, 3], seed }, [
    ...convolution(64, 7, 2),
    relu(),
    maxPool({ size: 3, stride: 2, pad: 1, fit: 'floor' }),
    ...stages(kind),
    globalAvgPool(),
    dense({ units: classes }),
  ]);
}

function stages({ block, expansion, repeats }: Kind): Layer[] {
  let depth = 64;
  return repeats.flatMap((count, stage) => {
    const filters = 64 * 2 ** stage;
    return Array.from({ length: count }, (_, index) => {
      const stride = stage > 0 && index === 0 ? 2 : 1;
      const wide = filters * expansion;
      const changes = stride > 1 || depth !== wide;
      depth = wide;
      const main = block(filters, stride);
      return [changes ? residual(main, convolution(wide, 1, stride)) : residual(main), relu()];
    }).flat();
  });
}

function basic(filters: number, stride: number): Layer[] {
  return [...convolution(filters, 3, stride), relu(), ...convolution(filters, 3)];
}

function bottleneck(filters: number, stride: number): Layer[] {
  return [
    ...convolution(filters, 1, stride),
    relu(),
    ...convolution(filters, 3),
    relu(),
    ...convolution(4 * filters, 1),
  ];
}

/** Without a bias of its own, since the normalisation after it adds one. */
function convolution(filters: number, size: number, stride = 1): Layer[] {
  const pad = (size - 1) / 2;
  return [conv2d({ filters, size, stride, pad, fit: 'floor', bias: false }), batchNorm()];
}
