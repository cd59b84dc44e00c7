// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import type { Exercise } from '../../lesson/exercise/index.ts';
import type { CheckOutcome } from './check-in-sandbox.ts';

const checked: string[] = [];

vi.mock('../../runner/sandbox/index.ts', () => ({
  bundledTexts: {},
  Kernel: class {
    dispose = () => undefined;
  },
}));
vi.mock('./check-in-sandbox.ts', () => ({
  checkInSandbox: async (_check: Exercise, _cell: string, code: string): Promise<CheckOutcome> => {
    checked.push(code);
    return { type: 'stopped', message: 'Stopped.' };
  },
}));

const { progress } = await import('../progress/index.ts');
const { LessonExercise } = await import('./index.ts');

const ASIDE = { lesson: 'l', kind: 'aside', id: 'exercise-e' } as const;

afterEach(() => {
  document.body.replaceChildren();
  progress.reset();
  checked.length = 0;
});

/** An exercise whose check is there when a test says so. */
async function exercise() {
  const made = new LessonExercise();
  Object.assign(made, { lesson: 'l', exercise: 'e' });
  made.innerHTML = '<div slot="start"><pre>start</pre></div>';
  let arrive = (): void => undefined;
  made.loadCheck = () => new Promise((come) => (arrive = () => come({} as Exercise)));
  document.body.append(made);
  await made.updateComplete;
  const press = (name: string): void =>
    [...made.shadowRoot!.querySelectorAll('button')]
      .find(({ textContent }) => textContent.trim() === name)!
      .click();
  return { made, cell: made.querySelector('code-cell')!, press, arrive: () => arrive() };
}

/** A link puts code into the exercise's cell. */
function openLink(cell: { code: string }, code: string): void {
  progress.set(ASIDE, { shared: code, own: [] });
  cell.code = code;
}

test('Check is the reader’s own run of a link’s code, which counts as read from then on', async () => {
  const { cell, press, arrive } = await exercise();
  openLink(cell, 'of a link');
  expect([cell.unread, checked]).toEqual([true, []]);
  press('Check');
  arrive();
  await vi.waitFor(() => expect(checked).toEqual(['of a link']));
  expect([cell.unread, progress.get(ASIDE)?.read]).toEqual([false, true]);
});

test('what is checked is the code that stood there at the press, and not that of a link opened since', async () => {
  const { cell, press, arrive } = await exercise();
  press('Check');
  openLink(cell, 'late');
  arrive();
  await vi.waitFor(() => expect(checked).toEqual(['start']));
  expect(cell.unread).toBe(true);
});

test('a check that is stopped while it is still being fetched does not begin', async () => {
  const { made, press, arrive } = await exercise();
  press('Check');
  await made.updateComplete;
  press('Stop check');
  arrive();
  await vi.waitFor(() =>
    expect(made.shadowRoot!.querySelector('.verdict')!.textContent).toContain(
      'Stopped before it began.',
    ),
  );
  expect(checked).toEqual([]);
  // Nothing was tried, so the solution stays shut.
  expect(progress.get({ lesson: 'l', kind: 'exercise', id: 'e' })?.tries).toBe(0);
});
