import { readFileSync } from 'node:fs';
import type { Page } from '../../src/app/page/index.ts';
import { fillTemplate } from '../../src/app/page/index.ts';
import type { LessonFile } from '../../src/lesson/index.ts';
import { buildCourse, type Course } from '../../src/lesson/index.ts';

const FRONT = {
  format: '1',
  title: 'A lesson',
  question: 'Why?',
  minutes: '5',
  summary: 'What it is about.',
  sources: '[{ text: A paper }]',
  limits: 'Nothing.',
};

/** A lesson as it would lie in a file; what of its front matter is null is left out. */
export function lessonFile(
  folder: string,
  body: string,
  front: Readonly<Record<string, string | null>> = {},
): LessonFile {
  const fields = Object.entries({ ...FRONT, ...front }).filter(([, value]) => value !== null);
  const head = fields.map(([name, value]) => `${name}: ${value}`);
  const text = ['---', ...head, '---', body, ''].join('\n');
  return { path: `lessons/2-convolution/${folder}/lesson.md`, text, exercises: {} };
}

/** A course of one part. */
export function courseOf(...lessons: readonly LessonFile[]): Course {
  const yaml = 'title: A part\nsummary: What it is about.\n';
  return buildCourse([{ path: 'lessons/2-convolution', yaml, lessons }]);
}

const [, BODY] = /<body>(.*)<\/body>/s.exec(readFileSync('index.html', 'utf8'))!;

/** Puts a page of the site, as the lesson code makes it, in the place of a built one, whose scripts and styles stay. */
export function inPlaceOf(built: string, page: Page): string {
  return built
    .replace(/<title>.*?<\/title>/s, () => `<title>${page.title}</title>`)
    .replace(/<body>.*<\/body>/s, () => `<body>${fillTemplate(BODY, page)}</body>`);
}
