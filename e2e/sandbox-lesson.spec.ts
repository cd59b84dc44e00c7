import { katex } from '@mdit/plugin-katex';
import type { Page } from '@playwright/test';
import MarkdownIt from 'markdown-it';
import { brokenPage, lessonPage } from '../src/app/page/index.ts';
import { courseOf, inPlaceOf, lessonFile } from './sandbox/lesson-files.ts';
import { expect, LESSON, test } from './sandbox/test.ts';

/** Markdown that would run or fetch something, and the reason for which it is refused. Each calls `ran` by its name. */
const REFUSED: ReadonlyMap<string, readonly [markdown: string, reason: string]> = new Map([
  ['image', [`Text <img src="x" onerror="ran('image')">`, '<img> is not allowed']],
  ['script', [`<script>ran('script')</script>`, '<script> is not allowed']],
  ['frame', [`<iframe srcdoc="<script>parent.ran('frame')</script>"></iframe>`, '<iframe> is not']],
  ['svg', [`<svg onload="ran('svg')"></svg>`, '<svg> is not allowed']],
  ['toggle', [`<details open ontoggle="ran('toggle')">\n\n</details>`, "attribute 'ontoggle'"]],
  ['anchor', [`<a href="javascript:ran('anchor')">x</a>`, '<a> is not allowed']],
  [
    'train',
    [
      `<network-builder train="java&#115;cript:ran('train')//">x</network-builder>`,
      "the attribute 'train' of <network-builder>: write the character itself",
    ],
  ],
  ['formula', [`$\\href{javascript:ran('formula')}{x}$`, 'is not allowed']],
]);

/** Markdown that is let through as the text it is. */
const TEXT: ReadonlyMap<string, string> = new Map([
  ['link', `[x](javascript:ran('link'))`],
  ['entity', `[x](java&#115;cript:ran('entity'))`],
  ['capitals', `[x](JaVaScRiPt:ran('capitals'))`],
  ['reference', `[x][there]\n\n[there]: javascript:ran('reference')`],
  ['autolink', `<javascript:ran('autolink')>`],
  ['code', `\`<img src="x" onerror="ran('code')">\``],
  ['fence', `\`\`\`html\n<img src="x" onerror="ran('fence')">\n\`\`\``],
  ['cell', `\`\`\`ts cell id=a\n// </code-cell><img src="x" onerror="ran('cell')">\n\`\`\``],
]);
const LINKS = ['link', 'entity', 'capitals', 'reference', 'autolink'];

const TITLE = `'<img src="x" onerror="ran(''title'')">'`;

declare global {
  interface Window {
    /** The names of what has run. */
    heard: string[];
    ran(name: string): void;
  }
}

