import { expect, test } from 'vitest';
import { drawAsCells, Lesson } from './test-lesson.ts';

drawAsCells();

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
