/** A place that is wrong, and why. */
export interface EditorMark {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Where code is written; a plain field, or Monaco. */
export interface CodeEditor {
  readonly element: HTMLElement;
  text: string;
  /** Offsets of the caret, or of both ends of the selection. */
  selection: readonly [start: number, end: number];
  readonly focused: boolean;
  focus(): void;
  /** Shows where it is wrong; with null, nowhere. */
  mark(mark: EditorMark | null): void;
  /** Puts the caret there. */
  goTo(line: number, column: number): void;
  dispose(): void;
}

export interface EditorOptions {
  readonly text: string;
  /** What it is called for those who cannot see it. */
  readonly label: string;
  changed(): void;
}
