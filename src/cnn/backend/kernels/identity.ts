import type { Kernel } from './kernel.ts';

/**
 * `Identity`, which tfjs calls for every tensor that a gradient keeps: the same numbers under a new name.
 *
 * The kernel of tfjs's `wasm` copies them; tensors never change, so counting one more owner is enough.
 */
export const identity: Kernel = {
  kernelName: 'Identity',
  anyType: true,
  takes: () => true,
  compute: (module, { x }) => module.share(x),
};

/** `Cast` to the type it has, which tfjs calls for every average pooling. */
export const cast: Kernel = {
  kernelName: 'Cast',
  anyType: true,
  takes: ({ dtype }, { x }) => dtype === x.dtype,
  compute: (module, { x }) => module.share(x),
};
