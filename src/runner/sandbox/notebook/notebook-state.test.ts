import { afterAll, beforeAll, expect, test } from 'vitest';

import { compileCell, type Binding, type CellKit } from '../compile/index.ts';
import { ChangeWatch } from '../worker/change-watch.ts';
import { CellRandom } from '../worker/cell-random.ts';
import { KernelScope } from '../worker/kernel-scope.ts';
import type { ChangedName } from '../protocol.ts';
import type { Given } from './freshness.ts';
import { NotebookState } from './notebook-state.ts';
import { readNames } from './read-names.ts';

const random = new CellRandom();
const { random: own } = Math;

beforeAll(() => void (Math.random = random.draw));
afterAll(() => void (Math.random = own));

interface Evaluated {
  readonly ok: boolean;
  readonly text: string;
  readonly changed: readonly ChangedName[];
}

/** A lesson of cells `1`, `2`, … whose cells are run as the worker runs them. */
class Lesson {
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

async function ran(...codes: string[]): Promise<Lesson> {
  const lesson = new Lesson(codes);
  await lesson.run(...lesson.ids);
  return lesson;
}

test('an edited cell is stale, and so is every cell that needs it', async () => {
  const lesson = await ran('const a = 1', 'const b = a', 'b', '5');
  lesson.edit('1', 'const a = 2');
  expect(lesson.ids.map((id) => lesson.state.freshness(id))).toEqual([
    { state: 'stale', why: { because: 'edited' } },
    { state: 'stale', why: { because: 'changed', cell: 1 } },
    { state: 'stale', why: { because: 'changed', cell: 1 } },
    { state: 'done' },
  ]);
  lesson.edit('1', 'const a = 1');
  expect(lesson.states()).toEqual(['done', 'done', 'done', 'done']);
});

test('a cell is stale when one that it needs has run again', async () => {
  const lesson = await ran('const a = 1', 'a');
  await lesson.run('1');
  expect(lesson.state.freshness('2')).toEqual({ state: 'stale', why: { because: 'ran', cell: 1 } });
});

test('a new cell in between that declares the name makes those below stale', async () => {
  const lesson = await ran('const a = 1', '0', 'a');
  lesson.edit('2', 'const a = 2');
  expect(lesson.state.freshness('3')).toEqual({
    state: 'stale',
    why: { because: 'changed', cell: 2 },
  });
});

test('a declaration that is taken away makes those below stale, and they no longer find it', async () => {
  const lesson = await ran('const a = 1', 'a');
  lesson.edit('1', '0');
  expect(lesson.states()).toEqual(['stale', 'stale']);
  await lesson.run('1', '2');
  expect(lesson.states()).toEqual(['done', 'failed']);
});

test('run to here runs what is stale or never ran, in order, and nothing else', async () => {
  const lesson = new Lesson(['const a = 1', 'const b = a', '"apart"', 'a + b', 'b']);
  expect(lesson.state.planTo('4')).toEqual(['1', '2', '4']);
  await lesson.run('1', '2', '4');
  expect(lesson.state.planTo('5')).toEqual(['5']);
  lesson.edit('2', 'const b = 2 * a');
  expect(lesson.state.planTo('5')).toEqual(['2', '5']);
});

test('a cell that failed is run again for those that need it', async () => {
  const lesson = await ran('const a = missing', 'a');
  expect(lesson.states()).toEqual(['failed', 'failed']);
  lesson.edit('1', 'const a = 1');
  expect(lesson.state.planTo('2')).toEqual(['1', '2']);
});

test('a cell that changes an object twice is stale, and is brought up to date from the start', async () => {
  const lesson = await ran('const list = []', 'list.push(1)', 'list.length');
  await lesson.run('2');
  expect(lesson.state.freshness('2')).toEqual({
    state: 'stale',
    why: { because: 'used', cell: 2 },
  });
  expect(lesson.state.planTo('3')).toEqual(['1', '2', '3']);
});

test('a cell that finds what one below it has changed is stale', async () => {
  const lesson = await ran('const list = []', 'list.length', 'list.push(1)');
  await lesson.run('2');
  expect(lesson.shown.get('2')).toBe('1');
  expect(lesson.state.freshness('2')).toEqual({
    state: 'stale',
    why: { because: 'used', cell: 3 },
  });
  await lesson.run(...lesson.state.planTo('2'));
  expect(lesson.shown.get('2')).toBe('0');
});

test('after a stop nothing holds, and after a restart nothing has run', async () => {
  const lesson = await ran('const a = 1', 'a');
  lesson.state.lost();
  expect(lesson.state.freshness('1')).toEqual({ state: 'stale', why: { because: 'lost' } });
  expect(lesson.state.planTo('2')).toEqual(['1', '2']);
  lesson.state.restart();
  expect(lesson.states()).toEqual(['never', 'never']);
});

test('a list that is changed under a second name is known to be changed, once a run has shown it', async () => {
  const lesson = await ran('const a = [1]', 'const b = a; b.push(2)', 'a.length', '5');
  expect(lesson.states()).toEqual(['done', 'done', 'done', 'done']);
  expect(lesson.shown.get('3')).toBe('2');
  await lesson.run('2');
  expect(lesson.ids.map((id) => lesson.state.freshness(id))).toEqual([
    { state: 'done' },
    { state: 'stale', why: { because: 'used', cell: 2 } },
    { state: 'stale', why: { because: 'ran', cell: 2 } },
    { state: 'done' },
  ]);
  await lesson.run(...lesson.state.planTo('3'));
  expect([lesson.shown.get('3'), ...lesson.states()]).toEqual([
    '2',
    'done',
    'done',
    'done',
    'done',
  ]);
});

test('a reader that ran before the second name changed the list is stale afterwards', async () => {
  const lesson = new Lesson(['const a = [1]', 'const b = a; b.push(2)', 'a.length']);
  await lesson.run('1', '3', '2');
  expect(lesson.shown.get('3')).toBe('1');
  expect(lesson.state.freshness('3')).toEqual({
    state: 'stale',
    why: { because: 'changed', cell: 2 },
  });
});

test('a function of an earlier cell that keeps a count makes those below depend on who called it', async () => {
  const lesson = await ran('let n = 0; const next = () => ++n', 'next()', 'next()');
  await lesson.run('2');
  expect(lesson.shown.get('2')).toBe('3');
  expect(lesson.states()).toEqual(['done', 'stale', 'stale']);
  await lesson.run(...lesson.state.planTo('3'));
  expect([lesson.shown.get('2'), lesson.shown.get('3')]).toEqual(['1', '2']);
});

test('a changed text is not held to what the old one was seen to do', async () => {
  const lesson = await ran('const a = [1]', 'const b = a; b.push(2)', 'a.length');
  lesson.edit('2', '0');
  expect(lesson.state.freshness('3')).toMatchObject({ state: 'stale' });
  await lesson.run(...lesson.state.planTo('3'));
  expect(lesson.shown.get('3')).toBe('1');
  expect(lesson.state.freshness('3')).toEqual({ state: 'done' });
});

test('another seed makes stale what draws random numbers, and what depends on it', async () => {
  const lesson = await ran('const die = () => Math.random()', 'die()', 'seed', '5');
  lesson.give({ seed: 2 });
  expect(lesson.ids.map((id) => lesson.state.freshness(id))).toMatchObject([
    { state: 'stale', why: { because: 'seed' } },
    { state: 'stale', why: { because: 'changed', cell: 1 } },
    { state: 'stale', why: { because: 'seed' } },
    { state: 'done' },
  ]);
  lesson.give({ seed: 1 });
  expect(lesson.states()).toEqual(['done', 'done', 'failed', 'done']);
});

test('another image makes stale what takes the chosen one', async () => {
  const lesson = await ran('const take = () => chosenImage()', 'take', '5');
  lesson.give({ image: 'b' });
  expect(lesson.ids.map((id) => lesson.state.freshness(id))).toMatchObject([
    { state: 'stale', why: { because: 'image' } },
    { state: 'stale', why: { because: 'changed', cell: 1 } },
    { state: 'done' },
  ]);
});

/** Whole numbers below `limit`, the same for a seed (Park and Miller 1988). */
function dice(seed: number): (limit: number) => number {
  let state = seed * 7919 + 1;
  return (limit) => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
}

const CELLS = 6;

/** The code of a cell that declares, uses, hides, calls or changes one of a few names. */
function randomCode(roll: (limit: number) => number): string {
  const name = () => 'abc'[roll(3)];
  const [x, y, z] = [name(), name(), name()];
  const n = roll(10);
  const codes = [
    `const ${x} = ${n};\n${x}`,
    `const ${x} = [${n}];\n${x}`,
    `${x}`,
    `const ${x} = [${y}, ${n}].flat(9);\n${x}`,
    `const ${x} = () => [${y}].flat(9);\n${n}`,
    `${x}()`,
    `let ${x} = ${n};\n{ let ${y} = 1; ${x} += ${y}; }\n[${x}, ${z}]`,
    `${x}.push(${n});\n${x}.length`,
    `${x} = ${n}`,
    `const { ${x}, d: ${y === x ? 'other' : y} = ${n} } = { ${x}: ${n} };\n[${x}]`,
    `const ${x} = ;`,
    `typeof ${x}`,
    `const ${x} = [Math.random()];\n${x}`,
    `const ${x} = () => Math.random();\n[${x}(), ${x}()]`,
  ];
  return codes[roll(codes.length)];
}

test.each(Array.from({ length: 300 }, (_, seed) => seed))(
  'whatever was edited and run in whichever order, what is not stale shows what a fresh run shows (%i)',
  async (seed) => {
    const roll = dice(seed);
    const lesson = new Lesson(Array.from({ length: CELLS }, () => randomCode(roll)));
    const some = () => `${roll(CELLS) + 1}`;
    for (let action = 0; action < 25; action++) {
      const id = some();
      const kind = roll(4);
      if (kind === 0) lesson.edit(id, randomCode(roll));
      else if (kind === 1) await lesson.run(...lesson.state.planTo(id));
      else await lesson.run(id);
      const fresh = await lesson.fresh();
      for (const one of lesson.ids) {
        const { state } = lesson.state.freshness(one);
        if (state === 'done' || state === 'failed') {
          expect([one, lesson.shown.get(one)]).toEqual([one, fresh.get(one)]);
        }
      }
    }
    const fresh = await lesson.fresh();
    for (const id of lesson.ids) {
      await lesson.run(...lesson.state.planTo(id));
      expect([id, lesson.shown.get(id)]).toEqual([id, fresh.get(id)]);
    }
    lesson.restart();
    await lesson.run(...lesson.ids);
    expect(lesson.shown).toEqual(fresh);
  },
);

/** The code of a cell that gives a value a second name, changes it under one, or calls what changes it. */
function aliasingCode(roll: (limit: number) => number): string {
  const name = () => 'abc'[roll(3)];
  const [x, y] = [name(), name()];
  const n = roll(10);
  const codes = [
    `const ${x} = [${n}];\n${x}`,
    `const ${x} = ${y};\n${x}`,
    `const ${x} = { inner: ${y} };\n${x}`,
    `const other = ${x};\nother.push?.(${n});\nother`,
    `for (const one of [${x}]) one.push?.(${n});\n0`,
    `let count${n} = 0;\nconst ${x} = () => ++count${n};\n0`,
    `typeof ${x} === 'function' ? ${x}() : ${x}`,
    `((list) => list.inner?.push?.(${n}))(${x});\n0`,
  ];
  return codes[roll(codes.length)];
}

test.each(Array.from({ length: 200 }, (_, seed) => seed))(
  'with second names too, after run all what is not stale shows what a fresh run shows (%i)',
  async (seed) => {
    const roll = dice(seed);
    const lesson = new Lesson(Array.from({ length: CELLS }, () => aliasingCode(roll)));
    await lesson.run(...lesson.ids);
    const fresh = new Map(lesson.shown);
    for (let action = 0; action < 15; action++) {
      const id = `${roll(CELLS) + 1}`;
      await lesson.run(...(roll(3) === 0 ? lesson.state.planTo(id) : [id]));
      for (const one of lesson.ids) {
        const { state } = lesson.state.freshness(one);
        if (state === 'done' || state === 'failed') {
          expect([one, lesson.shown.get(one)]).toEqual([one, fresh.get(one)]);
        }
      }
    }
    for (const id of lesson.ids) {
      await lesson.run(...lesson.state.planTo(id));
      expect([id, lesson.shown.get(id)]).toEqual([id, fresh.get(id)]);
    }
  },
);
