import type { Shared } from '../../lesson/share-link/index.ts';
import { chosenImage } from './chosen-image.ts';
import type { LessonNotebook, NotebookMember } from './lesson-notebook.ts';

/** A cell of which a link is made. */
interface LinkedCell extends NotebookMember {
  readonly lesson: string;
  readonly notebook: LessonNotebook;
}

/** What a link to a cell holds: its code, the seed, and the image in use where the code takes that. */
export function sharedCell(from: LinkedCell): Shared {
  const { lesson, cell, code, notebook } = from;
  const image = notebook.takesImage(from) ? chosenImage.shared : null;
  return { lesson, cell, code, seed: notebook.seed, ...(image && { image }) };
}

/** What belongs to the cell and no link can hold, in a sentence; empty where there is none. */
export function leftBehind(from: LinkedCell): string {
  if (!from.notebook.takesImage(from) || chosenImage.shared) return '';
  return 'Your own picture stays with you: a link does not hold it.';
}
