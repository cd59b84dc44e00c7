import 'monaco-editor/languages/definitions/typescript/register.js';
import {
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import TypeScriptWorker from './cell-types.worker.ts?worker';
import { CELL_GLOBALS, CELL_LIBRARY } from './cell-globals.ts';

/** Unused names are no errors in a cell: a later one may use them. */
const NOT_ERRORS = [6133, 6192, 7027];

self.MonacoEnvironment = {
  getWorker: (_id, label) => (label === 'typescript' ? new TypeScriptWorker() : new EditorWorker()),
};

/** The framework's own sources, so that names complete and hovers show their docblocks. */
const sources = import.meta.glob<string>(['../../../cnn/**/*.ts', '!**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

typescriptDefaults.setCompilerOptions({
  target: ScriptTarget.ESNext,
  module: ModuleKind.ESNext,
  moduleResolution: ModuleResolutionKind.NodeJs,
  allowImportingTsExtensions: true,
  allowNonTsExtensions: true,
  lib: ['esnext'],
  // Every cell is a module, or two cells could not use one name.
  moduleDetection: 3,
  noEmit: true,
  strict: false,
  baseUrl: 'file:///',
  paths: { convscope: ['convscope.ts'] },
});
typescriptDefaults.setDiagnosticsOptions({ diagnosticCodesToIgnore: NOT_ERRORS });
typescriptDefaults.addExtraLib(CELL_GLOBALS, 'file:///cell-globals.d.ts');
typescriptDefaults.addExtraLib(CELL_LIBRARY, 'file:///convscope.ts');

for (const [path, text] of Object.entries(sources)) {
  typescriptDefaults.addExtraLib(text, `file:///${path.slice(path.indexOf('cnn/'))}`);
}
