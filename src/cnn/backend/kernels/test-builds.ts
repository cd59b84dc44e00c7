import { setFlagsFromString } from 'node:v8';
import { expect, vi } from 'vitest';
import { RELAXED_SIMD } from './compiled.ts';

/** The build that this thread's kernels are to be tested in; called before the backend starts. */
export function useBuild(build: 'relaxed SIMD' | 'plain SIMD'): void {
  const relaxed = Buffer.from(RELAXED_SIMD, 'base64');
  if (build === 'relaxed SIMD') {
    // Node 20 can run it, and does where it is told to; later ones need no telling.
    if (process.versions.node.startsWith('20.')) {
      setFlagsFromString('--experimental-wasm-relaxed-simd');
    }
    expect(WebAssembly.validate(relaxed)).toBe(true);
    return;
  }
  const { validate } = WebAssembly;
  const isRelaxed = (bytes: BufferSource) => Buffer.compare(bytes as Uint8Array, relaxed) === 0;
  vi.spyOn(WebAssembly, 'validate').mockImplementation(
    (bytes) => !isRelaxed(bytes) && validate(bytes),
  );
}
