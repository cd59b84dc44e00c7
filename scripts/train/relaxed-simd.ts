// Node 20 has relaxed SIMD, with which our kernels take two thirds of the time, but asks to be told.
import { setFlagsFromString } from 'node:v8';

if (process.versions.node.startsWith('20.')) {
  setFlagsFromString('--experimental-wasm-relaxed-simd');
}
