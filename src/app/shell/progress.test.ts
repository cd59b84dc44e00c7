// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProgressStore } from '../../elements/progress/index.ts';
import { buildCourse, type LessonFile } from '../../lesson/index.ts';
import { header } from '../page/header.ts';
import { wireProgress } from './progress-drawer.ts';
import { noteTrouble } from './progress-note.ts';

const FRONT =
  'format: 1\nquestion: Q?\nminutes: 1\nsummary: S.\nsources: [{ text: A paper }]\nlimits: L.';
const PREDICT = '```predict id=p\nquestion: Q\nanswer: 1\nbecause: B\n```\n';
const EXERCISE = '```exercise id=e\ntitle: The `way` back\ntask: T\nhints: [a, b]\n```\n';

let store: ProgressStore;

beforeEach(() => {
  localStorage.clear();
  store = new ProgressStore({ storage: () => localStorage, now: () => 1 });
  const lesson = (name: string, at: number, body: string): LessonFile => ({
    path: `lessons/2-part/${at}-${name}/lesson.md`,
    text: `---\ntitle: ${name}\n${FRONT}\n---\n${body}`,
    exercises: body.includes('exercise') ? { e: { start: '', solution: '', check: '' } } : {},
  });
  const lessons = [lesson('relu', 1, PREDICT + EXERCISE), lesson('other', 2, PREDICT)];
  const course = buildCourse([{ path: 'lessons/2-part', yaml: 'title: P\nsummary: S.', lessons }]);
  expect(course.errors).toEqual([]);
  document.body.innerHTML = `${header(course).text}<main></main>`;
});

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

const find = <T extends HTMLElement>(selector: string): T => document.querySelector<T>(selector)!;
const text = (selector: string): string => find(selector).textContent.replace(/\s+/g, ' ').trim();
const drawer = (): HTMLDialogElement => find('dialog.progress');

function open(): void {
  find('.bar .open-progress').click();
}

function predict(lesson: string): void {
  store.set({ lesson, kind: 'prediction', id: 'p' }, { value: '1' });
}

function solve(passed: boolean): void {
  store.set({ lesson: 'relu', kind: 'exercise', id: 'e' }, { passed, tries: 1, hints: 0 });
}

/** Chooses a file in the drawer's field, as a reader does. */
async function load(content: string, size?: number): Promise<void> {
  const input = find<HTMLInputElement>('.progress input[type=file]');
  const file = new File([content], 'progress.json');
  if (size !== undefined) Object.defineProperty(file, 'size', { value: size });
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  input.dispatchEvent(new Event('change'));
  await vi.waitFor(() => {
    expect(text('[aria-labelledby=progress-file] .told') || !find('.how').hidden).toBeTruthy();
  });
}

test('each lesson that is begun says what is done of how much, others nothing', () => {
  wireProgress(document, store);
  predict('relu');
  solve(false);
  open();
  expect(drawer().open).toBe(true);
  expect(text('[data-lesson=relu] .did')).toBe('0 of 1 exercise solved, 1 of 1 prediction made');
  expect(text('[data-lesson=relu] [data-exercise=e]')).toBe('The way back begun Start over');
  expect(find('[data-lesson=other] .did').hidden).toBe(true);
});

test('lessons that are begun and done are marked in the contents when the page opens', () => {
  predict('relu');
  predict('other');
  wireProgress(document, store);
  expect([text('[data-standing=relu]'), text('[data-standing=other]')]).toEqual(['begun', 'done']);
});

test('what another window does is shown', () => {
  wireProgress(document, store);
  new ProgressStore({ storage: () => localStorage, now: () => 1 }).set(
    { lesson: 'other', kind: 'prediction', id: 'p' },
    { value: '1' },
  );
  store.hear({ key: null });
  expect(text('[data-standing=other]')).toBe('done');
});

test('from the contents the drawer opens in their place', () => {
  wireProgress(document, store);
  const contents = find<HTMLDialogElement>('dialog.drawer');
  contents.showModal();
  contents.querySelector<HTMLElement>('.open-progress')!.click();
  expect([contents.open, drawer().open]).toEqual([false, true]);
});

