/** A place in a text, counted from 1 as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The place that an error message names: `line 3, column 12`; null where it names none. */
export function placeIn(message: string): Place | null {
  const found =
    /line (\d+),? (?:column|col) (\d+)/i.exec(message) ?? /\b(\d+):(\d+)\b/.exec(message);
  return found && { line: Number(found[1]), column: Number(found[2]) };
}

/** The index in `text` of a place; its end where the place is beyond. */
export function offsetOf(text: string, { line, column }: Place): number {
  const lines = text.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return Math.min(text.length, before + column - 1);
}
