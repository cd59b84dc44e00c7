import { backend_util, type NamedAttrMap, type TensorInfo } from '@tensorflow/tfjs-core';
import type { Kernel } from './kernel.ts';
import type { KernelModule } from './kernel-module.ts';

type Shape4D = [number, number, number, number];

/** What tfjs calls its three convolution operations with. */
interface Attributes {
  readonly strides: number | [number, number];
  readonly dilations?: number | [number, number];
  readonly pad: number | 'same' | 'valid' | backend_util.ExplicitPadding;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/** `Conv2D` of `x` `[batch, height, width, channels]` with `filter` `[height, width, channels, filters]`. */
export const convolve: Kernel = {
  kernelName: 'Conv2D',
  takes: isUndilated,
  compute: convolved,
};

/** `OwnConv2D`: the same plus a `bias` `[filters]`, if there is one, and with a ReLU behind it if `relu` is set. */
export const convolveWith: Kernel = {
  kernelName: 'OwnConv2D',
  takes: isUndilated,
  compute: convolved,
};

function convolved(
  module: KernelModule,
  { x, filter, bias }: Readonly<Record<string, TensorInfo>>,
  attributes: NamedAttrMap,
): TensorInfo {
  const info = sizes(x.shape, filter.shape, attributes);
  const output = module.output(info.outShape);
  const geometry = module.geometry(info);
  const scratch = module.scratch(module.run.convolveScratch(geometry));
  const [from, by, to] = [x, filter, output].map((tensor) => module.address(tensor));
  const added = bias ? module.address(bias) : 0;
  module.run.convolve(from, by, added, Number(attributes.relu ?? 0), to, geometry, scratch);
  return output;
}

/** `Conv2DBackpropFilter`: the filter's gradient from the input `x` and the output's gradient `dy`. */
export const filterGradient: Kernel = {
  kernelName: 'Conv2DBackpropFilter',
  takes: isUndilated,
  compute(module, { x, dy }, attributes) {
    const info = sizes(x.shape, attributes.filterShape as Shape4D, attributes);
    const gradient = module.output(info.filterShape);
    const geometry = module.geometry(info);
    const scratch = module.scratch(module.run.filterGradientScratch(geometry));
    const [from, back, to] = [x, dy, gradient].map((tensor) => module.address(tensor));
    module.run.filterGradient(from, back, to, geometry, scratch);
    return gradient;
  },
};

/** `Conv2DBackpropInput`: the input's gradient from the output's gradient `dy` and the `filter`. */
export const inputGradient: Kernel = {
  kernelName: 'Conv2DBackpropInput',
  takes: isUndilated,
  compute(module, { dy, filter }, attributes) {
    const info = sizes(attributes.inputShape as Shape4D, filter.shape, attributes);
    const gradient = module.output(info.inShape);
    const geometry = module.geometry(info);
    const scratch = module.scratch(module.run.inputGradientScratch(geometry));
    const [back, by, to] = [dy, filter, gradient].map((tensor) => module.address(tensor));
    module.run.inputGradient(back, by, to, geometry, scratch);
    return gradient;
  },
};

function isUndilated(attributes: NamedAttrMap): boolean {
  const { dilations = 1 } = attributes as unknown as Attributes;
  return backend_util.tupleValuesAreOne(dilations);
}

function sizes(
  input: readonly number[],
  filter: readonly number[],
  attributes: NamedAttrMap,
): backend_util.Conv2DInfo {
  const { strides, pad, dimRoundingMode } = attributes as unknown as Attributes;
  const [x, w] = [input as Shape4D, filter as Shape4D];
  return backend_util.computeConv2DInfo(x, w, strides, 1, pad, dimRoundingMode);
}
