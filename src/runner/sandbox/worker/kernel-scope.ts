import type { Binding } from '../compile/index.ts';
import type { CellOnPage } from '../protocol/index.ts';

/** A variable of an earlier cell. */
export interface Seen {
  /** Its cell as a student knows it: `cell 2`. */
  readonly owner: string;
  readonly read: Binding;
}

/** What a cell finds round it. */
export interface Surroundings {
  /** The names that it sees, of the cells above it. */
  readonly seen: ReadonlyMap<string, Seen>;
  /** The names that only a cell below it declares, and that cell in words. */
  readonly below: ReadonlyMap<string, string>;
}

type Bindings = Readonly<Record<string, Binding>>;

/**
 * What cells have declared.
 *
 * What a cell sees is a matter of where it stands and not of when it runs: of the cells above it the
 * nearest that declares a name, even if that has not run. What a cell declared goes when it is run again,
 * and when it fails.
 */
export class KernelScope {
  /** Null for a cell that failed. */
  private readonly cells = new Map<string, Bindings | null>();

  /** Takes away what a cell has declared before. */
  forget(cell: string): void {
    this.cells.delete(cell);
  }

  publish(cell: string, bindings: Bindings): void {
    this.cells.set(cell, bindings);
  }

  /** A cell has failed: half of what it declares is nothing to build on. */
  fail(cell: string): void {
    this.cells.set(cell, null);
  }

  /** What a cell sees, given all cells in the order of the page; without them, all that has run. */
  around(cell: string, page: readonly CellOnPage[] | null): Surroundings {
    const index = page?.findIndex((one) => one.cell === cell) ?? -1;
    if (!page || index < 0) return { seen: this.everything(cell), below: new Map() };
    const seen = new Map<string, Seen>();
    page.slice(0, index).forEach((above, at) => {
      const owner = `cell ${at + 1}`;
      for (const name of above.declares) {
        const read = this.cells.get(above.cell)?.[name] ?? this.missing(name, above.cell, owner);
        seen.set(name, { owner, read });
      }
    });
    const below = new Map<string, string>();
    page.slice(index + 1).forEach(({ declares }, at) => {
      const owner = `cell ${index + at + 2}`;
      for (const name of declares) if (!seen.has(name) && !below.has(name)) below.set(name, owner);
    });
    return { seen, below };
  }

  /** The value of a name, whichever cell declared it last; undefined where none did. */
  read(name: string): unknown {
    return this.everything().get(name)?.read();
  }

  /** The values that a cell has declared, or all cells; what has no value yet is left out. */
  held(cell?: string): unknown[] {
    const all = cell === undefined ? [...this.cells.values()] : [this.cells.get(cell)];
    return all.flatMap((bindings) => Object.values(bindings ?? {}).flatMap(valueOf));
  }

  /** The variables of all cells but one that have a value, by cell and name. */
  others(cell: string): Map<string, Map<string, unknown>> {
    const others = new Map<string, Map<string, unknown>>();
    for (const [owner, bindings] of this.cells) {
      if (owner === cell) continue;
      const values = Object.entries(bindings ?? {}).flatMap(([name, read]) =>
        valueOf(read).map((value): [string, unknown] => [name, value]),
      );
      others.set(owner, new Map(values));
    }
    return others;
  }

  private everything(but?: string): Map<string, Seen> {
    const seen = new Map<string, Seen>();
    for (const [cell, bindings] of this.cells) {
      if (cell === but) continue;
      for (const [name, read] of Object.entries(bindings ?? {})) {
        seen.set(name, { owner: 'another cell', read });
      }
    }
    return seen;
  }

  private missing(name: string, cell: string, owner: string): Binding {
    const failed = this.cells.get(cell) === null;
    const ran = this.cells.has(cell);
    return () => {
      throw new ReferenceError(
        failed
          ? `${name} comes from ${owner}, which failed. Mend that cell and run it again.`
          : `${name} comes from ${owner}, which has not run${ran ? ' since it was changed' : ''}. ` +
              'Run it first: “Run to here” runs all that is needed.',
      );
    };
  }
}

function valueOf(read: Binding): unknown[] {
  try {
    return [read()];
  } catch {
    return [];
  }
}
