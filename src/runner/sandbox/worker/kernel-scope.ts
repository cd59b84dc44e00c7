import { type Binding } from '../compile/index.ts';

/** A variable of an earlier cell. */
export interface Seen {
  readonly cell: string;
  readonly read: Binding;
}

/**
 * What cells have declared.
 *
 * What a cell sees is a matter of where it stands and not of when it runs: of the cells before it the
 * nearest that declares a name. What a cell declared goes when it is run again, and when it fails.
 */
export class KernelScope {
  private readonly cells = new Map<string, Readonly<Record<string, Binding>>>();

  /** Takes away what a cell has declared before. */
  forget(cell: string): void {
    this.cells.delete(cell);
  }

  publish(cell: string, bindings: Readonly<Record<string, Binding>>): void {
    this.cells.set(cell, bindings);
  }

  /** The names that a cell sees after the cells `before`, which stand in the order of the page. */
  seenAfter(before: readonly string[]): Map<string, Seen> {
    const seen = new Map<string, Seen>();
    for (const cell of before) {
      const bindings = this.cells.get(cell) ?? {};
      for (const [name, read] of Object.entries(bindings)) seen.set(name, { cell, read });
    }
    return seen;
  }

  /** The value of a name, whichever cell declared it last; undefined where none did. */
  read(name: string): unknown {
    return this.seenAfter([...this.cells.keys()])
      .get(name)
      ?.read();
  }

  /** The cells that have declared something, in the order in which they ran. */
  get all(): string[] {
    return [...this.cells.keys()];
  }
}
