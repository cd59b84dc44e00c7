import type { CellNames } from '../compile/index.ts';
import type { CellOnPage, ChangedName } from '../protocol/index.ts';
import type { CellFreshness, Given, StaleReason } from './freshness.ts';
import { SeenChanges } from './seen-changes.ts';
import { CellGraph, type GraphCell, type NameIssue } from './cell-graph.ts';

/** A cell's code as it stands. */
export interface NotebookCell {
  readonly id: string;
  readonly code: string;
}

/** A cell and the names in its code; null where it does not parse. */
export interface NamedCell extends NotebookCell {
  readonly names: CellNames | null;
}

interface Run {
  readonly code: string;
  readonly serial: number;
  readonly ok: boolean;
  /** The runs of the cells it needed, 0 for one that had not run. */
  readonly on: ReadonlyMap<string, number>;
  /** A cell whose change it found and should not have. */
  readonly usedBy: string | null;
  /** The cells that have changed its objects since. */
  readonly changedBy: readonly string[];
  readonly lost: boolean;
  readonly given: Given;
}

/** How a run went. */
export interface RunNote {
  readonly ok: boolean;
  /** The code that ran; it may have been edited since. */
  readonly code: string;
  /** Variables of other cells that were seen to change. */
  readonly changed: readonly ChangedName[];
  /** What the page gave it. */
  readonly given: Given;
}

/** Names through which a cell comes by random numbers. */
const RANDOM = ['Math', 'seed', 'globalThis', 'self', 'eval', 'Function'];
const IMAGE = ['chosenImage', 'globalThis', 'self', 'eval', 'Function'];

/** Reads the names of a cell; null where its code does not parse. */
export type ReadNames = (code: string) => CellNames | null;

/**
 * What has run in a lesson, and what of it still holds.
 *
 * Plain bookkeeping without a clock or a kernel: the page tells it what was edited, what ran and what was
 * lost, and asks what is stale and what to run.
 */
export class NotebookState {
  private readonly runs = new Map<string, Run>();
  private readonly shown = new SeenChanges();
  private readonly known = new Map<string, { code: string; names: CellNames | null }>();
  private cells: readonly NotebookCell[] = [];
  private made: CellGraph | null = null;
  private serial = 0;
  private given: Given = { seed: 0, image: '' };

  constructor(private readonly readNames: ReadNames) {}

  /** The cells as they stand now, in the order of the page. */
  update(cells: readonly NotebookCell[]): void {
    this.cells = cells;
    this.made = null;
    const ids = new Set(cells.map(({ id }) => id));
    for (const id of [...this.runs.keys()]) if (!ids.has(id)) this.runs.delete(id);
  }

  /** What the page gives to all cells from here on. */
  give(given: Given): void {
    this.given = given;
  }

  get graph(): CellGraph {
    this.made ??= new CellGraph(this.cells.map(({ id, code }) => this.graphCell(id, code)));
    return this.made;
  }

  /** All cells with the names in their code, in order. */
  get named(): NamedCell[] {
    return this.cells.map((cell) => ({ ...cell, names: this.names(cell.id, cell.code) }));
  }

  /** All cells and what they declare, in order, as the kernel wants to know them. */
  get page(): CellOnPage[] {
    return this.cells.map(({ id, code }) => {
      const names = this.names(id, code);
      return { cell: id, declares: [...(names?.imports ?? []), ...(names?.declares ?? [])] };
    });
  }

  /** A cell has run. */
  ran(id: string, { ok, code, changed, given }: RunNote): void {
    this.learn(id, code, changed);
    const graph = this.graphWith(id, code);
    const needs = graph.needs(id);
    const usedBy = this.spoiler(needs, needs);
    for (const owner of graph.changes(id)) {
      const run = this.runs.get(owner);
      if (run) this.runs.set(owner, { ...run, changedBy: [...run.changedBy, id] });
    }
    this.runs.set(id, {
      code,
      serial: ++this.serial,
      ok,
      on: new Map(needs.map((need) => [need, this.runs.get(need)?.serial ?? 0])),
      usedBy,
      changedBy: [],
      lost: false,
      given,
    });
  }

  /** All that cells had declared is gone. */
  lost(): void {
    for (const [id, run] of this.runs) this.runs.set(id, { ...run, lost: true });
  }

  /** All is as if nothing had ever run. */
  restart(): void {
    this.runs.clear();
  }

  freshness(id: string): CellFreshness {
    const run = this.runs.get(id);
    if (!run) return { state: 'never' };
    const why = this.staleness(id, run);
    if (why) return { state: 'stale', why };
    return { state: run.ok ? 'done' : 'failed' };
  }

