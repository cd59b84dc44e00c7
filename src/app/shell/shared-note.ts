import type { CodeCell } from '../../elements/code-cell/index.ts';
import type { ProgressStore } from '../../elements/progress/index.ts';
import type { ProgressKey, SetAside } from '../../lesson/progress/index.ts';
import type { Shared, SharedImage } from '../../lesson/share-link/index.ts';

/** What came with the code of a link and was taken too. */
export type GoesWith = Pick<Shared, 'seed' | 'image'>;

/** Says above a cell that its code came from a link, with the way back to what stood there. */
export function sharedNote(cell: CodeCell, progress: ProgressStore, taken: GoesWith = {}): void {
  const key: ProgressKey<'aside'> = { lesson: cell.lesson, kind: 'aside', id: cell.cell };
  cell.parentElement?.querySelector(':scope > .from-link')?.remove();
  const aside = progress.get(key);
  if (!aside) return;
  const [own, ...older] = aside.own;
  const leave = (left: SetAside | null): void => {
    progress.set(key, left);
    sharedNote(cell, progress);
    // The button that was pressed is gone, and the keyboard must not be lost.
    cell.renderRoot.querySelector('button')?.focus();
  };
  const back = (): void => {
    if (own === undefined) cell.reset();
    else cell.code = own;
    if (aside.seed !== undefined) cell.seed = aside.seed;
    if (aside.image) cell.giveImageBack();
    leave(older.length > 0 ? { ...aside, own: older } : null);
  };
  const fromLink = cell.code === aside.shared;
  const text = fromLink
    ? `This code came from a link. Read it before you run it.${goesWith(taken)}`
    : 'Code of a link stood here. What you had before is set aside.';
  const note = element('div', 'from-link');
  note.setAttribute('role', 'group');
  note.setAttribute('aria-label', 'Code from a link');
  const status = element('p', '');
  status.setAttribute('role', 'status');
  const row = element('p', 'row');
  row.append(
    button(own === undefined ? 'Return to the lesson’s code' : 'Return to my code', back),
    button('Keep this code', () => leave(null)),
  );
  note.append(status, row);
  cell.before(note);
  // A region that is there before its text is read out.
  status.textContent = text;
}

/** Says at the head of the page why the code of a link is not taken. */
export function refusedNote(page: Document, reason: string): void {
  const note = headNote(page);
  note.append(`The code of this link is not taken. ${reason} Your own code is as it was.`);
}

/** Says of a link that is whole, but for a cell that is not on this page, where it belongs, and shows its code. */
export function strayNote(page: Document, shared: Shared, hash: string): void {
  const note = headNote(page);
  const there = page.querySelector<HTMLAnchorElement>(
    `.progress [data-lesson="${CSS.escape(shared.lesson)}"] a`,
  );
  if (there && !isHere(there)) {
    const link = page.createElement('a');
    link.href = there.getAttribute('href') + hash;
    link.textContent = there.textContent.trim();
    note.append('The code of this link belongs to the lesson ', link, '.');
    return;
  }
  const missing = there
    ? `This lesson has no cell “${shared.cell}”; it may have changed since the link was made.`
    : `There is no lesson “${shared.lesson}” here.`;
  const details = page.createElement('details');
  const summary = page.createElement('summary');
  summary.textContent = 'The code of the link';
  const pre = page.createElement('pre');
  pre.textContent = shared.code;
  details.append(summary, pre);
  note.append(`${missing} Nothing is changed.`);
  note.after(details);
}

function isHere(link: HTMLAnchorElement): boolean {
  return new URL(link.href).pathname === location.pathname;
}

function headNote(page: Document): HTMLElement {
  page.querySelector('.link-trouble')?.remove();
  const box = element('div', 'link-trouble');
  const note = element('p', '');
  note.setAttribute('role', 'status');
  box.append(note);
  page.querySelector('main')?.prepend(box);
  return note;
}

function goesWith({ seed, image }: GoesWith): string {
  const parts = [
    ...(seed === undefined ? [] : [`seed ${seed}`]),
    ...(image === undefined ? [] : [imageWords(image)]),
  ];
  return parts.length > 0 ? ` It goes with ${parts.join(' and ')}: that is set here now.` : '';
}

function imageWords(image: SharedImage): string {
  return image.from === 'test'
    ? `CIFAR-10 test image ${image.index + 1}`
    : `the drawn scene of class ${image.label} with seed ${image.seed}`;
}

function button(label: string, click: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', click);
  return made;
}

function element(tag: 'div' | 'p', className: string): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  return made;
}
