import type { ChangedName } from '../protocol/index.ts';
import { fingerprint } from './fingerprint.ts';
import type { KernelScope } from './kernel-scope.ts';

/**
 * Finds which variables of other cells a run has changed, by whatever name it got hold of them.
 *
 * What the parser sees in the text (`a.push(1)`) it finds too, and beyond that what no text shows:
 * a second name for the same list, or a function of another cell that writes. What a function keeps
 * to itself without a name of the cell's, and private fields, it does not see.
 */
export class ChangeWatch {
  private before: ReadonlyMap<string, ReadonlyMap<string, number | null>> = new Map();

  constructor(private readonly scope: Pick<KernelScope, 'others'>) {}

  /** A run of a cell begins. */
  begin(cell: string): void {
    this.before = this.look(cell);
  }

  /** A run has ended: what is not as it was. */
  finish(cell: string): ChangedName[] {
    const changed: ChangedName[] = [];
    const now = this.look(cell);
    for (const [owner, names] of this.before) {
      for (const [name, was] of names) {
        const is = now.get(owner)?.get(name);
        if (was !== null && is !== undefined && is !== null && is !== was) {
          changed.push({ cell: owner, name });
        }
      }
    }
    return changed;
  }

  private look(cell: string): Map<string, Map<string, number | null>> {
    const others = this.scope.others(cell);
    const classes = new Set<object>();
    for (const values of others.values()) {
      for (const value of values.values()) {
        if (typeof value === 'function' && isObject(value.prototype)) classes.add(value.prototype);
      }
    }
    const look = (value: unknown) => fingerprint(value, classes);
    return new Map(
      [...others].map(([owner, values]) => [
        owner,
        new Map([...values].map(([name, value]) => [name, look(value)])),
      ]),
    );
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
