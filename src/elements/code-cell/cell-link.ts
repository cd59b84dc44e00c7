import type { Shared } from '../../lesson/share-link/index.ts';
import type { LessonNotebook, NotebookMember } from './lesson-notebook.ts';
import { pageImage } from './page-image.ts';

/** A cell of which a link is made. */
interface LinkedCell extends NotebookMember {
  readonly lesson: string;
  readonly notebook: LessonNotebook;
}

/** What a link to a cell holds: its code, the seed, and the image in use where the code takes that. */
export function sharedCell(from: LinkedCell): Shared {
  const { lesson, cell, code, notebook } = from;
  const image = notebook.takesImage(from) ? pageImage.now?.shared : null;
  return { lesson, cell, code, seed: notebook.seed, ...(image && { image }) };
}

/** What belongs to the cell and no link can hold, in a sentence; empty where there is none. */
export function leftBehind(from: LinkedCell): string {
  const { now } = pageImage;
  if (!now || now.shared || !from.notebook.takesImage(from)) return '';
  return 'Your own picture stays with you: a link does not hold it.';
}