/** Opens an address, follows every link in its text that runs code, and gives the names of all that has run. */
async function heardOn(page: Page, url: string): Promise<readonly string[]> {
  await page.addInitScript(() => {
    window.heard = [];
    window.ran = (name) => window.heard.push(name);
  });
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  return page.evaluate(() => {
    for (const link of document.querySelectorAll<HTMLElement>('main a')) {
      const to = link.getAttribute('href') ?? '';
      if (!/^(https?:|[.#])/.test(to)) link.click();
    }
    // A link that is clicked runs in a task of its own.
    return new Promise<string[]>((heard) => setTimeout(() => heard([...new Set(window.heard)])));
  });
}

/** What a reader of Markdown that lets everything through makes of a text. */
function unguarded(markdown: string): string {
  const reader = new MarkdownIt({ html: true }).use(katex, { trust: true });
  reader.validateLink = () => true;
  return reader.render(markdown);
}

test.describe('Markdown from a file: <img onerror>, javascript:, \\href', () => {
  const refused = [...REFUSED.values()].map(([markdown]) => markdown).join('\n\n');
  const texts = [...TEXT.values()].join('\n\n');

  test('what would run is refused with its reason, and the page that says so runs nothing', async ({
    page,
    course,
  }) => {
    const made = courseOf(lessonFile('1-hostile', refused));
    expect(made.lessons).toEqual([]);
    const [error] = made.errors;
    const url = await course({ page: (built) => inPlaceOf(built, brokenPage(made, error)) });
    expect(await heardOn(page, url + LESSON)).toEqual([]);
    const article = page.getByRole('article');
    await expect(article).toContainText('lessons/2-convolution/1-hostile/lesson.md');
    for (const [, reason] of REFUSED.values()) await expect(article).toContainText(reason);
  });

  test('what is let through is text, and runs nothing', async ({ page, course }) => {
    const made = courseOf(lessonFile('1-text', texts, { title: TITLE, limits: `|\n  ${TEXT.get('link')!}` })); // prettier-ignore
    expect(made.errors).toEqual([]);
    const [lesson] = made.lessons;
    const url = await course({ page: (built) => inPlaceOf(built, lessonPage(made, lesson)) });
    expect(await heardOn(page, url + LESSON)).toEqual([]);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^<img .*ran\('title'\)">$/);
    const article = page.getByRole('article');
    for (const name of TEXT.keys()) await expect(article).toContainText(`ran('${name}')`);
    await expect(article.getByRole('link', { name: 'x', exact: true })).toHaveCount(0);
  });

  test('with a reader that lets everything through the same texts run', async ({
    page,
    course,
  }) => {
    const made = courseOf(lessonFile('1-text', texts, { title: TITLE }));
    const safe = lessonPage(made, made.lessons[0]);
    const escaped = /&(lt|gt|quot|#x3C);/g;
    const meant: Readonly<Record<string, string>> = { lt: '<', '#x3C': '<', gt: '>', quot: '"' };
    const main =
      safe.main.replaceAll(escaped, (_, name: string) => meant[name]) +
      unguarded(`${refused}\n\n${texts}`);
    const url = await course({ page: (built) => inPlaceOf(built, { ...safe, main }) });
    const heard = await heardOn(page, url + LESSON);
    // What only one of our own elements would make a link of is refused above, and not followed here.
    const shown = [...REFUSED.keys()].filter((name) => name !== 'train');
    expect(heard).toEqual(expect.arrayContaining([...shown, ...LINKS, 'code', 'cell', 'title']));
  });
});

test('a lesson: missing field, unknown version, doubled id, BOM, CRLF: an error with its path, and the other lessons load', async ({
  page,
  course,
}) => {
  const twice = '```ts cell id=a\n1\n```\n\n```ts cell id=a\n2\n```';
  const whole = lessonFile('4-marked', 'With a **byte order mark**.', { title: 'Marked' });
  const windows = lessonFile('5-windows', '```ts cell id=a\n6 * 7\n```', { title: 'Windows' });
  const made = courseOf(
    lessonFile('1-less', '', { question: null }),
    lessonFile('2-newer', '', { format: '2' }),
    lessonFile('3-twice', twice),
    { ...whole, text: `\uFEFF${whole.text}` },
    { ...windows, text: windows.text.replaceAll('\n', '\r\n') },
  );
  const pages = new Map([
    ...made.errors.map((error) => [error.path.split('/')[2], brokenPage(made, error)] as const),
    ...made.lessons.map((lesson) => [lesson.path.split('/')[2], lessonPage(made, lesson)] as const),
  ]);
  const article = page.getByRole('article');
  const open = async (folder: string): Promise<void> => {
    const given = pages.get(folder)!;
    await page.goto((await course({ page: (built) => inPlaceOf(built, given) })) + LESSON);
  };
  for (const [folder, reason] of [
    ['1-less', "line 2: missing field 'question'"],
    ['2-newer', 'line 2: unknown format 2, this program reads format 1'],
    ['3-twice', /line 14: .*'a'/],
  ] as const) {
    await open(folder);
    await expect(article).toContainText(`lessons/2-convolution/${folder}/lesson.md`);
    await expect(article).toContainText(reason);
  }
  await open('4-marked');
  await expect(article.locator('strong')).toHaveText('byte order mark');
  await open('5-windows');
  await article.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(article.getByRole('log')).toContainText('= 42');
});
