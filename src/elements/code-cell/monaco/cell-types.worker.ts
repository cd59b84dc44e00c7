import {
  initialize,
  TypeScriptWorker,
} from 'monaco-editor/languages/features/typescript/ts.worker.js';
import { TAIL } from './cell-tail.ts';

/** Monaco's TypeScript, with each cell's tail behind its text, and no word about the tails themselves. */
class CellTypes extends TypeScriptWorker {
  override getScriptFileNames(): string[] {
    return super.getScriptFileNames().filter((name) => !name.endsWith(TAIL));
  }

  override getScriptVersion(fileName: string): string {
    const tail = this.getExtraLibs()[fileName + TAIL];
    return `${super.getScriptVersion(fileName)}.${tail?.version ?? 0}`;
  }

  override _getScriptText(fileName: string): string | undefined {
    const text = super._getScriptText(fileName);
    const tail = this.getExtraLibs()[fileName + TAIL];
    return text === undefined || !tail ? text : text + tail.content;
  }

  override async getSyntacticDiagnostics(fileName: string) {
    return this.outsideTail(fileName, await super.getSyntacticDiagnostics(fileName));
  }

  override async getSemanticDiagnostics(fileName: string) {
    return this.outsideTail(fileName, await super.getSemanticDiagnostics(fileName));
  }

  override async getSuggestionDiagnostics(fileName: string) {
    return this.outsideTail(fileName, await super.getSuggestionDiagnostics(fileName));
  }

  private outsideTail<T extends { start?: number }>(fileName: string, all: T[]): T[] {
    const length = super._getScriptText(fileName)?.length ?? 0;
    return all.filter(({ start }) => (start ?? 0) < length || length === 0);
  }
}

self.onmessage = () => {
  initialize((context, data) => new CellTypes(context, data));
};
