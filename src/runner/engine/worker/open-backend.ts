import wasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { ready } from '../../../cnn/backend/index.ts';
import type { BackendName, BackendReport, Calls } from '../protocol.ts';

const CANDIDATES: readonly BackendName[] = ['wasm', 'webgl', 'webgpu'];

/** The site's own copies of what tfjs would otherwise look for beside its code. */
const wasmPath = {
  'tfjs-backend-wasm.wasm': wasm,
  'tfjs-backend-wasm-simd.wasm': simd,
  'tfjs-backend-wasm-threaded-simd.wasm': threaded,
};

/** Starts the backend that is asked for, or the best of those that are not to be avoided. */
export function openBackend({
  backend,
  avoid = [],
}: Calls['open']['args']): Promise<BackendReport> {
  if (avoid.length === 0) return ready({ backend, wasmPath });
  const candidates = CANDIDATES.filter((name) => !avoid.includes(name));
  return ready({ backend, candidates, wasmPath });
}
