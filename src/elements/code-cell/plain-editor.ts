import type { CodeEditor, EditorMark, EditorOptions } from './code-editor.ts';

/** A text area: at once on any machine, on touch screens, and where Monaco does not load. */
export class PlainEditor implements CodeEditor {
  readonly element: HTMLTextAreaElement;

  constructor({ text, label, changed }: EditorOptions) {
    this.element = document.createElement('textarea');
    this.element.setAttribute('aria-label', label);
    this.element.spellcheck = false;
    this.element.autocapitalize = 'off';
    this.element.setAttribute('autocorrect', 'off');
    this.element.wrap = 'off';
    this.element.className = 'plain-editor';
    this.text = text;
    this.element.addEventListener('input', () => {
      this.mark(null);
      this.fit();
      changed();
    });
  }

  get text(): string {
    return this.element.value;
  }

  set text(text: string) {
    this.element.value = text;
    this.fit();
  }

  get selection(): readonly [number, number] {
    return [this.element.selectionStart, this.element.selectionEnd];
  }

  set selection([start, end]: readonly [number, number]) {
    this.element.setSelectionRange(start, end);
  }

  get focused(): boolean {
    return document.activeElement === this.element;
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
  }

  mark(mark: EditorMark | null): void {
    const { element } = this;
    element.toggleAttribute('aria-invalid', false);
    element.style.removeProperty('--marked-line');
    if (!mark) return;
    element.setAttribute('aria-invalid', 'true');
    element.style.setProperty('--marked-line', String(mark.line - 1));
  }

  goTo(line: number, column: number): void {
    const lines = this.text.split('\n');
    const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    const at = before + Math.min(column - 1, lines[line - 1]?.length ?? 0);
    this.selection = [at, at];
    this.focus();
  }

  dispose(): void {
    this.element.remove();
  }

  private fit(): void {
    this.element.rows = Math.max(1, this.text.split('\n').length);
  }
}
