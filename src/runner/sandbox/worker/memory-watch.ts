import type { TensorMemory } from '../../../cnn/backend/index.ts';
import type { MemoryOutput } from '../protocol/index.ts';
import { liveTensors, type LiveTensor } from './live-tensors.ts';

interface Before {
  readonly memory: TensorMemory;
  /** What the cell's declarations of an earlier run held. */
  readonly earlier: ReadonlySet<LiveTensor>;
}

/**
 * Counts tensors before and after a run, and tells which of them were left behind.
 *
 * Left behind is what the run made, still lives, and is held by nothing that any cell has declared nor by
 * the run's value; so a network, a data set or a list that a cell keeps is none. What an earlier run of
 * the same cell had declared and nothing holds any more is disposed, so that running a cell twice takes
 * no more memory than once.
 */
export class MemoryWatch {
  private before: Before | null = null;
  /** The values of cells, by cell: shown, and so held until the cell runs again. */
  private readonly shown = new Map<string, unknown>();

  constructor(private readonly read: () => TensorMemory | null) {}

  /** A run begins; `declared` is what the cell had declared before. */
  begin(cell: string, declared: readonly unknown[]): void {
    const memory = this.read() ?? { tensors: 0, bytes: 0, nextId: 0 };
    const earlier = liveTensors([...declared, this.shown.get(cell)]) ?? new Set();
    this.shown.delete(cell);
    this.before = { memory, earlier };
  }

  /**
   * A run has ended.
   *
   * @param value what it gave
   * @param declared what all cells hold now
   * @param abandoned what it had declared before it failed, and nobody can reach any more
   * @returns null where the run had nothing to do with the framework's tensors
   */
  finish(
    cell: string,
    value: unknown,
    declared: readonly unknown[],
    abandoned: readonly unknown[] = [],
  ): MemoryOutput | null {
    const { before } = this;
    const after = this.read();
    if (!before || !after) return null;
    this.before = null;
    this.shown.set(cell, value);
    const { memory } = before;
    if (after.nextId === memory.nextId && after.tensors === memory.tensors) return null;
    const held = liveTensors([...declared, ...this.shown.values()]);
    const gone = liveTensors(abandoned);
    if (!held || !gone) return { type: 'memory', ...sizes(after), left: NOTHING };
    const left = leftBehind(memory, after, new Set([...held, ...gone]));
    for (const tensor of [...before.earlier, ...gone]) {
      if (!held.has(tensor) && !tensor.isDisposed) tensor.dispose();
    }
    return { type: 'memory', ...sizes(this.read() ?? after), left };
  }
}

const NOTHING = { tensors: 0, bytes: 0 };

function sizes({ tensors, bytes }: TensorMemory) {
  return { tensors, bytes };
}

function leftBehind(
  before: TensorMemory,
  after: TensorMemory,
  held: ReadonlySet<LiveTensor>,
): MemoryOutput['left'] {
  const made = [...held].filter(({ id }) => id >= before.nextId);
  const bytes = made.reduce((sum, { size, dtype }) => sum + size * (dtype === 'bool' ? 1 : 4), 0);
  const tensors = Math.max(0, after.tensors - before.tensors - made.length);
  return { tensors, bytes: tensors > 0 ? Math.max(0, after.bytes - before.bytes - bytes) : 0 };
}
