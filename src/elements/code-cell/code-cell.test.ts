// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Shared } from '../../lesson/share-link/index.ts';
import type { Kernel, Output, RunRequest, RunResult } from '../../runner/sandbox/index.ts';
import type { LessonKernel } from './lesson-kernel.ts';

const asked: RunRequest[] = [];
let result: RunResult;
let speak: (output: Output) => void;

vi.mock('./lesson-kernel.ts', () => ({
  lessonKernel: (): Partial<LessonKernel> =>
    Object.assign(new EventTarget(), {
      state: 'ready',
      stops: 0,
      stop(this: LessonKernel) {
        this.stops += 1;
        return Promise.resolve();
      },
      load: async () => ({}) as Kernel,
      start: async () => undefined,
      restart: async () => undefined,
      run: async (request) => {
        asked.push(request);
        request.started?.();
        return result;
      },
      listen: (_cell, listener) => {
        speak = listener;
        return () => undefined;
      },
    } satisfies Partial<LessonKernel>),
}));

const { CodeCell } = await import('./code-cell.ts');
const { progress } = await import('../progress/index.ts');
const { subject } = await import('../subject/index.ts');
customElements.define('code-cell', CodeCell);

beforeEach(() => {
  result = { status: 'done', value: { kind: 'number', value: 3 }, changed: [], ms: 12 };
  asked.length = 0;
});

afterEach(() => {
  document.body.replaceChildren();
  progress.reset();
});

const ASIDE = { lesson: 'l', kind: 'aside', id: 'a' } as const;
const KEY = { lesson: 'l', kind: 'cell', id: 'a' } as const;

function cell(code = '1 + 2') {
  const made = document.createElement('code-cell');
  Object.assign(made, { cell: 'a', lesson: 'l' });
  made.append(document.createElement('pre'));
  made.firstElementChild!.textContent = code;
  document.body.replaceChildren(made);
  return made as InstanceType<typeof CodeCell>;
}

function shown(element: Element): string {
  const output = element.shadowRoot?.querySelector('cell-output');
  const text = output?.shadowRoot?.querySelector('.output')?.textContent ?? '';
  return text.replace(/\s+/g, ' ').trim();
}

test('a run hands over code and budget, and shows output before the value', async () => {
  const made = cell();
  made.code = '4';
  const ran = made.run();
  speak({ type: 'line', level: 'log', items: [{ kind: 'string', value: 'first', cut: 0 }] });
  await ran;
  await made.updateComplete;
  expect(asked).toMatchObject([{ cell: 'a', code: '4', budgetMs: 30_000 }]);
  expect(shown(made)).toBe('first= 3');
});

test('an error leads to its place in this cell', async () => {
  const made = cell();
  const frames = [
    { cell: 'other', line: 9, column: 9 },
    { cell: 'a', line: 1, column: 3 },
  ];
  result = {
    status: 'failed',
    changed: [],
    ms: 1,
    error: { name: 'TypeError', message: 'no', frames },
  };
  await made.run();
  await made.updateComplete;
  expect(shown(made)).toContain('TypeError: no line 1, column 3');
});

test('a changed text is kept, and reset brings back the one of the page', () => {
  cell('start').code = 'changed';
  expect(progress.get(KEY)).toEqual({ code: 'changed' });
  const again = cell('start');
  expect(again.code).toBe('changed');
  again.reset();
  expect(cell('start').code).toBe('start');
  expect(progress.get(KEY)).toBeNull();
});

test('a reset of all progress brings back the code of the page, and an import that of the file', async () => {
  const made = cell('start');
  made.code = 'changed';
  const copy = progress.export();
  await made.run();
  progress.reset();
  await made.updateComplete;
  expect([made.code, shown(made)]).toEqual(['start', '']);
  progress.import(copy, 'merge');
  expect(made.code).toBe('changed');
});

test('a link is made of the code as it stands', async () => {
  const made = cell('start');
  made.code = 'changed';
  await made.updateComplete;
  const link = made.renderRoot.querySelector<Element & { shared: () => unknown }>('share-link');
  expect(link?.shared()).toEqual({ lesson: 'l', cell: 'a', code: 'changed', seed: 1 });
});

test('a stopped run says what is lost', async () => {
  const made = cell();
  result = { status: 'stopped', reason: 'asked', afterMs: 1, message: 'Stopped after 0.0 s.' };
  await made.run();
  await made.updateComplete;
  expect(shown(made)).toContain('Stopped after 0.0 s. What cells have declared is gone');
});

test('a run that is stopped while it is being got ready does not begin', async () => {
  const made = cell();
  const ran = made.run();
  await made.stop();
  expect(await ran).toMatchObject({ status: 'stopped', afterMs: 0 });
  await made.updateComplete;
  expect(asked).toEqual([]);
  expect(shown(made)).toContain('Stopped after 0.0 s, before it began.');
  await made.run();
  expect(asked).toHaveLength(1);
});

/** A cell whose code has just come from a link. */
async function fromLink() {
  const made = cell();
  openLink(made, '6 * 7');
  await made.updateComplete;
  return made;
}

