import 'monaco-editor/languages/definitions/typescript/register.js';
import {
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker.js?worker';

/** Names that another cell may have declared, and unused ones, are no errors in a cell alone. */
const NOT_ERRORS = [2304, 2552, 2582, 18004, 6133, 6192, 7027];

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
  paths: { convscope: ['cnn/index.ts'] },
});
typescriptDefaults.setDiagnosticsOptions({ diagnosticCodesToIgnore: NOT_ERRORS });
typescriptDefaults.addExtraLib(
  `declare const console: { log(...values: unknown[]): void; info(...values: unknown[]): void;
  warn(...values: unknown[]): void; error(...values: unknown[]): void; debug(...values: unknown[]): void;
  table(value: unknown): void; assert(holds: unknown, ...values: unknown[]): void; count(label?: string): void;
  time(label?: string): void; timeEnd(label?: string): void };
  /** Writes values under the cell. */
  declare function print(...values: unknown[]): void;
  declare const performance: { now(): number };
  declare function setTimeout(work: () => void, milliseconds?: number): number;`,
  'file:///cell-globals.d.ts',
);

for (const [path, text] of Object.entries(sources)) {
  typescriptDefaults.addExtraLib(text, `file:///${path.slice(path.indexOf('cnn/'))}`);
}
