// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://example.org/course/relu/?a=1" }
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { progress } from '../../elements/progress/index.ts';
import { encodeShareLink, type Shared } from '../../lesson/share-link/index.ts';
import { openShared, wireSharedCode } from './shared-code.ts';

const run = vi.fn();
const takeImage = vi.fn();
const giveImageBack = vi.fn();
const CELL = { lesson: 'relu', kind: 'cell', id: 'a' } as const;
const ASIDE = { lesson: 'relu', kind: 'aside', id: 'a' } as const;
const SHARED: Shared = { lesson: 'relu', cell: 'a', code: 'from the link' };

/** What of a code cell matters here: its code, kept where it is not the lesson's. */
class Cell extends HTMLElement {
  made = '';
  lesson = 'relu';
  seed = 1;
  takeImage = takeImage;
  giveImageBack = giveImageBack;
  run = run;
  readonly renderRoot = this.attachShadow({ mode: 'open' });

  get cell(): string {
    return this.getAttribute('cell') ?? this.made;
  }
  private get key() {
    return { lesson: 'relu', kind: 'cell', id: this.cell } as const;
  }
  get code(): string {
    return progress.get(this.key)?.code ?? 'the lesson’s';
  }
  set code(code: string) {
    progress.set(this.key, code === 'the lesson’s' ? null : { code });
  }
  reset(): void {
    this.code = 'the lesson’s';
  }
}

/** An exercise makes its cell when it is loaded. */
class Exercise extends HTMLElement {
  connectedCallback(): void {
    const cell = document.createElement('code-cell') as HTMLElement as Cell;
    cell.made = `exercise-${this.getAttribute('exercise')}`;
    this.append(cell);
  }
}

customElements.define('code-cell', Cell);
customElements.define('lesson-exercise', Exercise);

beforeEach(() => {
  progress.reset();
  run.mockClear();
  takeImage.mockClear();
  giveImageBack.mockClear();
  Element.prototype.scrollIntoView = () => {};
  document.body.innerHTML = `
    <dialog class="progress">
      <li data-lesson="relu"><a href="/course/relu/">2.6 ReLU</a></li>
      <li data-lesson="other"><a href="/course/other/">2.7 Other</a></li>
    </dialog>
    <main><code-cell lesson="relu" cell="a"></code-cell>
    <lesson-exercise lesson="relu" exercise="e"></lesson-exercise></main>`;
});

afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', '/course/relu/?a=1');
});

const cell = (): Cell => document.querySelector<Cell>('code-cell')!;
const note = (): string | undefined =>
  document.querySelector('.from-link [role=status]')?.textContent;
const buttons = (): HTMLButtonElement[] => [
  ...document.querySelectorAll<HTMLButtonElement>('.from-link button'),
];
const trouble = (): string => document.querySelector('.link-trouble')?.textContent ?? '';

/** Opens the page at an address with a fragment. */
async function visit(fragment: string): Promise<void> {
  history.replaceState(null, '', `/course/relu/?a=1${fragment}`);
  await openShared(document, progress);
}

test('code of a link stands in its cell, is not run, and the address is rid of it', async () => {
  await visit(await encodeShareLink(SHARED));
  expect(cell().code).toBe('from the link');
  expect(note()).toBe('This code came from a link. Read it before you run it.');
  expect(run).not.toHaveBeenCalled();
  expect(location.href).toBe('https://example.org/course/relu/?a=1');
});

test('the draft that stood there is returned to with one button', async () => {
  cell().code = 'my draft';
  await visit(await encodeShareLink(SHARED));
  expect(buttons().map(({ textContent }) => textContent)).toEqual([
    'Return to my code',
    'Keep this code',
  ]);
  buttons()[0].click();
  expect([cell().code, note(), progress.get(ASIDE)]).toEqual(['my draft', undefined, null]);
});

test('where the lesson’s code stood, that is returned to', async () => {
  await visit(await encodeShareLink(SHARED));
  expect(buttons()[0].textContent).toBe('Return to the lesson’s code');
  buttons()[0].click();
  expect([cell().code, progress.get(CELL), progress.get(ASIDE)]).toEqual([
    'the lesson’s',
    null,
    null,
  ]);
});

test('code of a link can be kept, and the note goes', async () => {
  cell().code = 'my draft';
  await visit(await encodeShareLink(SHARED));
  buttons()[1].click();
  expect([cell().code, note(), progress.get(ASIDE)]).toEqual(['from the link', undefined, null]);
});

test('the way back is there after a reload', async () => {
  progress.set(ASIDE, { shared: 'from the link', own: ['my draft'] });
  cell().code = 'from the link';
  await visit('');
  expect(note()).toContain('This code came from a link.');
  buttons()[0].click();
  expect(cell().code).toBe('my draft');
});

test('code of a second link takes the place of the first’s, and the draft stays', async () => {
  cell().code = 'my draft';
  await visit(await encodeShareLink(SHARED));
  await visit(await encodeShareLink({ ...SHARED, code: 'second' }));
  expect(cell().code).toBe('second');
  expect(progress.get(ASIDE)).toEqual({ shared: 'second', own: ['my draft'], seed: 1 });
});

