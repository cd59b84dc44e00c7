import type { CodeCell } from '../../elements/code-cell/index.ts';
import type { ProgressStore } from '../../elements/progress/index.ts';
import { exerciseCell, type ProgressKey } from '../../lesson/progress/index.ts';
import {
  decodeShareLink,
  isShareLink,
  Refusal,
  type Shared,
} from '../../lesson/share-link/index.ts';
import { refusedNote, sharedNote, strayNote, type GoesWith } from './shared-note.ts';

/** Takes code that comes with the page's address, now and when a link is opened on the page that is there. */
export function wireSharedCode(page: Document, progress: ProgressStore): void {
  addEventListener('hashchange', () => void openShared(page, progress));
  progress.listen((change) => {
    if (change !== 'replaced') return;
    for (const note of page.querySelectorAll('.from-link')) note.remove();
    void showAll(page, progress);
  });
  void openShared(page, progress);
}

/**
 * Puts code that comes with the page's address into its cell, where it waits to be read: nothing is run.
 *
 * What stood in the cell is set aside and can be returned to, after a reload too. A link that is broken says
 * why, and changes nothing.
 */
export async function openShared(page: Document, progress: ProgressStore): Promise<void> {
  await takeFragment(page, progress);
  await showAll(page, progress);
}

async function takeFragment(page: Document, progress: ProgressStore): Promise<void> {
  const { hash } = location;
  if (!isShareLink(hash)) return;
  try {
    await place(page, progress, await decodeShareLink(hash), hash);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refusedNote(page, error.message);
  }
}

async function place(
  page: Document,
  progress: ProgressStore,
  shared: Shared,
  hash: string,
): Promise<void> {
  const host = hostOf(page, shared.lesson, shared.cell);
  if (!host) return strayNote(page, shared, hash);
  host.scrollIntoView({ block: 'center' });
  const cell = await cellIn(host);
  if (!cell) return;
  setAside(progress, cell, shared);
  cell.code = shared.code;
  const goesWith = takeAlong(cell, shared);
  sharedNote(cell, progress, goesWith);
  cell.scrollIntoView({ block: 'center' });
  // A reload goes on with the cell as the student has left it.
  history.replaceState(history.state, '', location.pathname + location.search);
}

/**
 * Keeps what the student wrote; code of a link that was not touched gives way to that of the next.
 *
 * @throws Refusal where the browser has no room for it, since a reload would then bring neither back
 */
function setAside(progress: ProgressStore, from: CodeCell, shared: Shared): void {
  const { lesson, cell, code } = from;
  const key: ProgressKey<'aside'> = { lesson, kind: 'aside', id: cell };
  const before = progress.get(key);
  const isDraft = progress.get({ lesson, kind: 'cell', id: cell }) !== null;
  const own = before?.own ?? [];
  const untouched = !isDraft || code === before?.shared || code === shared.code;
  progress.set(key, {
    shared: shared.code,
    own: untouched ? own : [code, ...own],
    seed: before?.seed ?? from.seed,
    ...((before?.image || shared.image) && { image: true }),
  });
  if (progress.notKept !== 'full') return;
  progress.set(key, before);
  throw new Refusal(
    'This browser has no room left to set your own aside. Give it some, as by clearing what other sites keep, and open the link again.',
  );
}

/** Takes the seed and image that belong to the code; returns what of them is new here. */
function takeAlong(cell: CodeCell, { seed, image }: Shared): GoesWith {
  const reseeds = seed !== undefined && seed !== cell.seed;
  if (reseeds) cell.seed = seed;
  if (image) cell.takeImage(image);
  return { ...(reseeds && { seed }), ...(image && { image }) };
}

/** Shows at each cell what is set aside there, where it is not shown yet. */
async function showAll(page: Document, progress: ProgressStore): Promise<void> {
  for (const { kind, lesson, id } of progress.entries()) {
    const host = kind === 'aside' ? hostOf(page, lesson, id) : null;
    const cell = host && (await cellIn(host));
    if (cell && !cell.previousElementSibling?.matches('.from-link')) sharedNote(cell, progress);
  }
}

/** The element that is the cell, or that will make it when it is loaded. */
function hostOf(page: Document, lesson: string, cell: string): HTMLElement | null {
  const of = `[lesson="${CSS.escape(lesson)}"]`;
  for (const host of page.querySelectorAll<HTMLElement>(`code-cell${of}, lesson-exercise${of}`)) {
    const exercise = host.getAttribute('exercise');
    if (cell === (exercise === null ? host.getAttribute('cell') : exerciseCell(exercise)))
      return host;
  }
  return null;
}

async function cellIn(host: HTMLElement): Promise<CodeCell | null> {
  await customElements.whenDefined(host.localName);
  await customElements.whenDefined('code-cell');
  return host.localName === 'code-cell' ? (host as CodeCell) : host.querySelector('code-cell');
}
