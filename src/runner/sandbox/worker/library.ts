import {
  capMemory,
  ready as start,
  tensorMemory,
  type BackendReport,
  type ReadyOptions,
} from '../../../cnn/backend/index.ts';
import * as cnn from '../../../cnn/index.ts';
import { networkFiles } from './network-files.ts';
import type { LibraryHost, OpenLibrary } from './library-host.ts';
import { watchedEvaluate, watchedTrain } from './watched-training.ts';

/** tfjs's WebAssembly files as data: URLs by name, put here by the build. */
declare const __WASM_FILES__: Readonly<Record<string, string>>;

/** `ready` of the framework with what a cell has: no GPU, the WebAssembly inside this text, and a cap. */
async function ready(options: ReadyOptions = {}): Promise<BackendReport> {
  const report = await start({ candidates: ['wasm'], wasmPath: __WASM_FILES__, ...options });
  capMemory();
  return report;
}

/** What a cell gets from `import … from 'convscope'`, and what its kernel asks. */
export default function openLibrary({ figures, rememberClasses }: LibraryHost): OpenLibrary {
  const { plot, images, show } = figures.tools;
  return {
    exports: {
      ...cnn,
      ready,
      train: watchedTrain(figures),
      evaluate: watchedEvaluate(figures, rememberClasses),
      plot,
      images,
      show,
    },
    memory: tensorMemory,
    networks: networkFiles,
  };
}
