interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text after its edits, which still knows where each part of it came from. */
export interface Edited {
  readonly text: string;
  /** The offset in the original that a place in `text` came from; inside inserted text, where that stands. */
  original(offset: number): number;
}

/** Changes to a text, given by offsets in the original, in any order; what overlaps an erased part is dropped. */
export class Edits {
  private readonly edits: Edit[] = [];

  constructor(private readonly source: string) {}

  /** Replaces [start, end) with `text`; with start = end it inserts. */
  replace(start: number, end: number, text: string): void {
    this.edits.push({ start, end, text });
  }

  /** Takes [start, end) out, keeping its line breaks, so that lines stay where they are. */
  erase(start: number, end: number): void {
    this.replace(start, end, this.source.slice(start, end).replace(/[^\n\r]/g, ' '));
  }

  /** Whether an erased or replaced part ends at this offset. */
  endsAt(offset: number): boolean {
    return this.edits.some(({ start, end }) => end === offset && start < end);
  }

  /** The edited text between `head` and `tail`. */
  apply(head = '', tail = ''): Edited {
    const edits = [...this.edits].sort(inOrder);
    let text = head;
    let at = 0;
    const marks = [{ from: 0, to: 0, verbatim: false }];
    const copy = (until: number): void => {
      marks.push({ from: text.length, to: at, verbatim: true });
      text += this.source.slice(at, until);
      at = until;
    };
    for (const edit of edits) {
      if (edit.start < at) continue;
      copy(edit.start);
      marks.push({ from: text.length, to: at, verbatim: false });
      text += edit.text;
      at = edit.end;
    }
    copy(this.source.length);
    marks.push({ from: text.length, to: at, verbatim: false });
    const original = (offset: number): number => {
      const mark = marks.findLast(({ from }) => from <= offset)!;
      return mark.verbatim ? mark.to + offset - mark.from : mark.to;
    };
    return { text: text + tail, original };
  }
}

/** By start; insertions first, in the order in which they were asked for, and then the longest part. */
function inOrder(a: Edit, b: Edit): number {
  if (a.start !== b.start) return a.start - b.start;
  const inserts = Number(a.end > a.start) - Number(b.end > b.start);
  return inserts || b.end - a.end;
}