test('what the student made of a link’s code is set aside too when the next comes', async () => {
  cell().code = 'my draft';
  await visit(await encodeShareLink(SHARED));
  cell().code = 'from the link, changed by me';
  await visit(await encodeShareLink({ ...SHARED, code: 'second' }));
  expect(cell().code).toBe('second');
  buttons()[0].click();
  expect(cell().code).toBe('from the link, changed by me');
  expect(note()).toContain('What you had before is set aside.');
  buttons()[0].click();
  expect([cell().code, note()]).toEqual(['my draft', undefined]);
});

test('a link opened twice sets nothing aside the second time', async () => {
  await visit(await encodeShareLink(SHARED));
  await visit(await encodeShareLink(SHARED));
  expect(progress.get(ASIDE)).toEqual({ shared: 'from the link', own: [], seed: 1 });
});

test('a link to the cell of an exercise finds it', async () => {
  await visit(await encodeShareLink({ ...SHARED, cell: 'exercise-e' }));
  expect(document.querySelector<Cell>('lesson-exercise code-cell')?.code).toBe('from the link');
  expect(cell().code).toBe('the lesson’s');
});

test('seed and image that belong to the code are taken and said, and both go back with the code', async () => {
  await visit(
    await encodeShareLink({ ...SHARED, seed: 7, image: { from: 'scenes', label: 3, seed: 5 } }),
  );
  expect(note()).toContain(
    'It goes with seed 7 and the drawn scene of class 3 with seed 5: that is set here now.',
  );
  expect([cell().seed, takeImage.mock.calls]).toEqual([
    7,
    [[{ from: 'scenes', label: 3, seed: 5 }]],
  ]);
  expect(run).not.toHaveBeenCalled();
  buttons()[0].click();
  expect([cell().seed, giveImageBack.mock.calls]).toEqual([1, [[]]]);
});

test('an image that no link to this cell has brought is not taken back with its code', async () => {
  await visit(await encodeShareLink({ ...SHARED, seed: 7 }));
  buttons()[0].click();
  expect(giveImageBack).not.toHaveBeenCalled();
});

test('the image goes back after a second link without one too, which names CIFAR-10 by its place', async () => {
  await visit(await encodeShareLink({ ...SHARED, image: { from: 'test', index: 16 } }));
  expect(note()).toContain('It goes with CIFAR-10 test image 17: that is set here now.');
  await visit(await encodeShareLink({ ...SHARED, code: 'second' }));
  buttons()[0].click();
  expect(giveImageBack).toHaveBeenCalledOnce();
});

test.each([
  ['bad base64', '#share=1.a*b', 'characters that do not belong'],
  ['a cut', '#share=1.AAAA', 'cut short or damaged'],
  ['an unknown version', '#share=9.AAAA', 'version 9'],
])('a link with %s says why, and the draft stays', async (_, fragment, reason) => {
  cell().code = 'my draft';
  await visit(fragment);
  expect(trouble()).toContain(reason);
  expect(trouble()).toContain('Your own code is as it was.');
  expect([cell().code, progress.get(ASIDE)]).toEqual(['my draft', null]);
});

test('a link for another lesson leads there with its code', async () => {
  const fragment = await encodeShareLink({ ...SHARED, lesson: 'other' });
  await visit(fragment);
  expect(trouble()).toBe('The code of this link belongs to the lesson 2.7 Other.');
  expect(document.querySelector('.link-trouble a')?.getAttribute('href')).toBe(
    `/course/other/${fragment}`,
  );
});

test.each([
  [{ cell: 'gone' }, 'This lesson has no cell “gone”'],
  [{ lesson: 'gone' }, 'There is no lesson “gone” here.'],
])('a link for what is not there shows its code as text: %j', async (more, reason) => {
  await visit(await encodeShareLink({ ...SHARED, ...more, code: '<img src=x onerror=alert(1)>' }));
  expect(trouble()).toContain(reason);
  expect(document.querySelector('.link-trouble pre')?.textContent).toBe(
    '<img src=x onerror=alert(1)>',
  );
  expect(document.querySelector('.link-trouble img')).toBeNull();
});

test('a fragment that is a place in the page is left alone', async () => {
  await visit('');
  location.hash = '#sources';
  expect([note(), trouble(), location.hash]).toEqual([undefined, '', '#sources']);
});

test('a reset takes the note away with what was set aside, and an import brings it back', async () => {
  progress.set(ASIDE, { shared: 'from the link', own: [] });
  cell().code = 'from the link';
  const copy = progress.export();
  wireSharedCode(document, progress);
  await vi.waitFor(() => expect(note()).toBeDefined());
  progress.reset();
  expect(note()).toBeUndefined();
  progress.import(copy, 'replace');
  await vi.waitFor(() => expect(note()).toContain('This code came from a link.'));
});

test('a link is refused where there is no room to set the own code aside, and that stays', async () => {
  progress.set(CELL, { code: 'my own' });
  const kept = localStorage;
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.getItem(name),
    removeItem: (name: string) => kept.removeItem(name),
    setItem(name: string, text: string) {
      if (name.includes('/aside/')) throw new DOMException('full', 'QuotaExceededError');
      kept.setItem(name, text);
    },
  });
  await visit(await encodeShareLink(SHARED));
  vi.unstubAllGlobals();
  expect(trouble()).toContain('no room left to set your own aside');
  expect(cell().code).toBe('my own');
  expect(progress.get(ASIDE)).toBeNull();
  expect(note()).toBeUndefined();
});