  /**
   * The cells to run, in order, so that one is up to date: those it needs that do not hold, and itself.
   *
   * Where a run would find an object that has been changed too far, the cell that declares it comes first.
   */
  planTo(id: string): string[] {
    const { graph } = this;
    const wanted = [...graph.allNeeds(id), id];
    const runs = new Set(wanted.filter((one) => one === id || !this.holds(one)));
    for (let size = -1; size !== runs.size;) {
      size = runs.size;
      for (const one of wanted) {
        if (graph.needs(one).some((need) => runs.has(need))) runs.add(one);
        if (runs.has(one)) this.addSpoiled(one, runs);
      }
    }
    return wanted.filter((one) => runs.has(one));
  }

  issues(id: string): NameIssue[] {
    return this.graph.issues(id);
  }

  private holds(id: string): boolean {
    return this.freshness(id).state === 'done';
  }

  private staleness(id: string, run: Run): StaleReason | null {
    if (run.lost) return { because: 'lost' };
    if (run.code !== this.codeOf(id)) return { because: 'edited' };
    if (run.given.seed !== this.given.seed && this.usesAny(id, RANDOM)) return { because: 'seed' };
    if (run.given.image !== this.given.image && this.usesAny(id, IMAGE))
      return { because: 'image' };
    const { graph } = this;
    if (run.usedBy !== null) return { because: 'used', cell: graph.numberOf(run.usedBy) };
    const needs = graph.needs(id);
    for (const need of needs) {
      const needed = this.runs.get(need);
      const cell = graph.numberOf(need);
      const changed = needed && needed.code !== this.codeOf(need);
      if (changed || !run.on.has(need)) return { because: 'changed', cell };
      if (run.on.get(need) === 0) return { because: 'missing', cell };
      if (needed?.serial !== run.on.get(need)) return { because: 'ran', cell };
      const further = needed ? this.staleness(need, needed) : null;
      if (further) return 'cell' in further ? further : { because: 'changed', cell };
    }
    const gone = [...run.on.keys()].find((need) => !needs.includes(need));
    return gone === undefined ? null : { because: 'changed', cell: graph.numberOf(gone) };
  }

  /**
   * A cell whose change of an owner's object would be found by one with these needs, and should not: it
   * stands below, or is the very cell, or its code no longer makes that change.
   */
  private spoiler(owners: readonly string[], needs: readonly string[]): string | null {
    for (const owner of owners) {
      const late = this.runs.get(owner)?.changedBy.find((other) => !needs.includes(other));
      if (late !== undefined) return late;
    }
    return null;
  }

  private addSpoiled(id: string, runs: Set<string>): void {
    const needs = this.graph.needs(id);
    for (const need of needs) if (this.spoiler([need], needs) !== null) runs.add(need);
  }

  /** The graph as it was when a cell ran with this code. */
  private graphWith(id: string, code: string): CellGraph {
    if (code === this.codeOf(id)) return this.graph;
    const own: GraphCell = {
      id,
      names: this.readNames(code),
      seenToChange: this.shown.of(id, code),
    };
    return new CellGraph(
      this.cells.map((cell) => (cell.id === id ? own : this.graphCell(cell.id, cell.code))),
    );
  }

  private graphCell(id: string, code: string): GraphCell {
    return { id, names: this.names(id, code), seenToChange: this.shown.of(id, code) };
  }

  /** Notes whose things a run has changed, where its text does not say so. */
  private learn(id: string, code: string, changed: readonly ChangedName[]): void {
    const graph = this.graphWith(id, code);
    const said = this.readNames(code)?.changes ?? [];
    const unsaid = changed.filter(({ cell, name }) => {
      const owner = graph.whereDeclared(name, id).above;
      return !said.includes(name) || owner !== graph.numberOf(cell);
    });
    this.shown.add(
      id,
      code,
      unsaid.map(({ cell }) => cell),
    );
    if (unsaid.length > 0) this.made = null;
  }

  private usesAny(id: string, names: readonly string[]): boolean {
    const uses = this.names(id, this.codeOf(id))?.uses ?? [];
    return uses.some(({ name }) => names.includes(name));
  }

  private codeOf(id: string): string {
    return this.cells.find((cell) => cell.id === id)?.code ?? '';
  }

  private names(id: string, code: string): CellNames | null {
    let known = this.known.get(id);
    if (known?.code !== code) this.known.set(id, (known = { code, names: this.readNames(code) }));
    return known.names;
  }
}
