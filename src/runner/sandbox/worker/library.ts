import { ready as start, type ReadyOptions } from '../../../cnn/backend/index.ts';
import * as cnn from '../../../cnn/index.ts';

/** tfjs's WebAssembly files as data: URLs by name, put here by the build. */
declare const __WASM_FILES__: Readonly<Record<string, string>>;

/** `ready` of the framework with what a cell has: no GPU, and the WebAssembly inside this text. */
const ready = (options: ReadyOptions = {}) =>
  start({ candidates: ['wasm'], wasmPath: __WASM_FILES__, ...options });

/** What a cell gets from `import … from 'convscope'`. */
export default { ...cnn, ready };
