import { expect, test } from 'vitest';
import { drawAsCells, Lesson, ran } from './test-lesson.ts';

drawAsCells();

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
