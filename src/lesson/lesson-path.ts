/** A numbered folder: `3-stride-and-padding`. */
export interface NumberedName {
  readonly number: number;
  /** The name without its number. */
  readonly slug: string;
}

const NUMBERED = /^([1-9]\d*)-([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** Reads the name of a folder of the lessons; null where it has no number or is not kebab-case. */
export function numberedName(folder: string): NumberedName | null {
  const match = NUMBERED.exec(folder);
  return match && { number: Number(match[1]), slug: match[2] };
}

/** What the path of a `lesson.md` says; null where it is not `…/<n>-<part>/<n>-<lesson>/lesson.md`. */
export function lessonPlace(
  path: string,
): { part: NumberedName; lesson: NumberedName; folder: string } | null {
  const names = path.split('/');
  const part = numberedName(names.at(-3) ?? '');
  const lesson = numberedName(names.at(-2) ?? '');
  if (!part || !lesson || names.at(-1) !== 'lesson.md') return null;
  return { part, lesson, folder: names.slice(0, -1).join('/') };
}
