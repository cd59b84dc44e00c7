/** The machine's own limit: the plain matrix kernel of ../../assembly, whose operands never leave the first cache. */
import { serveContestant } from '../serve-contestant.ts';

/** Operations of one product of 4 × 256 and 256 × 8. */
const OPERATIONS = 2 * 4 * 8 * 256;

let multiply: (times: number) => void;

serveContestant({
  async start() {
    // Relaxed SIMD where the browser has it, as our kernels.
    for (const name of ['limit-relaxed.wasm', 'limit.wasm']) {
      const bytes = await (await fetch(new URL(`./${name}`, location.origin))).arrayBuffer();
      if (!WebAssembly.validate(bytes)) continue;
      const { instance } = await WebAssembly.instantiate(bytes);
      multiply = instance.exports.multiply as typeof multiply;
      return;
    }
    throw new Error('this browser has no SIMD');
  },
  multiply: (millions) => multiply(Math.round((millions * 1e6) / OPERATIONS)),
});