test('one exercise is started over, and its line goes', () => {
  wireProgress(document, store);
  solve(true);
  predict('relu');
  open();
  expect(text('[data-exercise=e] .result')).toBe('solved');
  find('[data-exercise=e] button').click();
  expect(find('[data-exercise=e]').hidden).toBe(true);
  expect(store.entries().map(({ kind }) => kind)).toEqual(['prediction']);
});

test('everything is forgotten only after a second click', () => {
  wireProgress(document, store);
  predict('relu');
  open();
  find('.forget').click();
  expect(store.entries()).toHaveLength(1);
  find('.sure .no').click();
  expect([find('.sure').hidden, find('.forget').hidden]).toEqual([true, false]);
  find('.forget').click();
  find('.sure .yes').click();
  expect(store.entries()).toEqual([]);
  expect(text('[aria-labelledby=progress-over] .told')).toBe('Everything is forgotten.');
});

test('a file is saved with everything in it', async () => {
  wireProgress(document, store);
  predict('relu');
  const made: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    made.push(blob as Blob);
    return 'blob:x';
  });
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  find('.progress .save').click();
  expect(clicked).toHaveBeenCalledTimes(1);
  expect(await made[0].text()).toBe(store.export());
});

test('a file is loaded at once where nothing is kept yet', async () => {
  predict('relu');
  const copy = store.export();
  store.reset();
  wireProgress(document, store);
  await load(copy);
  expect(text('[aria-labelledby=progress-file] .told')).toBe(
    'The file is loaded; one thing is kept now.',
  );
  expect(text('[data-standing=relu]')).toBe('begun');
});

test.each([
  ['.merge', 2],
  ['.replace', 1],
  ['.leave', 1],
])(
  'where something is kept a file waits for a choice: %s leaves %d things',
  async (choice, left) => {
    predict('relu');
    const copy = store.export();
    store.reset();
    wireProgress(document, store);
    predict('other');
    await load(copy);
    expect(store.entries()).toHaveLength(1);
    find(choice).click();
    expect(store.entries()).toHaveLength(left);
    const lessons = store.entries().map(({ lesson }) => lesson);
    expect(lessons.includes('relu')).toBe(choice !== '.leave');
    expect(find('.how').hidden).toBe(true);
  },
);

test.each([
  ['broken', '{', undefined, 'it is not whole JSON'],
  ['newer', '{"convscope":"progress","format":2}', undefined, 'newer version'],
  ['too big', '{}', 16_000_001, 'expected at most 16 MB, got 17 MB'],
])(
  'a file that is %s is refused with the reason, and nothing changes',
  async (_, content, size, reason) => {
    wireProgress(document, store);
    predict('relu');
    await load(content, size);
    expect(text('[aria-labelledby=progress-file] .told')).toContain(reason);
    expect(text('[aria-labelledby=progress-file] .told')).toContain('Your progress is as it was.');
    expect([store.entries().length, find('.how').hidden]).toEqual([1, true]);
  },
);

test('the page says nothing of storage while all is kept', () => {
  noteTrouble(document, store);
  predict('relu');
  expect(find('.trouble').hidden).toBe(true);
});

test('the page says why nothing is kept, and stops saying so when that is over', () => {
  let blocked = true;
  const storage = (): Storage => {
    if (blocked) throw new Error('SecurityError');
    return localStorage;
  };
  store = new ProgressStore({ storage, now: () => 1 });
  noteTrouble(document, store);
  expect(text('.trouble')).toContain('This browser does not let the page keep anything');
  blocked = false;
  predict('other');
  expect(find('.trouble').hidden).toBe(true);
});

test('the page says what a newer version has kept, and what cannot be read', () => {
  localStorage.setItem('convscope:progress:relu/cell/a', 'corrupt');
  noteTrouble(document, store);
  expect(text('.trouble')).toBe('One thing that was kept here cannot be read and is left out.');
  localStorage.setItem('convscope:progress', '2');
  store.hear({ key: 'convscope:progress' });
  expect(text('.trouble')).toContain('A newer version of this page');
});
