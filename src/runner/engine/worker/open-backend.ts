import wasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { ready } from '../../../cnn/backend/index.ts';
import type { BackendName, BackendReport, Calls } from '../protocol.ts';
import { usualWorkers } from './staff.ts';

const CANDIDATES: readonly BackendName[] = ['wasm', 'webgl', 'webgpu'];

/** The site's own copies of what tfjs would otherwise look for beside its code. */
const wasmPath = {
  'tfjs-backend-wasm.wasm': wasm,
  'tfjs-backend-wasm-simd.wasm': simd,
  'tfjs-backend-wasm-threaded-simd.wasm': threaded,
};

/**
 * Starts the backend that is asked for, or of those that are not to be avoided the best for as many workers as
 * would be hired.
 */
export function openBackend({
  backend,
  avoid = [],
  workers = usualWorkers(navigator.hardwareConcurrency ?? 1),
}: Calls['open']['args']): Promise<BackendReport> {
  const candidates =
    avoid.length > 0 ? CANDIDATES.filter((name) => !avoid.includes(name)) : undefined;
  return ready({ backend, candidates, wasmPath, workers });
}
