/** What we use of Monaco's TypeScript worker, which comes without types. */
declare module 'monaco-editor/languages/features/typescript/ts.worker.js' {
  interface FoundByTypes {
    start?: number;
  }
  export class TypeScriptWorker {
    constructor(context: unknown, data: unknown);
    getExtraLibs(): Readonly<Record<string, { content: string; version: number } | undefined>>;
    getScriptFileNames(): string[];
    getScriptVersion(fileName: string): string;
    _getScriptText(fileName: string): string | undefined;
    getSyntacticDiagnostics(fileName: string): Promise<FoundByTypes[]>;
    getSemanticDiagnostics(fileName: string): Promise<FoundByTypes[]>;
    getSuggestionDiagnostics(fileName: string): Promise<FoundByTypes[]>;
  }
  export function initialize(make: (context: unknown, data: unknown) => TypeScriptWorker): void;
}
