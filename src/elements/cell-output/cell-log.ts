import type {
  CellError,
  FieldValue,
  Level,
  MemoryOutput,
  Output,
  PointsOutput,
  ProgressOutput,
  View,
} from '../../runner/sandbox/index.ts';
import { formatView } from './format-view.ts';
import { addPoints } from './add-points.ts';

/** One entry under a cell. */
export type LogEntry =
  | {
      readonly type: 'line';
      readonly level: Level;
      readonly items: readonly View[];
      /** The items as text, by which a line that repeats is known. */
      readonly text: string;
      readonly times: number;
    }
  | { readonly type: 'value'; readonly view: View; readonly text: string }
  | { readonly type: 'error'; readonly error: CellError }
  | { readonly type: 'note'; readonly text: string }
  | PointsOutput
  | ProgressOutput
  | MemoryOutput;

/** The most entries, and the most characters in them, that are shown at a time; older ones make room. */
const MOST_ENTRIES = 500;
const MOST_CHARACTERS = 100_000;
/** A character of a figure's data is not read, so it counts for less. */
const FIGURE_SHARE = 1 / 50;

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
      case 'memory':
        return this.add(output);
      case 'points':
        return this.put(output, (entry) => entry.type === 'points' && entry.chart === output.chart);
      case 'progress':
        return this.put(output, (entry) => entry.type === 'progress' && entry.loop === output.loop);
      case 'line':
        return this.addLine(output.level, output.items);
    }
  }

  /** The log with the value of the cell, its last expression's. */
  value(view: View): CellLog {
    return this.add({ type: 'value', view, text: formatView(view) });
  }

  /** The log of a run that has ended: no loop goes on. */
  ended(): CellLog {
    const entries = this.entries.map((entry) =>
      entry.type === 'progress' && entry.state === 'running'
        ? { ...entry, state: 'left' as const }
        : entry,
    );
    return new CellLog(entries, this.gone, this.dropped);
  }

  /** The log with one more entry. */
  add(entry: LogEntry): CellLog {
    return this.cut([...this.entries, entry]);
  }

  /** Puts a figure's news where the figure is; a new one at the end. */
  private put(output: PointsOutput | ProgressOutput, isIt: (entry: LogEntry) => boolean): CellLog {
    const at = this.entries.findIndex(isIt);
    if (at < 0) return this.add(output);
    const known = this.entries[at];
    const merged =
      known.type === 'points' && output.type === 'points' ? addPoints(known, output) : output;
    return new CellLog(this.entries.with(at, merged), this.gone, this.dropped);
  }

  private addLine(level: Level, items: readonly View[]): CellLog {
    const text = items.map((item) => formatView(item, true)).join(' ');
    const last = this.entries.at(-1);
    const same = last?.type === 'line' && last.level === level && last.text === text;
    if (same && !items.some(isFigure)) {
      return this.cut([...this.entries.slice(0, -1), { ...last, times: last.times + 1 }]);
    }
    return this.add({ type: 'line', level, items, text, times: 1 });
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
  switch (entry.type) {
    case 'error':
      return entry.error.message.length;
    case 'line':
      return entry.text.length + entry.items.reduce((sum, item) => sum + figureSize(item), 0);
    case 'value':
      return entry.text.length + figureSize(entry.view);
    case 'note':
      return entry.text.length;
    default:
      return 0;
  }
}

function figureSize(view: View): number {
  if (view.kind === 'images') return figureSize(view.tensor);
  if (view.kind === 'element') {
    return Object.values(view.fields).reduce((sum: number, field) => sum + fieldSize(field), 0);
  }
  return view.kind === 'tensor' ? (view.data?.length ?? 0) * FIGURE_SHARE : 0;
}

/** A field is large where it is a tensor or the file of a network; lists have their bounds. */
function fieldSize(field: FieldValue): number {
  if (typeof field === 'string') return field.length * FIGURE_SHARE;
  return typeof field === 'object' && 'kind' in field ? figureSize(field) : 0;
}

/** Whether it is drawn, so that two that look the same as text may still differ. */
export function isFigure({ kind }: View): boolean {
  return kind === 'tensor' || kind === 'images' || kind === 'element' || kind === 'table';
}
