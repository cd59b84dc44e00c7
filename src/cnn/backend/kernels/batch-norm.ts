import type { NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { Kernel } from './kernel.ts';
import type { KernelModule } from './kernel-module.ts';

/** What batch normalisation is called with besides tensors. */
interface Attributes {
  readonly epsilon: number;
  /** Whether a ReLU follows. */
  readonly relu: boolean;
}

/**
 * `OwnBatchNorm` of `x` `[…, channels]` with `gamma` and `beta` `[channels]`, in training: y, and the mean and
 * variance of x that it was brought to 0 and 1 by.
 */
export const batchNorm: Kernel = {
  kernelName: 'OwnBatchNorm',
  takes: () => true,
  compute(module, inputs, attributes) {
    const { x } = inputs;
    const { rows, channels } = matrix(x);
    const [mean, variance] = [module.output([channels]), module.output([channels])];
    const scratch = module.scratch(module.run.batchNormScratch(channels));
    const [from, centre, spread] = [x, mean, variance].map((tensor) => module.address(tensor));
    module.run.statistics(from, rows, channels, centre, spread, scratch);
    return [normalised(module, { ...inputs, mean, variance }, attributes), mean, variance];
  },
};

/** `OwnBatchNormGiven`: the same by a `mean` and `variance` that are given, as outside training. */
export const batchNormGiven: Kernel = {
  kernelName: 'OwnBatchNormGiven',
  takes: () => true,
  compute: normalised,
};

/** `OwnBatchNormGradient`: the gradients with respect to x, gamma and beta of `OwnBatchNorm`. */
export const batchNormGradient: Kernel = {
  kernelName: 'OwnBatchNormGradient',
  takes: () => true,
  compute(module, { dy, x, mean, variance, gamma, beta }, attributes) {
    const { epsilon, relu } = attributes as unknown as Attributes;
    const { rows, channels } = matrix(x);
    const gradients = [x, gamma, beta].map(({ shape }) => module.output(shape));
    const scratch = module.scratch(module.run.batchNormScratch(channels));
    const [back, from, centre, spread, scale, offset] = [dy, x, mean, variance, gamma, beta].map(
      (tensor) => module.address(tensor),
    );
    const [toX, toGamma, toBeta] = gradients.map((tensor) => module.address(tensor));
    module.run.normaliseGradient(
      back,
      from,
      centre,
      spread,
      scale,
      offset,
      epsilon,
      Number(relu),
      toX,
      toGamma,
      toBeta,
      rows,
      channels,
      scratch,
    );
    return gradients;
  },
};

function normalised(
  module: KernelModule,
  { x, mean, variance, gamma, beta }: Readonly<Record<string, TensorInfo>>,
  attributes: NamedAttrMap,
): TensorInfo {
  const { epsilon, relu } = attributes as unknown as Attributes;
  const { rows, channels } = matrix(x);
  const y = module.output(x.shape);
  const scratch = module.scratch(module.run.batchNormScratch(channels));
  const [from, centre, spread, scale, offset, to] = [x, mean, variance, gamma, beta, y].map(
    (tensor) => module.address(tensor),
  );
  module.run.normalise(
    from,
    centre,
    spread,
    scale,
    offset,
    epsilon,
    Number(relu),
    to,
    rows,
    channels,
    scratch,
  );
  return y;
}

/** A tensor with channels last as rows of channels. */
function matrix({ shape }: TensorInfo): { rows: number; channels: number } {
  const rows = shape.slice(0, -1).reduce((product, length) => product * length, 1);
  return { rows, channels: shape[shape.length - 1] };
}
