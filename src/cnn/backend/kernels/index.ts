import {
  getKernel,
  type KernelBackend,
  type KernelConfig,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import type { KernelBuild } from '../report.ts';
import { conv2dFilterGradient } from './conv2d-filter-gradient.ts';
import { conv2dInputGradient } from './conv2d-input-gradient.ts';
import { averagePool, averagePoolGradient } from './average-pool.ts';
import { batchNorm, batchNormGiven, batchNormGradient } from './batch-norm.ts';
import { convolve, convolveWith, filterGradient, inputGradient } from './convolution.ts';
import { cast, identity } from './identity.ts';
import { KernelModule, type StandIn } from './kernel-module.ts';
import type { Kernel } from './kernel.ts';
import { maxPoolGradient as plainMaxPoolGradient } from './max-pool-gradient.ts';
import { maxPool, maxPoolGradient } from './max-pool.ts';
import { adadelta, adam, sgd } from './optimizers.ts';
import { mean, reluGradient, repeatRows, sum, sumOfSizes } from './sums.ts';

let registered = false;
let module: KernelModule | null = null;
let standIn: StandIn | undefined;

/**
 * Registers what the `wasm` backend of tfjs lacks, has wrong, or has but slowly.
 *
 * Called when the backend's own kernels are registered, before it starts; calling it again does nothing.
 */
export function registerKernels(): void {
  if (registered) return;
  registered = true;
  for (const make of [conv2dFilterGradient, conv2dInputGradient, plainMaxPoolGradient]) {
    replace(make);
  }
  for (const kernel of faster) replace((present) => compiled(kernel, present));
}

/** Has some of our compiled kernels run by other code; called before the backend starts. */
export function standInForKernels(make: StandIn): void {
  standIn = make;
}

/**
 * Starts our compiled kernels on a backend's heap; without SIMD those made of tfjs's own go on alone.
 *
 * @returns which build of them runs.
 */
export async function startKernels(backend: KernelBackend): Promise<KernelBuild> {
  if (module) return module.build;
  module = await KernelModule.start(backend, standIn);
  if (!module) return 'none';
  for (const kernel of own) registerKernel(compiled(kernel, undefined));
  return module.build;
}

/** What tfjs has too. */
const faster: readonly Kernel[] = [
  averagePool,
  cast,
  convolve,
  filterGradient,
  identity,
  inputGradient,
  maxPool,
  maxPoolGradient,
  mean,
  sum,
];

/** What tfjs composes of several operations; `ownKernel` runs them. */
const own: readonly Kernel[] = [
  adadelta,
  adam,
  averagePoolGradient,
  batchNorm,
  batchNormGiven,
  batchNormGradient,
  convolveWith,
  reluGradient,
  repeatRows,
  sgd,
  sumOfSizes,
];

/** Computes in our module what that can, and leaves the rest to the kernel there was. */
function compiled(kernel: Kernel, present: KernelConfig | undefined): KernelConfig {
  const { kernelName } = kernel;
  return {
    ...present,
    kernelName,
    backendName: 'wasm',
    kernelFunc(call) {
      const attributes = call.attrs ?? {};
      const inputs = call.inputs as Record<string, TensorInfo>;
      const isTyped = kernel.anyType === true || Object.values(inputs).every(isFloat);
      if (module && isTyped && kernel.takes(attributes, inputs)) {
        return kernel.compute(module, inputs, attributes);
      }
      if (!present) throw new Error(`wasm: there is no kernel ${kernelName} for these inputs`);
      return present.kernelFunc(call);
    },
  };
}

function isFloat({ dtype }: TensorInfo): boolean {
  return dtype === 'float32';
}

/** Puts a kernel in the place of the one there is; that one is handed over to be used inside. */
function replace(make: (present: KernelConfig | undefined) => KernelConfig): void {
  const { kernelName, backendName } = make(undefined);
  const present = getKernel(kernelName, backendName);
  if (present) unregisterKernel(kernelName, backendName);
  registerKernel(make(present));
}
