import type { Kernel } from './kernel.ts';
import { windows } from './windows.ts';

/** `AvgPool` of `x` `[batch, height, width, channels]`: at the border the mean of the places inside the image. */
export const averagePool: Kernel = {
  kernelName: 'AvgPool',
  takes: () => true,
  compute(module, { x }, attributes) {
    const info = windows(x.shape, attributes);
    const output = module.output(info.outShape);
    module.run.averagePool(module.address(x), module.address(output), module.geometry(info));
    return output;
  },
};

/**
 * `OwnAvgPoolGradient`: each output's gradient `dy` in equal shares to the places that its mean was taken of.
 *
 * Not tfjs's `AvgPoolGrad`, which at the border divides by the area of the whole window.
 */
export const averagePoolGradient: Kernel = {
  kernelName: 'OwnAvgPoolGradient',
  takes: () => true,
  compute(module, { dy }, attributes) {
    const info = windows(attributes.inputShape as number[], attributes);
    const gradient = module.output(info.inShape);
    const [back, to] = [dy, gradient].map((tensor) => module.address(tensor));
    module.run.averagePoolGradient(back, to, module.geometry(info));
    return gradient;
  },
};
