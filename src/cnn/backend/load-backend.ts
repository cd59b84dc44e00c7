import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../tensor/input-error.ts';
import { registerGradients } from './gradients/index.ts';
import { registerKernels, startKernels } from './kernels/index.ts';
import type { BackendName, KernelBuild } from './report.ts';

/** Where the three files `tfjs-backend-wasm*.wasm` are: a folder's URL ending in `/`, or one URL each. */
export type WasmPath = string | Readonly<Record<string, string>>;

/**
 * Fetches a backend's code, registers it with tfjs and makes it the one that computes.
 *
 * Each package is imported when it is first wanted, so that a page that computes on `wasm` never
 * loads the GPU backends. Where it does not start, the backend that computed before computes on.
 *
 * @param signal gives it up: what comes after that changes nothing.
 * @returns which kernels compute, on `wasm`; undefined elsewhere.
 * @throws InputError when the name is none of ours; Error when the backend does not start here.
 */
export async function loadBackend(
  backend: BackendName,
  wasmPath?: WasmPath,
  signal?: AbortSignal,
): Promise<KernelBuild | undefined> {
  // Without this tfjs tells everybody who uses it in Node to install something else.
  tf.enableProdMode();
  registerGradients();
  await register(backend, wasmPath);
  signal?.throwIfAborted();
  const before = tf.getBackend();
  try {
    return await start(backend);
  } catch (error) {
    // tfjs leaves none in use, and nothing that lies on the one before could be computed with.
    if (before && !signal?.aborted) await tf.setBackend(before);
    throw error;
  }
}

/** Frees what a backend holds, or ends a start that takes for ever; it can still be asked for by name. */
export function letGo(backend: BackendName): void {
  const factory = tf.findBackendFactory(backend);
  if (!factory) return;
  tf.removeBackend(backend);
  tf.registerBackend(backend, factory);
}

async function start(backend: BackendName): Promise<KernelBuild | undefined> {
  const started = await tf.setBackend(backend);
  if (!started) throw new Error(`the ${backend} backend does not start here`);
  await tf.ready();
  return backend === 'wasm' ? startKernels(tf.backend()) : undefined;
}

async function register(backend: BackendName, wasmPath?: WasmPath): Promise<void> {
  switch (backend) {
    case 'cpu':
      await import('@tensorflow/tfjs-backend-cpu');
      return;
    case 'webgl':
      await import('@tensorflow/tfjs-backend-webgl');
      return;
    case 'webgpu':
      await import('@tensorflow/tfjs-backend-webgpu');
      return;
    case 'wasm':
      return registerWasm(wasmPath);
    default:
      throw new InputError('ready', "a backend 'webgpu', 'webgl', 'wasm' or 'cpu'", backend);
  }
}

async function registerWasm(wasmPath?: WasmPath): Promise<void> {
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  // One thread: the same run to the bit everywhere, and no thread competes with the page's own.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  // tfjs refuses new paths once it has tried to start, so they are set at the first start only.
  const path = wasmPath ?? besideThis();
  if (path !== undefined && !('wasm' in tf.engine().registry)) wasm.setWasmPaths(path);
  registerKernels();
}

/** The folder of this code, for a page; Node finds the files in the package of tfjs. */
function besideThis(): string | undefined {
  if (tf.env().getBool('IS_NODE')) return undefined;
  return new URL(/* @vite-ignore */ './', import.meta.url).href;
}
