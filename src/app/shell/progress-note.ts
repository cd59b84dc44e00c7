import type { NotKept, ProgressStore } from '../../elements/progress/index.ts';

const LEFT = 'what you do now is gone when you leave';
const SAVE = 'You can save it as a file, under Progress.';

const SENTENCES: Readonly<Record<NotKept, string>> = {
  blocked: `This browser does not let the page keep anything: ${LEFT}. ${SAVE}`,
  full: `This browser has no room left for your progress: ${LEFT}. ${SAVE}`,
  newer: `A newer version of this page keeps your progress here, and this one leaves it alone: ${LEFT}. Reload the page to get the newer one.`,
};

/** Where progress is kept, or why it is not. */
export function keptSentence(progress: ProgressStore): string {
  return troubleSentence(progress) ?? 'Kept in this browser and nowhere else.';
}

/** Says at the head of the page when progress is not kept, once, until that is over. */
export function noteTrouble(page: Document, progress: ProgressStore): void {
  const note = page.createElement('p');
  note.className = 'trouble';
  note.setAttribute('role', 'status');
  page.querySelector('main')?.prepend(note);
  let trouble = progress.notKept;
  const show = (): void => {
    const text = troubleSentence(progress) ?? '';
    note.hidden = text === '';
    if (note.textContent !== text) note.textContent = text;
  };
  progress.listen((change) => {
    if (change === 'own' && progress.notKept === trouble) return;
    trouble = progress.notKept;
    show();
  });
  show();
}

function troubleSentence(progress: ProgressStore): string | null {
  const { notKept, unreadable } = progress;
  if (notKept) return SENTENCES[notKept];
  if (unreadable === 0) return null;
  const things = unreadable === 1 ? 'One thing that was' : `${unreadable} things that were`;
  return `${things} kept here cannot be read and ${unreadable === 1 ? 'is' : 'are'} left out.`;
}
