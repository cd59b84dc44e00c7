import type { NetworkPreset } from '../network-editor/index.ts';

/** The network of the ConvNetJS CIFAR-10 page (Karpathy 2014), with pixels centred by a layer of its own. */
export const CONVNETJS = `sequential({ input: [32, 32, 3], seed: 7 }, [
  normalize(),
  conv2d({ filters: 16, size: 5, pad: 2 }),
  relu(),
  maxPool({ size: 2 }),
  conv2d({ filters: 20, size: 5, pad: 2 }),
  relu(),
  maxPool({ size: 2 }),
  conv2d({ filters: 20, size: 5, pad: 2 }),
  relu(),
  maxPool({ size: 2 }),
  flatten(),
  dense({ units: 10 }),
])`;

const LINEAR = `sequential({ input: [32, 32, 3], seed: 7 }, [
  normalize(),
  flatten(),
  dense({ units: 10 }),
])`;

const HIDDEN = `sequential({ input: [32, 32, 3], seed: 7 }, [
  normalize(),
  flatten(),
  dense({ units: 64 }),
  relu(),
  dense({ units: 10 }),
])`;

const SMALL_FILTERS = `sequential({ input: [32, 32, 3], seed: 7 }, [
  normalize(),
  conv2d({ filters: 16, size: 3, pad: 1 }),
  relu(),
  maxPool({ size: 2 }),
  conv2d({ filters: 32, size: 3, pad: 1 }),
  relu(),
  maxPool({ size: 2 }),
  conv2d({ filters: 32, size: 3, pad: 1 }),
  relu(),
  globalAvgPool(),
  dense({ units: 10 }),
])`;

/** Networks to start from, the default first. */
export const PRESETS: readonly NetworkPreset[] = [
  { name: 'ConvNetJS CIFAR-10', text: CONVNETJS },
  { name: 'one linear layer', text: LINEAR },
  { name: 'one hidden layer, no convolution', text: HIDDEN },
  { name: '3 × 3 filters, averaged at the end', text: SMALL_FILTERS },
];
