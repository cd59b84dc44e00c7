import type { CellError, CellFrame } from '../protocol/index.ts';
import { CellSyntaxError, withoutReads, type CompiledCell } from '../compile/index.ts';
import { describe } from '../values/describe.ts';

/** A cell as it was evaluated once; places in its text stay true when it is edited and run again. */
export interface Evaluated {
  readonly cell: string;
  readonly compiled: CompiledCell;
}

const MOST_FRAMES = 10;

/** The name under which an engine's stack knows run `id` of a cell. */
export function sourceName(cell: string, id: number): string {
  return `${cell}.${id}.cell.js`;
}

/** Turns what was thrown into data with places in cells. */
export class CellErrors {
  private readonly evaluated = new Map<number, Evaluated>();

  constructor(private readonly advise: (message: string) => string) {}

  remember(id: number, evaluated: Evaluated): void {
    this.evaluated.set(id, evaluated);
  }

  /** The error as data; `fallback` is its place where it carries none. */
  read(thrown: unknown, cell: string, fallback: CellFrame | null): CellError {
    if (thrown instanceof CellSyntaxError) {
      return { name: thrown.name, message: thrown.message, frames: [{ cell, ...thrown.place }] };
    }
    if (!(thrown instanceof Error)) {
      return { name: '', message: `threw ${inWords(thrown)}`, frames: fallback ? [fallback] : [] };
    }
    const frames = this.frames(stackOf(thrown));
    const message = this.advise(withoutReads(messageOf(thrown)));
    return {
      name: nameOf(thrown),
      message,
      frames: frames.length || !fallback ? frames : [fallback],
    };
  }

  /** The places in cells that a stack names, innermost first. */
  frames(stack: string): CellFrame[] {
    const frames: CellFrame[] = [];
    for (const [, id, line, column] of stack.matchAll(/\.(\d+)\.cell\.js:(\d+):(\d+)/g)) {
      const found = this.evaluated.get(Number(id));
      if (!found || frames.length >= MOST_FRAMES) continue;
      const place = found.compiled.place({ line: Number(line), column: Number(column) });
      frames.push({ cell: found.cell, ...place });
    }
    return frames;
  }
}

function stackOf(error: Error): string {
  try {
    return String(error.stack);
  } catch {
    return '';
  }
}

function nameOf(error: Error): string {
  try {
    return String(error.name);
  } catch {
    return 'Error';
  }
}

function messageOf(error: Error): string {
  try {
    return String(error.message) || 'an error without a message';
  } catch {
    return 'an error whose message cannot be read';
  }
}

function inWords(thrown: unknown): string {
  const view = describe(thrown);
  if (view.kind === 'atom') return view.text;
  if (view.kind === 'string' || view.kind === 'number') return JSON.stringify(view.value);
  return `an object that is no error${view.kind === 'record' && view.name ? ` (${view.name})` : ''}`;
}
