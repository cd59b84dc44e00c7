import type { PlanLayer, PlanShape } from '../../steps/index.ts';

/** A network as far as counting goes. */
export interface CountedNetwork {
  readonly id: string;
  readonly name: string;
  /** `[height, width, channels]`. */
  readonly input: PlanShape;
  readonly layers: readonly PlanLayer[];
}

const conv = (filters: number, size: number, pad: number): PlanLayer => ({
  kind: 'conv',
  filters,
  size,
  stride: 1,
  pad,
});
const pool: PlanLayer = { kind: 'pool', size: 2, stride: 2 };
const dense = (units: number): PlanLayer => ({ kind: 'dense', units });

/** Filters of the convolutions in each block of VGG-16; a pool follows each block. */
const VGG_BLOCKS = [
  [64, 64],
  [128, 128],
  [256, 256, 256],
  [512, 512, 512],
  [512, 512, 512],
];

/** The two networks that are counted; a test holds them to the framework's. */
export const NETWORKS: readonly CountedNetwork[] = [
  {
    id: 'convnetjs',
    name: 'a small one (ConvNetJS, CIFAR-10)',
    input: [32, 32, 3],
    layers: [conv(16, 5, 2), pool, conv(20, 5, 2), pool, conv(20, 5, 2), pool, dense(10)],
  },
  {
    id: 'vgg16',
    name: 'a large one (VGG-16, ImageNet)',
    input: [224, 224, 3],
    layers: [
      ...VGG_BLOCKS.flatMap((block) => [...block.map((filters) => conv(filters, 3, 1)), pool]),
      ...[4096, 4096, 1000].map(dense),
    ],
  },
];