const press = (made: Element, name: string): void =>
  [...made.shadowRoot!.querySelectorAll('button')]
    .find(({ textContent }) => textContent!.trim() === name)!
    .click();
const key = (made: Element, more: KeyboardEventInit): boolean =>
  made.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ...more }));
const notice = (made: Element): string => made.shadowRoot!.querySelector('.notice')!.textContent;

test('Shift+Enter does not run code of a link that was not read, and says what to do', async () => {
  const made = await fromLink();
  key(made, { shiftKey: true });
  await made.updateComplete;
  expect(asked).toEqual([]);
  expect(notice(made)).toBe(
    'Not run: its code came from a link, and nobody has run it here yet. Read it, then run it with “Run”.',
  );
});

test('code of a link that was run by hand once is read, and runs with the others from then on', async () => {
  const made = await fromLink();
  press(made, 'Run');
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  await vi.waitFor(() => expect(shown(made)).toContain('= 3'));
  key(made, { shiftKey: true });
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  expect(notice(made)).toBe('');
  expect(progress.get(ASIDE)).toMatchObject({ read: true });
});

test('code of a link is read too when the student has changed it, or keeps it', async () => {
  const made = await fromLink();
  expect(made.unread).toBe(true);
  made.code = '6 * 8';
  expect(made.unread).toBe(false);
  made.code = '6 * 7';
  progress.set(ASIDE, null);
  expect(made.unread).toBe(false);
});

/** Two cells of a lesson, `b` above `a`, with the lesson's code in both. */
async function twoCells() {
  const second = cell();
  const first = document.createElement('code-cell');
  Object.assign(first, { cell: 'b', lesson: 'l' });
  first.append(document.createElement('pre'));
  second.before(first);
  await first.updateComplete;
  return { first, second };
}

/** A link puts code into a cell. */
function openLink(into: InstanceType<typeof CodeCell>, code: string): void {
  progress.set(ASIDE, { shared: code, own: [] });
  into.code = code;
}

test('run all stops before code of a link, and names the cell where it was asked', async () => {
  const { first, second } = await twoCells();
  openLink(second, '6 * 7');
  press(first, 'Run all');
  await vi.waitFor(() => expect(notice(first)).toContain('Stopped before cell 2: its code came'));
  expect(asked.map(({ cell }) => cell)).toEqual(['b']);
});

test('run all stops before code of a link that was opened while another cell ran', async () => {
  const { first, second } = await twoCells();
  first.addEventListener('cell-run', () => openLink(second, 'late'), { once: true });
  press(first, 'Run all');
  await vi.waitFor(() => expect(notice(first)).toContain('Stopped before cell 2: its code came'));
  expect(asked.map(({ cell }) => cell)).toEqual(['b']);
});

test('what runs is the code that stood there when Run was pressed, and not that of a link opened since', async () => {
  const made = cell('mine');
  await made.updateComplete;
  press(made, 'Run');
  openLink(made, 'late');
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect([asked[0].code, made.unread]).toEqual(['mine', true]);
});

test('the seed is the lesson’s, goes to the kernel and into links, and is kept', async () => {
  const made = cell('Math.random()');
  await made.updateComplete;
  const field = made.shadowRoot!.querySelector<HTMLInputElement>('.seed input')!;
  expect(field.value).toBe('1');
  field.value = '42';
  field.dispatchEvent(new Event('input'));
  await made.run();
  expect(asked.at(-1)?.seed).toBe(42);
  expect(progress.get({ lesson: 'l', kind: 'seed', id: 'kernel' })).toEqual({ seed: 42 });
  const link = made.renderRoot.querySelector<Element & { shared: () => Shared }>('share-link');
  expect(link?.shared()).toMatchObject({ seed: 42 });
});

test.each(['', '-1', '1.5', '1e300'])('%j is no seed, and the one there stays', async (typed) => {
  const made = cell('1');
  await made.updateComplete;
  const field = made.shadowRoot!.querySelector<HTMLInputElement>('.seed input')!;
  field.value = typed;
  field.dispatchEvent(new Event('input'));
  field.dispatchEvent(new Event('change'));
  await made.updateComplete;
  expect([made.seed, field.value, notice(made)]).toEqual([
    1,
    '1',
    'A seed is a whole number from 0; it stays 1.',
  ]);
});

test('a link holds the image in use where the code takes it, and no picture of the reader’s own', async () => {
  const made = cell('await chosenImage()');
  await made.updateComplete;
  const link = made.renderRoot.querySelector<Element & { shared: () => Shared; leaves: string }>(
    'share-link',
  )!;
  made.takeImage({ from: 'scenes', label: 8, seed: 3 });
  await vi.waitFor(() =>
    expect(link.shared().image).toEqual({ from: 'scenes', label: 8, seed: 3 }),
  );
  subject.set({
    image: { from: 'own', name: 'me', shape: [1, 1, 3], bytes: new Uint8Array([1, 2, 3]) },
  });
  await made.updateComplete;
  expect(link.shared().image).toBeUndefined();
  expect(link.leaves).toBe('Your own picture stays with you: a link does not hold it.');
  made.code = '1';
  await made.updateComplete;
  expect([link.shared().image, link.leaves]).toEqual([undefined, '']);
});
