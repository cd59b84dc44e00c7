import { afterAll, beforeAll } from 'vitest';
import { compileCell, type Binding, type CellKit } from '../compile/index.ts';
import { ChangeWatch } from '../worker/change-watch.ts';
import { CellRandom } from '../worker/cell-random.ts';
import { KernelScope } from '../worker/kernel-scope.ts';
import type { ChangedName } from '../protocol/index.ts';
import type { Given } from './freshness.ts';
import { NotebookState } from './notebook-state.ts';
import { readNames } from './read-names.ts';

const random = new CellRandom();
const { random: own } = Math;

/** Has cells of this file's tests draw their numbers as the worker has them drawn. */
export function drawAsCells(): void {
  beforeAll(() => void (Math.random = random.draw));
  afterAll(() => void (Math.random = own));
}

interface Evaluated {
  readonly ok: boolean;
  readonly text: string;
  readonly changed: readonly ChangedName[];
}

/** A lesson of cells `1`, `2`, … whose cells are run as the worker runs them. */
export class Lesson {
  readonly state = new NotebookState(readNames);
  readonly shown = new Map<string, string>();
  private scope = new KernelScope();
  private given: Given = { seed: 1, image: 'a' };
  private readonly codes: string[];

  constructor(codes: readonly string[]) {
    this.codes = [...codes];
    this.state.give(this.given);
    this.edit('1', codes[0]);
  }

  get ids(): string[] {
    return this.codes.map((_, index) => `${index + 1}`);
  }

  edit(id: string, code: string): void {
    this.codes[Number(id) - 1] = code;
    this.state.update(this.ids.map((one) => ({ id: one, code: this.codes[Number(one) - 1] })));
  }

  async run(...ids: string[]): Promise<void> {
    for (const id of ids) {
      const value = await this.evaluate(id);
      const { given } = this;
      this.state.ran(id, { ...value, code: this.codes[Number(id) - 1], given });
      this.shown.set(id, value.text);
    }
  }

  give(given: Partial<Given>): void {
    this.given = { ...this.given, ...given };
    this.state.give(this.given);
  }

  restart(): void {
    this.scope = new KernelScope();
    this.state.restart();
    this.shown.clear();
  }

  states(): string[] {
    return this.ids.map((id) => this.state.freshness(id).state);
  }

  /** What every cell shows when all run in order in a fresh kernel. */
  async fresh(): Promise<Map<string, string>> {
    const lesson = new Lesson(this.codes);
    lesson.give(this.given);
    await lesson.run(...lesson.ids);
    return lesson.shown;
  }

  private async evaluate(id: string): Promise<Evaluated> {
    this.scope.forget(id);
    const watch = new ChangeWatch(this.scope);
    watch.begin(id);
    random.begin(this.given.seed, id);
    const ended = await this.attempt(id);
    return { ...ended, changed: watch.finish(id) };
  }

  private async attempt(id: string): Promise<Omit<Evaluated, 'changed'>> {
    const { seen } = this.scope.around(id, this.state.page);
    const kit: CellKit = {
      library: {},
      seen: Object.fromEntries(
        [...seen].map(([name, { read }]): [string, Binding] => [name, read]),
      ),
      publish: (bindings) => this.scope.publish(id, bindings),
      thrown: (value) => value,
    };
    try {
      const owners = new Map([...seen].map(([name, { owner }]) => [name, owner]));
      const { text } = compileCell(this.codes[Number(id) - 1], owners);
      const value = await ((0, eval)(text) as (kit: CellKit) => Promise<unknown>)(kit);
      return { ok: true, text: JSON.stringify(value) ?? 'undefined' };
    } catch {
      this.scope.fail(id);
      return { ok: false, text: 'failed' };
    }
  }
}

/** A lesson whose cells have run in order. */
export async function ran(...codes: string[]): Promise<Lesson> {
  const lesson = new Lesson(codes);
  await lesson.run(...lesson.ids);
  return lesson;
}
