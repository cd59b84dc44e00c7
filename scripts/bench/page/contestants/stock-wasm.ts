import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { setBackend } from '@tensorflow/tfjs-core';
import { serveContestant } from '../serve-contestant.ts';
import { stockTfjs } from './stock-tfjs.ts';
import { wasmFiles } from './wasm-files.ts';

serveContestant(
  stockTfjs(async () => {
    setWasmPaths(wasmFiles);
    await setBackend('wasm');
  }),
);
