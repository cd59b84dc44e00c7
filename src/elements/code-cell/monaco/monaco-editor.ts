// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- src/app, which comes here by the import of a cell, has no other way to the types
/// <reference path="./monaco-tab-focus.d.ts" />
import { editor as monaco, MarkerSeverity, Range, Uri } from 'monaco-editor/editor/editor.api.js';
import { TabFocus } from 'monaco-editor/editor/browser/config/tabFocus.js';
import './features.ts';
import { followTheme } from './theme.ts';
import './language.ts';
import type { CodeEditor, EditorMark, EditorOptions } from '../code-editor.ts';

export { cellFile, followCells } from './follow-cells.ts';

const MARKER_OWNER = 'convscope';
const LINE_HEIGHT = 22;

// Not as an option of each editor: Ctrl+M does not switch that off.
TabFocus.setTabFocusMode(true);

interface MonacoOptions extends EditorOptions {
  /** The file under which the type checker knows the text. */
  readonly file: string;
}

/** Monaco as a cell's editor: as tall as its text, without what an article has no room for. */
export class MonacoEditor implements CodeEditor {
  readonly element: HTMLElement;
  private readonly made: monaco.IStandaloneCodeEditor;
  private decorations: monaco.IEditorDecorationsCollection | null = null;

  /** @param place puts the element where it belongs; Monaco measures fonts, so it must be in the page first. */
  constructor({ text, label, file, changed }: MonacoOptions, place: (editor: CodeEditor) => void) {
    this.element = document.createElement('div');
    this.element.className = 'monaco-host';
    this.made = monaco.create(this.element, {
      model: monaco.createModel(text, 'typescript', Uri.parse(file)),
      ariaLabel: label,
      automaticLayout: true,
      contextmenu: false,
      fixedOverflowWidgets: true,
      folding: false,
      fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--code-font').trim(),
      fontSize: 14,
      glyphMargin: false,
      lineDecorationsWidth: 8,
      lineHeight: LINE_HEIGHT,
      lineNumbersMinChars: 2,
      minimap: { enabled: false },
      overviewRulerLanes: 0,
      padding: { top: 10, bottom: 10 },
      quickSuggestions: { other: true, comments: false, strings: false },
      renderLineHighlight: 'none',
      scrollBeyondLastLine: false,
      scrollbar: { alwaysConsumeMouseWheel: false, vertical: 'hidden' },
      tabSize: 2,
      wordBasedSuggestions: 'off',
    });
    // On Windows a single line would else make `\r\n` of all that follow, which no draft or link has.
    this.model.setEOL(monaco.EndOfLineSequence.LF);
    place(this);
    this.fit();
    followTheme();
    this.made.onDidContentSizeChange(() => this.fit());
    this.made.onDidChangeModelContent(() => changed());
  }

  get text(): string {
    return this.made.getValue();
  }

  set text(text: string) {
    // As an edit and not as a new value, so that it can be undone.
    this.made.pushUndoStop();
    this.made.executeEdits('reset', [{ range: this.model.getFullModelRange(), text }]);
    this.made.pushUndoStop();
  }

  get selection(): readonly [number, number] {
    const range = this.made.getSelection() ?? new Range(1, 1, 1, 1);
    return [
      this.model.getOffsetAt(range.getStartPosition()),
      this.model.getOffsetAt(range.getEndPosition()),
    ];
  }

  set selection([start, end]: readonly [number, number]) {
    const [from, to] = [this.model.getPositionAt(start), this.model.getPositionAt(end)];
    this.made.setSelection(Range.fromPositions(from, to));
  }

  get focused(): boolean {
    return this.made.hasTextFocus();
  }

  focus(): void {
    this.made.focus();
  }

  mark(mark: EditorMark | null): void {
    this.decorations?.clear();
    if (!mark) return monaco.setModelMarkers(this.model, MARKER_OWNER, []);
    const { line, column, message } = mark;
    const startLineNumber = Math.min(line, this.model.getLineCount());
    const word = this.model.getWordAtPosition({ lineNumber: startLineNumber, column });
    const range = {
      startLineNumber,
      startColumn: word?.startColumn ?? column,
      endLineNumber: startLineNumber,
      endColumn: word?.endColumn ?? column + 1,
    };
    monaco.setModelMarkers(this.model, MARKER_OWNER, [
      { ...range, message, severity: MarkerSeverity.Error },
    ]);
    this.decorations = this.made.createDecorationsCollection([
      { range, options: { isWholeLine: true, className: 'wrong-line' } },
    ]);
  }

  goTo(line: number, column: number): void {
    this.made.setPosition({ lineNumber: line, column });
    this.made.revealLineInCenterIfOutsideViewport(line);
    this.made.focus();
  }

  dispose(): void {
    this.model.dispose();
    this.made.dispose();
  }

  private get model(): monaco.ITextModel {
    return this.made.getModel()!;
  }

  private fit(): void {
    this.element.style.blockSize = `${Math.max(this.made.getContentHeight(), 3 * LINE_HEIGHT)}px`;
    this.made.layout();
  }
}
