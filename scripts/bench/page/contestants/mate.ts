/** A mate of ours.ts: the same framework in a worker of its own. */
import { ready } from '../../../../src/cnn/backend/index.ts';
import { serveCrew } from '../../../../src/cnn/train/index.ts';
import { wasmFiles } from './wasm-files.ts';

serveCrew(
  {
    postMessage: (message, transfer) => postMessage(message, { transfer }),
    listen: (receive) => addEventListener('message', ({ data }) => receive(data)),
  },
  () => ready({ backend: 'wasm', wasmPath: wasmFiles }),
);
