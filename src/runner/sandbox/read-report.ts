import type {
  CellError,
  CellFrame,
  ChangedName,
  Level,
  Output,
  Plain,
  PlainText,
  WorkerReport,
} from './protocol/index.ts';
import { count, isRecord, text } from './values/read-basics.ts';
import { readFigure } from './values/read-output.ts';
import { readView } from './values/read-view.ts';
import { decodePlain } from './values/plain.ts';

/** A report as the page uses it: a call's value is read already. */
export type Report =
  | Exclude<WorkerReport, { type: 'returned' }>
  | { readonly type: 'returned'; readonly id: number; readonly value: Plain };

const MOST_ITEMS = 200;
const MOST_FRAMES = 20;
const MOST_CHANGED = 1000;

/** Reads what a worker said, field by field; null where it is no report, and then it is ignored. */
export function readReport(json: string): Report | null {
  const from = parsed(json);
  if (!isRecord(from)) return null;
  switch (from.type) {
    case 'ready':
    case 'needs':
    case 'wantsImage':
      return { type: from.type };
    case 'pong':
      return { type: 'pong', beat: count(from.beat) };
    case 'output': {
      const output = readOutput(from.output);
      return output && { type: 'output', cell: text(from.cell), output };
    }
    case 'done':
      return {
        type: 'done',
        id: count(from.id),
        value: readView(from.value),
        changed: readChanged(from.changed),
      };
    case 'returned': {
      const decoded = decodePlain(from.value as PlainText);
      return decoded && { type: 'returned', id: count(from.id), value: decoded.value };
    }
    case 'failed':
      return {
        type: 'failed',
        id: count(from.id),
        error: readError(from.error),
        changed: readChanged(from.changed),
      };
    default:
      return null;
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function readOutput(from: unknown): Output | null {
  if (!isRecord(from)) return null;
  if (from.type === 'dropped') return { type: 'dropped', count: count(from.count) };
  if (from.type === 'error') return { type: 'error', error: readError(from.error) };
  if (from.type !== 'line' || !Array.isArray(from.items)) return readFigure(from);
  const items = from.items.slice(0, MOST_ITEMS).map((item) => readView(item));
  return {
    type: 'line',
    level: readLevel(from.level),
    items: items.filter((item) => item !== null),
  };
}

function readLevel(from: unknown): Level {
  return from === 'info' || from === 'warn' || from === 'error' || from === 'debug' ? from : 'log';
}

function readError(from: unknown): CellError {
  if (!isRecord(from)) return { name: '', message: 'The cell failed.', frames: [] };
  const frames = Array.isArray(from.frames) ? from.frames.slice(0, MOST_FRAMES) : [];
  return {
    name: text(from.name),
    message: text(from.message),
    frames: frames.map(readFrame).filter((frame) => frame !== null),
  };
}

function readFrame(from: unknown): CellFrame | null {
  if (!isRecord(from)) return null;
  const frame = { cell: text(from.cell), line: count(from.line), column: count(from.column) };
  return frame.line > 0 && frame.column > 0 ? frame : null;
}

function readChanged(from: unknown): ChangedName[] {
  if (!Array.isArray(from)) return [];
  const names = from.slice(0, MOST_CHANGED).filter(isRecord);
  return names.map((one) => ({ cell: text(one.cell), name: text(one.name) }));
}
