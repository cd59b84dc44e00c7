import { type NamedAttrMap, type TensorInfo } from '@tensorflow/tfjs-core';
import { type KernelModule } from './kernel-module.ts';

/** One tfjs operation, computed by our own module. */
export interface Kernel {
  /** The operation as tfjs names it: `Conv2DBackpropFilter`. */
  readonly kernelName: string;
  /** Whether it can do what is asked; what it cannot is left to the kernel there was before. */
  takes(attributes: NamedAttrMap): boolean;
  /** The result, on the heap; its caller disposes it. */
  compute(
    module: KernelModule,
    inputs: Readonly<Record<string, TensorInfo>>,
    attributes: NamedAttrMap,
  ): TensorInfo;
}
