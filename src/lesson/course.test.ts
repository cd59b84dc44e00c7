import { expect, test } from 'vitest';
import { buildCourse, type PartFolder } from './course.ts';
import { numberedName } from './lesson-path.ts';

const YAML = 'title: A part\nsummary: What it is about.\n';

function text(body = 'Text.', title = 'Title'): string {
  return `---\nformat: 1\ntitle: ${title}\nquestion: Why?\nminutes: 5\nsummary: S.\nsources: [{ text: A }]\nlimits: None.\n---\n${body}\n`;
}

function part(path: string, lessons: Record<string, string>): PartFolder {
  return {
    path: `lessons/${path}`,
    yaml: YAML,
    lessons: Object.entries(lessons).map(([folder, body]) => ({
      path: `lessons/${path}/${folder}/lesson.md`,
      text: body,
      exercises: {},
    })),
  };
}

const messages = (folders: PartFolder[]): string[] =>
  buildCourse(folders).errors.map(({ message }) => message);

test('numbers order parts and lessons, ten after nine, and the slug drops them', () => {
  const course = buildCourse([
    part('10-late', { '1-z': text() }),
    part('2-convolution', { '10-tenth': text(), '9-ninth': text(), '1-first': text() }),
  ]);
  expect(course.lessons.map(({ number, slug }) => `${number} ${slug}`)).toEqual([
    '2.1 first',
    '2.9 ninth',
    '2.10 tenth',
    '10.1 z',
  ]);
  expect(course.parts.map(({ number, slug, title }) => [number, slug, title])).toEqual([
    [2, 'convolution', 'A part'],
    [10, 'late', 'A part'],
  ]);
});

test('a broken lesson is left out and the others stand', () => {
  const course = buildCourse([part('1-a', { '1-broken': 'no front matter', '2-whole': text() })]);
  expect(course.lessons.map(({ slug }) => slug)).toEqual(['whole']);
  expect(course.errors.map(({ path }) => path)).toEqual(['lessons/1-a/1-broken/lesson.md']);
});

test('two lessons with one address are refused, in whatever parts they are', () => {
  expect(messages([part('1-a', { '1-same': text() }), part('2-b', { '4-same': text() })])).toEqual([
    "lessons/2-b/4-same/lesson.md:1: slug 'same' is taken by lessons/1-a/1-same/lesson.md",
  ]);
});

test('two lessons with one number in a part are refused', () => {
  expect(messages([part('1-a', { '1-one': text(), '1-other': text() })])).toEqual([
    "lessons/1-a/1-other/lesson.md:1: number '1.1' is taken by lessons/1-a/1-one/lesson.md",
  ]);
});

test('a link to a lesson that is not there is refused', () => {
  const lessons = { '1-one': text('[here](lesson:two)'), '2-two': text('[there](lesson:three)') };
  expect(messages([part('1-a', lessons)])).toEqual([
    'lessons/1-a/2-two/lesson.md:1: links to lesson:three, but no lesson has that name',
  ]);
});

test('a part says its title and summary', () => {
  const folder = part('1-a', {});
  expect(messages([{ ...folder, yaml: undefined }])).toEqual([
    'lessons/1-a/part.yaml:1: missing file part.yaml',
  ]);
  expect(messages([{ ...folder, yaml: 'title: A\n' }])).toEqual([
    "lessons/1-a/part.yaml:1: missing field 'summary'",
  ]);
});

test('a part without a number is refused', () => {
  expect(messages([part('seeing', {})])[0]).toContain('to be <number>-<name> in kebab-case');
});

test.each(['3stride', '03-stride', '0-x', '3-Stride', '3-', 'stride', '3-a--b'])(
  'the folder name %s has no number and slug',
  (name) => {
    expect(numberedName(name)).toBeNull();
  },
);
