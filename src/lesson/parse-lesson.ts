import { splitLesson } from './front-matter.ts';
import type { Lesson, LessonFile } from './lesson.ts';
import { LessonError, type Problem } from './lesson-error.ts';
import { lessonPlace } from './lesson-path.ts';
import { markdown } from './markdown.ts';
import type { PageWriter } from './page-writer.ts';

/**
 * Reads a lesson and renders it to HTML.
 *
 * @param file the text of `lesson.md` and of its exercises
 * @param elements the custom elements that exist; every hyphenated tag is taken where left out
 * @throws LessonError with everything that is wrong, each with its line
 * @example
 * const lesson = parseLesson({ path: 'lessons/2-convolution/6-relu/lesson.md', text, exercises: {} });
 * lesson.number; // '2.6'
 * lesson.html; // '<p>…'
 */
export function parseLesson(file: LessonFile, elements?: ReadonlySet<string>): Lesson {
  const problems: Problem[] = [];
  const report = (line: number, reason: string): void => void problems.push({ line, reason });
  const place = lessonPlace(file.path);
  if (!place) {
    report(1, 'expected a folder lessons/<number>-<part>/<number>-<lesson>, names in kebab-case');
    throw new LessonError(file.path, problems);
  }
  const { front, body, bodyLine, limitsLine } = splitLesson(file.text, report);
  const writer = newWriter(file, place.folder, place.lesson.slug, report, elements);
  const html = markdown.render(body, { writer, firstLine: bodyLine });
  const limitsHtml = markdown.render(front?.limits ?? '', { writer, firstLine: limitsLine });
  reportOrphans(file, writer);
  if (problems.length > 0 || !front) {
    throw new LessonError(
      file.path,
      problems.sort((a, b) => a.line - b.line),
    );
  }
  return {
    ...front,
    slug: place.lesson.slug,
    number: `${place.part.number}.${place.lesson.number}`,
    path: file.path,
    html,
    limitsHtml,
    tags: [...writer.tags].sort(),
    cells: writer.cells,
    predictions: writer.predictions,
    exercises: [...writer.exercises.keys()],
    exerciseTitles: writer.exercises,
    links: [...writer.links],
  };
}

function newWriter(
  file: LessonFile,
  folder: string,
  slug: string,
  report: PageWriter['report'],
  elements: ReadonlySet<string> | undefined,
): PageWriter {
  return {
    report,
    folder,
    slug,
    elements,
    files: file.exercises,
    ids: new Map(),
    tags: new Set(),
    links: new Set(),
    cells: [],
    predictions: [],
    exercises: new Map(),
  };
}

/** A folder of an exercise that no fence names would never be seen. */
function reportOrphans(file: LessonFile, writer: PageWriter): void {
  for (const id of Object.keys(file.exercises)) {
    if (!writer.ids.has(id)) {
      writer.report(1, `exercises/${id} is there, but no exercise id=${id} is in the text`);
    }
  }
}
