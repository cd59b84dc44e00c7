import {
  getKernel,
  type KernelConfig,
  registerKernel,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import { conv2dFilterGradient } from './conv2d-filter-gradient.ts';
import { conv2dInputGradient } from './conv2d-input-gradient.ts';
import { maxPoolGradient } from './max-pool-gradient.ts';

let registered = false;

/**
 * Registers what the `wasm` backend of tfjs lacks, has wrong, or has but slowly.
 *
 * Called when the backend's own kernels are registered, before it starts; calling it again does nothing.
 */
export function registerKernels(): void {
  if (registered) return;
  registered = true;
  for (const make of [conv2dFilterGradient, conv2dInputGradient, maxPoolGradient]) replace(make);
}

/** Puts a kernel in the place of the one there is; that one is handed over to be used inside. */
function replace(make: (present: KernelConfig | undefined) => KernelConfig): void {
  const { kernelName, backendName } = make(undefined);
  const present = getKernel(kernelName, backendName);
  if (present) unregisterKernel(kernelName, backendName);
  registerKernel(make(present));
}
