// npm run new:lesson -- <n>-<part>/<n>-<lesson> "Title": makes a lesson that passes every test as it stands.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NAME = /^[1-9]\d*-[a-z0-9]+(?:-[a-z0-9]+)*$/;
const USAGE = 'npm run new:lesson -- 2-convolution/3-stride-and-padding "Stride and padding"';

/**
 * Makes the folder of a lesson, and of its part where there is none.
 * @param {string} lessons the folder of all lessons
 * @param {string} path `<n>-<part>/<n>-<lesson>`
 * @param {string} title
 * @returns {string[]} the files it wrote
 * @throws {Error} where the name is not numbered, or its number or address is taken; nothing is written then
 */
export function newLesson(lessons, path, title) {
  const [part, lesson, ...rest] = path.split('/');
  if (rest.length > 0 || !NAME.test(part) || !NAME.test(lesson ?? '')) {
    throw new Error(`expected <number>-<part>/<number>-<lesson> in kebab-case, got '${path}'`);
  }
  if (title.trim() === '') throw new Error('expected a title after the path');
  refuseTaken(lessons, part, lesson);
  const files = { ...lessonFiles(title.trim()) };
  if (!existsSync(join(lessons, part, 'part.yaml'))) files['../part.yaml'] = partFile(part);
  return Object.entries(files).map(([name, text]) => {
    const file = join(lessons, part, lesson, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  });
}

function refuseTaken(lessons, part, lesson) {
  const [number, slug] = split(lesson);
  const [partNumber] = split(part);
  for (const other of folders(lessons)) {
    if (other !== part && split(other)[0] === partNumber) {
      throw new Error(`part ${partNumber} is ${other} already`);
    }
    for (const there of folders(join(lessons, other))) {
      if (split(there)[1] === slug) throw new Error(`${other}/${there} has that name already`);
      if (other === part && split(there)[0] === number) {
        throw new Error(`lesson ${number} of ${part} is ${there} already`);
      }
    }
  }
}

function folders(path) {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** `3-stride` as `['3', 'stride']`. */
function split(name) {
  const at = name.indexOf('-');
  return [name.slice(0, at), name.slice(at + 1)];
}

function partFile(part) {
  const words = split(part)[1].replaceAll('-', ' ');
  const title = words[0].toUpperCase() + words.slice(1);
  return `title: ${JSON.stringify(title)}\nsummary: One sentence on what this part is about.\n`;
}

function lessonFiles(title) {
  return {
    'lesson.md': `---
format: 1
title: ${JSON.stringify(title)}
question: Which one question does this lesson answer?
minutes: 10
summary: One sentence for the contents page.
sources:
  - text: Author, Title, year, section or equation.
limits: |
  What this lesson and its method do not show.
---

Say what is asked, in a few short paragraphs. A formula such as $\\Output{y} = \\Weights{w}\\Input{x}$ has the
colours that a figure has.

\`\`\`predict id=twice-three
question: What is $2 \\cdot 3$?
answer: 6
because: |
  Two times three is six.
\`\`\`

\`\`\`ts cell id=twice
const twice = (x: number) => 2 * x;
print(twice(3));
\`\`\`

\`\`\`exercise id=double
title: Double it
task: |
  Write \`double(x)\`, which gives twice \`x\`.
hints:
  - Twice a number is the number added to itself.
  - Return \`x + x\`.
\`\`\`
`,
    'exercises/double/start.ts': `function double(x: number): number {
  return x;
}
`,
    'exercises/double/solution.ts': `function double(x: number): number {
  return x + x;
}
`,
    'exercises/double/check.ts': `import { exercise } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'double',
  cases: (random) => [
    { input: [3], expected: 6 },
    { input: [-1.5], expected: -3 },
    ...[1, 2, 3].map(() => {
      const x = 1 + random.integer(100);
      return { input: [x], expected: 2 * x };
    }),
  ],
});
`,
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const lessons = fileURLToPath(new URL('../lessons', import.meta.url));
  const [path = '', ...title] = process.argv.slice(2);
  try {
    for (const file of newLesson(lessons, path, title.join(' '))) console.log(file);
  } catch (error) {
    console.error(`new:lesson: ${error.message}\n  ${USAGE}`);
    process.exit(1);
  }
}
