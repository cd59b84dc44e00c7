import type { NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { KernelModule } from './kernel-module.ts';

/** One operation of tfjs, or of our own, computed by our module. */
export interface Kernel {
  /** As tfjs names it, `Conv2DBackpropFilter`; `Own…` where tfjs has none. */
  readonly kernelName: string;
  /** Whether its inputs may be of any type; else it takes float32 alone. */
  readonly anyType?: boolean;
  /** Whether it can do what is asked; what it cannot is left to the kernel there was before. */
  takes(attributes: NamedAttrMap, inputs: Readonly<Record<string, TensorInfo>>): boolean;
  /** The result or results, on the heap; their caller disposes them. */
  compute(
    module: KernelModule,
    inputs: Readonly<Record<string, TensorInfo>>,
    attributes: NamedAttrMap,
  ): TensorInfo | TensorInfo[];
}
