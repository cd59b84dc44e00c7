import type { CodeEditor, EditorMark } from './code-editor.ts';
import type { NamedCells } from './monaco/follow-cells.ts';
import { PlainEditor } from './plain-editor.ts';

/** Which editor stands in the cell; `none` while the page's own code is read. */
export type EditorKind = 'none' | 'plain' | 'monaco';

export interface EditorSlotEvents {
  /** The cells of the lesson, whose names the editor knows. */
  readonly cells: NamedCells;
  /** The student has changed the text. */
  edited(): void;
  changed(kind: EditorKind): void;
  /** The cell is used for the first time. */
  opened(): void;
}

/**
 * The place in a cell where its code is: read as the page brought it, then a plain field, then Monaco.
 *
 * Each takes over text, selection, focus and mark from the one before, so that no keystroke is lost.
 */
export class EditorSlot {
  private editor: CodeEditor | null = null;
  private waitingText: string;
  private marked: EditorMark | null = null;
  private kind: EditorKind = 'none';

  /** @param pre the code as the page brought it; null where there is none, and then the field opens at once. */
  constructor(
    private readonly host: HTMLElement & { readonly cell: string; requestUpdate(): void },
    private readonly pre: HTMLElement | null,
    text: string,
    private readonly events: EditorSlotEvents,
  ) {
    this.waitingText = text;
    if (!pre) {
      this.openPlain(0);
      return;
    }
    if (pre.textContent !== text) pre.textContent = text;
    pre.setAttribute('aria-description', 'Press Enter to edit.');
    pre.addEventListener('click', (event) => this.clicked(event));
    pre.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.openAt(0);
    });
    pre.addEventListener('focus', () => this.events.opened(), { once: true });
  }

  get open(): boolean {
    return this.editor !== null;
  }

  get text(): string {
    return this.editor?.text ?? this.waitingText;
  }

  set text(text: string) {
    this.waitingText = text;
    if (this.editor) this.editor.text = text;
    else if (this.pre) this.pre.textContent = text;
  }

  mark(mark: EditorMark | null): void {
    this.marked = mark;
    this.editor?.mark(mark);
    this.pre?.querySelectorAll('.line').forEach((line, index) => {
      line.toggleAttribute('data-wrong', index + 1 === mark?.line);
    });
  }

  goTo(line: number, column: number): void {
    if (!this.editor) this.openAt(0);
    this.editor?.goTo(line, column);
  }

  /** Puts the caret into the editor, or the focus on the code as it is read. */
  focus(): void {
    (this.editor ?? this.pre)?.focus();
  }

  /** Lets the editor go; the text stays, and opens again when it is clicked. */
  close(): void {
    if (!this.editor || !this.pre) return;
    this.waitingText = this.editor.text;
    this.pre.textContent = this.waitingText;
    this.editor.dispose();
    this.editor.element.remove();
    this.editor = null;
    this.become('none');
  }

  private clicked(event: MouseEvent): void {
    // Somebody who selects a piece wants to copy it, not to edit.
    if (!getSelection()?.isCollapsed) return;
    this.openAt(offsetIn(this.pre!, event));
  }

  private openAt(offset: number): void {
    if (this.editor) return;
    this.events.opened();
    this.openPlain(offset);
    this.editor!.focus();
    if (!forTouchAlone()) void this.openMonaco();
  }

  private openPlain(offset: number): void {
    const editor = new PlainEditor(this.options(this.waitingText));
    this.put(editor, 'plain');
    editor.selection = [offset, offset];
  }

  private async openMonaco(): Promise<void> {
    try {
      const { cellFile, followCells, MonacoEditor } = await import('./monaco/monaco-editor.ts');
      const plain = this.editor;
      if (this.kind !== 'plain' || !plain) return;
      const { text, selection, focused } = plain;
      followCells(this.events.cells);
      const file = cellFile(this.events.cells.lesson, this.host.cell);
      const place = (made: CodeEditor): void => this.put(made, 'monaco');
      const editor = new MonacoEditor({ ...this.options(text), file }, place);
      editor.selection = selection;
      if (focused) editor.focus();
      plain.dispose();
      plain.element.remove();
    } catch {
      // Monaco did not load, as without a network: the plain field does all that is needed.
    }
  }

  private options(text: string) {
    return { text, label: `Code of the cell ${this.host.cell}`, changed: () => this.edited() };
  }

  private edited(): void {
    this.mark(null);
    this.events.edited();
  }

  private put(editor: CodeEditor, kind: EditorKind): void {
    editor.element.slot = 'editor';
    this.host.append(editor.element);
    this.editor = editor;
    editor.mark(this.marked);
    this.become(kind);
  }

  private become(kind: EditorKind): void {
    this.kind = kind;
    this.host.requestUpdate();
    this.events.changed(kind);
  }
}

function forTouchAlone(): boolean {
  return matchMedia('(pointer: coarse)').matches && !matchMedia('(any-pointer: fine)').matches;
}

/** How many characters of an element stand before a click. */
function offsetIn(element: HTMLElement, { clientX, clientY }: MouseEvent): number {
  const at = document.caretPositionFromPoint?.(clientX, clientY);
  if (!at || !element.contains(at.offsetNode)) return element.textContent.length;
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(at.offsetNode, at.offset);
  return range.toString().length;
}
