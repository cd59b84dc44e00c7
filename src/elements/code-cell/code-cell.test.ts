// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Kernel, Output, RunRequest, RunResult } from '../../runner/sandbox/index.ts';

const asked: RunRequest[] = [];
let result: RunResult;
let speak: (output: Output) => void;

vi.mock('./lesson-kernel.ts', () => ({
  lessonKernel: (): Partial<Kernel> =>
    Object.assign(new EventTarget(), {
      state: 'ready',
      start: async () => undefined,
      run: async (request) => {
        asked.push(request);
        request.started?.();
        return result;
      },
      listen: (_cell, listener) => {
        speak = listener;
        return () => undefined;
      },
    } satisfies Partial<Kernel>),
}));

const { CodeCell } = await import('./code-cell.ts');
const { progress } = await import('../progress/index.ts');
customElements.define('code-cell', CodeCell);

beforeEach(() => {
  result = { status: 'done', value: { kind: 'number', value: 3 }, ms: 12 };
  asked.length = 0;
});

afterEach(() => {
  document.body.replaceChildren();
  progress.reset();
});

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
  result = { status: 'failed', ms: 1, error: { name: 'TypeError', message: 'no', frames } };
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
  expect(link?.shared()).toEqual({ lesson: 'l', cell: 'a', code: 'changed' });
});

test('a stopped run says what is lost', async () => {
  const made = cell();
  result = { status: 'stopped', reason: 'asked', afterMs: 1, message: 'Stopped after 0.0 s.' };
  await made.run();
  await made.updateComplete;
  expect(shown(made)).toContain('Stopped after 0.0 s. What cells have declared is gone');
});
