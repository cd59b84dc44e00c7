import type { CellError, Level, Output, View } from '../../runner/sandbox/index.ts';
import { formatView } from './format-view.ts';

/** One entry under a cell. */
export type LogEntry =
  | { readonly type: 'line'; readonly level: Level; readonly text: string; readonly times: number }
  | { readonly type: 'value'; readonly text: string }
  | { readonly type: 'error'; readonly error: CellError }
  | { readonly type: 'note'; readonly text: string };

/** The most entries, and the most characters in them, that are shown at a time; older ones make room. */
const MOST_ENTRIES = 500;
const MOST_CHARACTERS = 100_000;

/** What a cell has put out, as text in order; a line that repeats is counted. Never changed, always replaced. */
export class CellLog {
  static readonly empty = new CellLog([], 0, 0);

  private constructor(
    readonly entries: readonly LogEntry[],
    /** Older entries that made room. */
    readonly gone: number,
    /** Lines that the sandbox did not send, because they were too many. */
    readonly dropped: number,
  ) {}

  /** The log with one more piece. */
  with(output: Output): CellLog {
    switch (output.type) {
      case 'dropped':
        return new CellLog(this.entries, this.gone, Math.max(this.dropped, output.count));
      case 'error':
        return this.add({ type: 'error', error: output.error });
      case 'line': {
        const text = output.items.map((item) => formatView(item, true)).join(' ');
        return this.addLine(output.level, text);
      }
    }
  }

  /** The log with the value of the cell, its last expression's. */
  value(view: View): CellLog {
    return this.add({ type: 'value', text: formatView(view) });
  }

  /** The log with one more entry. */
  add(entry: LogEntry): CellLog {
    return this.cut([...this.entries, entry]);
  }

  private addLine(level: Level, text: string): CellLog {
    const last = this.entries.at(-1);
    if (last?.type === 'line' && last.level === level && last.text === text) {
      return this.cut([...this.entries.slice(0, -1), { ...last, times: last.times + 1 }]);
    }
    return this.add({ type: 'line', level, text, times: 1 });
  }

  private cut(entries: readonly LogEntry[]): CellLog {
    let over = Math.max(0, entries.length - MOST_ENTRIES);
    let characters = entries.slice(over).reduce((sum, entry) => sum + sizeOf(entry), 0);
    for (; characters > MOST_CHARACTERS && over < entries.length - 1; over++) {
      characters -= sizeOf(entries[over]);
    }
    return new CellLog(entries.slice(over), this.gone + over, this.dropped);
  }
}

function sizeOf(entry: LogEntry): number {
  return entry.type === 'error' ? entry.error.message.length : entry.text.length;
}
