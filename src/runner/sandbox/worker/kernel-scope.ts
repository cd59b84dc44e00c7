import { type Binding } from '../compile/index.ts';
import { CORE_GLOBALS } from './core-globals.ts';

/**
 * What cells have declared, as accessors on the global object that read and write the cells' own bindings.
 *
 * A name belongs to the cell that declared it last, and goes when that cell is run again.
 */
export class KernelScope {
  private readonly owners = new Map<string, { cell: string; binding: Binding }>();

  constructor(private readonly root: object = globalThis) {}

  /** Takes away what a cell has declared before. */
  forget(cell: string): void {
    for (const [name, { cell: owner }] of [...this.owners]) {
      if (owner !== cell) continue;
      this.owners.delete(name);
      Reflect.deleteProperty(this.root, name);
    }
  }

  /** Shows a cell's bindings to later cells; returns the names that stay the built-ins'. */
  publish(cell: string, bindings: Readonly<Record<string, Binding>>): string[] {
    const refused: string[] = [];
    for (const [name, binding] of Object.entries(bindings)) {
      const [get, set] = binding;
      const shown =
        !CORE_GLOBALS.includes(name) &&
        Reflect.defineProperty(this.root, name, { get, set, configurable: true, enumerable: true });
      if (shown) this.owners.set(name, { cell, binding });
      else refused.push(name);
    }
    return refused;
  }

  /** The value of a declared name; undefined where there is none. */
  read(name: string): unknown {
    return this.owners.get(name)?.binding[0]();
  }

  get names(): string[] {
    return [...this.owners.keys()];
  }
}
