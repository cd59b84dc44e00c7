import { setFlagsFromString } from 'node:v8';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test, vi } from 'vitest';
import { loadBackend } from '../load-backend.ts';
import { RELAXED_SIMD } from './compiled.ts';

const RUNS = { 'relaxed SIMD': 'relaxed', 'plain SIMD': 'simd', 'no SIMD': 'none' } as const;

/** Has this thread run one build of our kernels, called before the backend starts, and tests that it does. */
export function useBuild(build: keyof typeof RUNS): void {
  if (build === 'relaxed SIMD') allowRelaxed();
  else if (build === 'plain SIMD') refuse(isRelaxed);
  // An engine without SIMD refuses both builds of ours and tfjs's own fast one.
  else refuse(() => true);
  test(`the kernels on wasm are those for ${build}`, async () => {
    const before = tf.getBackend();
    expect(await loadBackend('wasm')).toBe(RUNS[build]);
    if (before) await tf.setBackend(before);
  });
}

/** Node 20 can run it, and does where it is told to; later ones need no telling. */
function allowRelaxed(): void {
  if (process.versions.node.startsWith('20.')) {
    setFlagsFromString('--experimental-wasm-relaxed-simd');
  }
}

function isRelaxed(bytes: BufferSource): boolean {
  return Buffer.compare(bytes as Uint8Array, Buffer.from(RELAXED_SIMD, 'base64')) === 0;
}

function refuse(refused: (bytes: BufferSource) => boolean): void {
  const { validate } = WebAssembly;
  vi.spyOn(WebAssembly, 'validate').mockImplementation(
    (bytes) => !refused(bytes) && validate(bytes),
  );
}
