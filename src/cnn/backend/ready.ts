import { chooseBackend, type ChooseOptions } from './choose-backend.ts';
import { loadBackend } from './load-backend.ts';
import { kernelNote } from './reason.ts';
import type { BackendName, BackendReport } from './report.ts';

export interface ReadyOptions extends ChooseOptions {
  /** The backend to take, without trying it; default the fastest that computes rightly. */
  readonly backend?: BackendName;
}

/**
 * Starts the backend that computes, once, before anything else is asked of the framework.
 *
 * @throws InputError when the backend has no such name; Error when it does not start here.
 *
 * @example
 * await ready(); // tries what there is and takes the fastest
 * await ready({ backend: 'wasm' });
 */
export async function ready({ backend, ...options }: ReadyOptions = {}): Promise<BackendReport> {
  if (backend === undefined) return chooseBackend(options);
  const kernels = await loadBackend(backend, options.wasmPath);
  return {
    backend,
    kernels,
    reason: `${backend} was asked for.${kernelNote(kernels)}`,
    trials: [],
  };
}
