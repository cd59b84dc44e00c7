import { setFlagsFromString } from 'node:v8';
import { expect, test } from 'vitest';
import { RELAXED_SIMD } from './compiled.ts';
import { testKernels } from './test-kernels.ts';

// Node 20 can run the build with relaxed SIMD, and does where it is told to; later ones need no telling.
if (process.versions.node.startsWith('20.')) {
  setFlagsFromString('--experimental-wasm-relaxed-simd');
}

test('the build with relaxed SIMD runs here', () => {
  const build = Uint8Array.from(atob(RELAXED_SIMD), (letter) => letter.charCodeAt(0));
  expect(WebAssembly.validate(build)).toBe(true);
});

testKernels();
