import { backend_util, type MaxPoolAttrs, type NamedAttrMap } from '@tensorflow/tfjs-core';
import { type Kernel } from './kernel.ts';

type Shape4D = [number, number, number, number];

/** `MaxPool` of `x` `[batch, height, width, channels]`. */
export const maxPool: Kernel = {
  kernelName: 'MaxPool',
  takes: () => true,
  compute(module, { x }, attributes) {
    const info = sizes(x.shape, attributes);
    const output = module.output(info.outShape);
    module.run.maxPool(module.address(x), module.address(output), module.geometry(info));
    return output;
  },
};

/**
 * `MaxPoolGrad`: each output's gradient `dy` goes to the first place of its window that holds the maximum.
 *
 * The kernel of tfjs 4.22 gives nothing to a window that holds no number above 0.
 */
export const maxPoolGradient: Kernel = {
  kernelName: 'MaxPoolGrad',
  takes: () => true,
  compute(module, { input, output, dy }, attributes) {
    const info = sizes(input.shape, attributes);
    const gradient = module.output(info.inShape);
    const [from, best, back, to] = [input, output, dy, gradient].map((t) => module.address(t));
    module.run.maxPoolGradient(from, best, back, to, module.geometry(info));
    return gradient;
  },
};

function sizes(input: readonly number[], attributes: NamedAttrMap): backend_util.Conv2DInfo {
  const { filterSize, strides, pad, dimRoundingMode } = attributes as unknown as MaxPoolAttrs;
  return backend_util.computePool2DInfo(
    input as Shape4D,
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
}
