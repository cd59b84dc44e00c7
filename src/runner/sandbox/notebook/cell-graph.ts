import type { CellNames } from '../compile/index.ts';

/** A cell as the graph needs it. */
export interface GraphCell {
  readonly id: string;
  /** Null where its code does not parse: then it declares and uses nothing. */
  readonly names: CellNames | null;
  /** The cells whose things it was seen to change in ways that its text does not show. */
  readonly seenToChange?: ReadonlySet<string>;
}

/** Something about a cell's names that a student should know. */
export type NameIssue =
  /** It is used here and declared further down only. */
  | { readonly kind: 'below'; readonly name: string; readonly cell: number }
  /** An earlier cell declares it too, and a later one uses it. */
  | { readonly kind: 'twice'; readonly name: string; readonly cell: number }
  /** It belongs to an earlier cell and is given a new value here. */
  | { readonly kind: 'written'; readonly name: string; readonly cell: number };

/**
 * Which cell of a lesson needs which.
 *
 * Cells stand in the order of the page. A name that a cell uses is that of the nearest cell above which
 * declares it; what stands below is never seen. A cell needs the one whose name it uses, and those in
 * between that change what the name holds, as their text says or as a run has shown.
 */
export class CellGraph {
  private readonly at: ReadonlyMap<string, number>;
  private readonly needed: readonly ReadonlySet<number>[];

  constructor(private readonly cells: readonly GraphCell[]) {
    this.at = new Map(cells.map(({ id }, index) => [id, index]));
    this.needed = cells.map((_, index) => this.findNeeds(index));
  }

  /** The ids of all cells, in order. */
  get order(): string[] {
    return this.cells.map(({ id }) => id);
  }

  /** The number under which a student knows a cell, from 1; 0 for one that is not here. */
  numberOf(id: string): number {
    return (this.at.get(id) ?? -1) + 1;
  }

  /** The cells above one. */
  before(id: string): string[] {
    return this.order.slice(0, this.at.get(id));
  }

  /** The cells that one needs directly, in order. */
  needs(id: string): string[] {
    return this.ids(this.needed[this.at.get(id) ?? -1] ?? []);
  }

  /** All that one needs, over others too, in order, itself left out. */
  allNeeds(id: string): string[] {
    const all = new Set<number>();
    const add = (index: number): void => {
      for (const needed of this.needed[index] ?? []) {
        if (all.has(needed)) continue;
        all.add(needed);
        add(needed);
      }
    };
    add(this.at.get(id) ?? -1);
    return this.ids(all);
  }

  /** The cells whose objects one changes: `list.push(1)`, where an earlier cell declares `list`. */
  changes(id: string): string[] {
    const index = this.at.get(id) ?? -1;
    const { names, seenToChange = [] } = this.cells[index] ?? {};
    const owners = names?.changes.map((name) => this.owner(name, index)) ?? [];
    const seen = [...seenToChange].map((one) => this.at.get(one) ?? -1);
    return this.ids(new Set([...owners, ...seen].filter((at) => at >= 0)));
  }

  /** The number of the nearest cell with a name: above the cell, else below it; 0 where there is none. */
  whereDeclared(name: string, id: string): { readonly above: number; readonly below: number } {
    const index = this.at.get(id) ?? -1;
    return { above: this.owner(name, index) + 1, below: this.nextOwner(name, index) + 1 };
  }

  /** What is odd about a cell's names, each name once. */
  issues(id: string): NameIssue[] {
    const index = this.at.get(id) ?? -1;
    const names = this.cells[index]?.names;
    if (!names) return [];
    const issues = new Map<string, NameIssue>();
    for (const { name, how } of names.uses) {
      const owner = this.owner(name, index);
      const below = this.nextOwner(name, index);
      if (owner >= 0 && how === 'write')
        issues.set(name, { kind: 'written', name, cell: owner + 1 });
      if (owner < 0 && below >= 0) issues.set(name, { kind: 'below', name, cell: below + 1 });
    }
    for (const name of names.declares) {
      const owner = this.owner(name, index, false);
      const used = this.cells.some((_, other) => other > index && this.uses(name, other, index));
      if (owner >= 0 && used) issues.set(name, { kind: 'twice', name, cell: owner + 1 });
    }
    return [...issues.values()];
  }

  private ids(indices: Iterable<number>): string[] {
    return [...indices].sort((a, b) => a - b).map((index) => this.cells[index].id);
  }

  private findNeeds(index: number): ReadonlySet<number> {
    const needs = new Set<number>();
    for (const name of new Set(this.cells[index].names?.uses.map((use) => use.name))) {
      const owner = this.owner(name, index);
      if (owner < 0) continue;
      needs.add(owner);
      for (let between = owner + 1; between < index; between++) {
        const { names, seenToChange } = this.cells[between];
        const changes = names?.changes.includes(name) || seenToChange?.has(this.cells[owner].id);
        if (changes) needs.add(between);
      }
    }
    return needs;
  }

  /** The nearest cell above that has a name, of its own or imported; -1 where there is none. */
  private owner(name: string, index: number, imported = true): number {
    return this.cells
      .slice(0, Math.max(0, index))
      .findLastIndex((cell) => has(cell, name, imported));
  }

  private nextOwner(name: string, index: number): number {
    return this.cells.findIndex((cell, other) => other > index && has(cell, name, true));
  }

  private uses(name: string, index: number, owner: number): boolean {
    const used = this.cells[index].names?.uses.some((use) => use.name === name) ?? false;
    return used && this.owner(name, index) === owner;
  }
}

function has({ names }: GraphCell, name: string, imported: boolean): boolean {
  if (!names) return false;
  return names.declares.includes(name) || (imported && names.imports.includes(name));
}
