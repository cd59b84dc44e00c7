import type { Lesson, LessonFile } from './lesson.ts';
import { LessonError } from './lesson-error.ts';
import { numberedName } from './lesson-path.ts';
import { parseLesson } from './parse-lesson.ts';
import { parsePart, type Part } from './part.ts';

/** A part's folder as it was found; `yaml` is left out where there is no `part.yaml`. */
export interface PartFolder {
  /** Path in the repository: `lessons/2-convolution`. */
  readonly path: string;
  readonly yaml?: string;
  readonly lessons: readonly LessonFile[];
}

export interface CoursePart extends Part {
  readonly number: number;
  readonly slug: string;
  readonly lessons: readonly Lesson[];
}

/** Everything that the tree of lessons holds, in its order. */
export interface Course {
  readonly parts: readonly CoursePart[];
  /** All lessons, first to last. */
  readonly lessons: readonly Lesson[];
  /** What could not be read; the rest of the course stands without it. */
  readonly errors: readonly LessonError[];
}

/**
 * Orders the folders by their numbers and reads what is in them.
 *
 * A lesson that cannot be read is left out and its error is kept; nothing is thrown.
 */
export function buildCourse(
  folders: readonly PartFolder[],
  elements?: ReadonlySet<string>,
): Course {
  const errors: LessonError[] = [];
  const attempt = <T>(read: () => T): T[] => {
    try {
      return [read()];
    } catch (error) {
      if (!(error instanceof LessonError)) throw error;
      errors.push(error);
      return [];
    }
  };
  const parts = folders
    .flatMap((folder) => attempt(() => readPart(folder)))
    .sort((a, b) => a.number - b.number)
    .map(({ files, ...part }) => ({
      ...part,
      lessons: files
        .flatMap((file) => attempt(() => parseLesson(file, elements)))
        .sort((a, b) => lessonNumber(a) - lessonNumber(b)),
    }));
  const lessons = parts.flatMap((part) => part.lessons);
  errors.push(...clashes(lessons), ...deadLinks(lessons, folders));
  return { parts, lessons, errors };
}

function readPart(folder: PartFolder) {
  const name = numberedName(folder.path.split('/').at(-1) ?? '');
  const path = `${folder.path}/part.yaml`;
  if (!name) {
    const reason = 'expected the folder of a part to be <number>-<name> in kebab-case';
    throw new LessonError(path, [{ line: 1, reason }]);
  }
  if (folder.yaml === undefined) {
    throw new LessonError(path, [{ line: 1, reason: 'missing file part.yaml' }]);
  }
  return { ...name, ...parsePart(path, folder.yaml), files: folder.lessons };
}

function lessonNumber(lesson: Lesson): number {
  return Number(lesson.number.split('.')[1]);
}

/** Two lessons with one address or one number. */
function clashes(lessons: readonly Lesson[]): LessonError[] {
  return lessons.flatMap((lesson, index) =>
    (['slug', 'number'] as const).flatMap((field) => {
      const earlier = lessons.slice(0, index).find((other) => other[field] === lesson[field]);
      if (!earlier) return [];
      const reason = `${field} '${lesson[field]}' is taken by ${earlier.path}`;
      return [new LessonError(lesson.path, [{ line: 1, reason }])];
    }),
  );
}

/** Links to a lesson that has no folder; one that is merely broken is complained of elsewhere. */
function deadLinks(lessons: readonly Lesson[], folders: readonly PartFolder[]): LessonError[] {
  const slugs = new Set(
    folders.flatMap(({ lessons: files }) =>
      files.map(({ path }) => numberedName(path.split('/').at(-2) ?? '')?.slug),
    ),
  );
  return lessons.flatMap((lesson) =>
    lesson.links
      .filter((slug) => !slugs.has(slug))
      .map((slug) => {
        const reason = `links to lesson:${slug}, but no lesson has that name`;
        return new LessonError(lesson.path, [{ line: 1, reason }]);
      }),
  );
}
