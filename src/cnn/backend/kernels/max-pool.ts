import type { Kernel } from './kernel.ts';
import { windows } from './windows.ts';

/** `MaxPool` of `x` `[batch, height, width, channels]`. */
export const maxPool: Kernel = {
  kernelName: 'MaxPool',
  takes: () => true,
  compute(module, { x }, attributes) {
    const info = windows(x.shape, attributes);
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
    const info = windows(input.shape, attributes);
    const gradient = module.output(info.inShape);
    const [from, best, back, to] = [input, output, dy, gradient].map((t) => module.address(t));
    module.run.maxPoolGradient(from, best, back, to, module.geometry(info));
    return gradient;
  },
};
