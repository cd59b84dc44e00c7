import { existsSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { CodeCell } from '../src/elements/code-cell/index.ts';
import { expectAccessible } from './axe.ts';
import { untilKept } from './kept-images.ts';
import { openLesson } from './open-lesson.ts';

const MINI = `${process.env.CIFAR10_DIR}/cifar-10-binary-mini.tar.gz`;
const LESSON = 'relu/';
const CELL = 'code-cell[cell="two-layers"]';
const DRAFT = 'const mine = 1;';
const SHARED = 'const shared = 6 * 7;\nconsole.log("it ran");\nshared';

/** A link with anything in it, packed as another program would. */
function link(fields: object): string {
  const packed = deflateRawSync(JSON.stringify(fields)).toString('base64url');
  return `#share=1.${packed}`;
}

const good = link({ lesson: 'relu', cell: 'two-layers', code: SHARED });

async function code(cell: Locator): Promise<string> {
  return cell.evaluate((element) => (element as CodeCell).code);
}

/** The lesson with a draft of the student's in its first cell. */
async function withDraft(page: Page, draft = DRAFT): Promise<Locator> {
  await page.goto(LESSON);
  await page.waitForFunction(() => customElements.get('code-cell'));
  const cell = page.locator(CELL);
  await cell.evaluate((element, text) => {
    (element as CodeCell).code = text;
  }, draft);
  return cell;
}

/** Opens an address afresh, as a click in another program does. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(path);
}

/** Opens a link on the page that is there, as a click in the page does. */
async function follow(page: Page, fragment: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), fragment);
}

const button = (where: Locator, name: string) => where.getByRole('button', { name, exact: true });
const note = (page: Page) => page.getByRole('group', { name: 'Code from a link' });
const trouble = (page: Page) => page.locator('.link-trouble');

test('a link is copied, and gives another reader the code', async ({ browser, baseURL }) => {
  const sender = await browser.newContext({
    baseURL,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await sender.newPage();
  const cell = await withDraft(page);
  await cell.getByRole('button', { name: 'Copy link' }).click();
  await expect(cell.getByText('Link copied.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/\/relu\/#share=1\.[\w-]+$/);
  await sender.close();

  const reader = await browser.newContext({ baseURL });
  const other = await reader.newPage();
  await other.goto(copied);
  await expect(note(other)).toContainText('This code came from a link. Read it before you run it.');
  expect(await code(other.locator(CELL))).toBe(DRAFT);
  await reader.close();
});

test('where the page may not copy, a field holds the link', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('NotAllowedError'));
  });
  const cell = await withDraft(page);
  await cell.getByRole('button', { name: 'Copy link' }).click();
  await expect(cell.getByRole('textbox', { name: 'Link' })).toHaveValue(/#share=1\./);
  await expectAccessible(page);
});

test('code of a link never runs by itself, and runs when the reader says so', async ({ page }) => {
  await visit(page, LESSON + good);
  const cell = page.locator(CELL);
  await expect(note(page)).toBeVisible();
  expect(await code(cell)).toBe(SHARED);
  // Another cell goes all the way to the worker and back, and this one has still not run.
  const other = page.locator('lesson-exercise code-cell').first();
  await other.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(other).toContainText(/Done in/);
  await expect(cell.getByRole('log').filter({ hasText: /\S/ })).toHaveCount(0);
  await expect(cell).not.toContainText(/Done in/);
  await cell.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(cell.getByRole('log')).toContainText('it ran');
  await expect(cell.getByRole('log')).toContainText('= 42');
});

test('no plan of the notebook runs code of a link that nobody has read, until it was run by hand', async ({
  page,
}) => {
  await visit(page, LESSON + good);
  await expect(note(page)).toBeVisible();
  const cell = page.locator(CELL);
  const other = page.locator('code-cell').nth(1);
  await button(other, 'Run all').click();
  await expect(other.locator('.notice')).toContainText(
    'Stopped before cell 1: its code came from a link',
  );
  await button(cell, 'Run to here').click();
  await expect(cell.locator('.notice')).toContainText('Read it, then run it with “Run”.');
  await cell.locator('pre').focus();
  await page.keyboard.press('Shift+Enter');
  await expect(cell.locator('.state')).toHaveText('Not run yet.');
  await expect(cell.getByRole('log')).toHaveText('');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(cell.getByRole('log')).toContainText('it ran');
  await button(other, 'Run all').click();
  await expect(cell.getByRole('log')).toContainText('it ran');
  await expect(other.locator('.notice')).toHaveText('');
});

/** Two lines as Windows ends them, behind a byte order mark. */
const windows = link({
  lesson: 'relu',
  cell: 'two-layers',
  code: '\uFEFFconsole.log("it ran");\r\n42',
});
/** A browser that says so makes Monaco end lines with `\r\n`. */
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130 Safari';

for (const [name, userAgent] of [
  ['', undefined],
  [', on Windows too', WINDOWS],
] as const) {
  test(`what an editor does to line endings of a link's code is no reading of it${name}`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ baseURL, userAgent });
    const page = await context.newPage();
    const cell = await withDraft(page);
    await cell.locator('pre').click();
    await expect(cell.locator('.monaco-editor.focused')).toBeVisible();
    await follow(page, windows);
    await expect(note(page)).toContainText('This code came from a link.');
    expect(await code(cell)).toBe('console.log("it ran");\n42');
    await button(cell, 'Run all').click();
    await expect(cell.locator('.notice')).toContainText('Not run: its code came from a link');
    // Afresh, so that both editors take the code over, one from the other.
    await page.reload();
    await expect(note(page)).toContainText('This code came from a link.');
    await cell.locator('pre').click();
    await expect(cell.locator('.monaco-editor.focused')).toBeVisible();
    await button(cell, 'Run all').click();
    await expect(cell.locator('.notice')).toContainText('Not run: its code came from a link');
    await expect(cell.getByRole('log').filter({ hasText: /\S/ })).toHaveCount(0);
    await context.close();
  });
}

test('run all stops before code of a link that was opened while it ran', async ({ page }) => {
  await page.goto(LESSON);
  await page.waitForFunction(() => customElements.get('code-cell'));
  const [first, second] = [page.locator(CELL), page.locator('code-cell[cell="dying"]')];
  // Ends when another image is chosen, which the link brings after its code.
  await first.evaluate((element) => {
    (element as CodeCell).code =
      'const sum = async () => (await chosenImage()).data.reduce((a, b) => a + b);\n' +
      'const before = await sum();\nprint("waits");\nwhile ((await sum()) === before);';
  });
  await button(first, 'Run all').click();
  await expect(first.getByRole('log')).toContainText('waits');
  const image = { from: 'scenes', label: 8, seed: 3 };
  const fields = { lesson: 'relu', cell: 'dying', code: 'console.log("it ran")' };
  await follow(page, link({ ...fields, image }));
  await expect(first.locator('.notice')).toContainText(
    'Stopped before cell 2: its code came from a link',
  );
  await expect(first.locator('.state')).toContainText('Done');
  expect(await code(second)).toBe(fields.code);
  await expect(second.getByRole('log').filter({ hasText: /\S/ })).toHaveCount(0);
});

test('a link brings its seed and image, and both go back with the code', async ({ page }) => {
  const code = 'const { data } = await chosenImage();\nprint(seed, data.reduce((a, b) => a + b));';
  const fields = { lesson: 'relu', cell: 'two-layers', code };
  const image = { from: 'scenes', label: 8, seed: 3 };
  const own = await withDraft(page, code);
  await button(own, 'Run').click();
  await expect(own.locator('.state')).toContainText('Done');
  const mine = await own.getByRole('log').innerText();
  await visit(page, LESSON + link({ ...fields, code: `${code} // linked`, seed: 5, image }));
  await expect(note(page)).toContainText(
    'It goes with seed 5 and the drawn scene of class 8 with seed 3: that is set here now.',
  );
  const cell = page.locator(CELL);
  await expect(cell.getByLabel('seed')).toHaveValue('5');
  const run = async (): Promise<string> => {
    await cell.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(cell.locator('.state')).toContainText('Done');
    return cell.getByRole('log').innerText();
  };
  const first = await run();
  expect(first).toMatch(/^5 /);
  expect(first.split(' ')[1]).not.toBe(mine.split(' ')[1]);
  await follow(page, link({ ...fields, seed: 6, image: { ...image, seed: 4 } }));
  await expect(cell.getByLabel('seed')).toHaveValue('6');
  expect((await run()).split(' ')[1]).not.toBe(first.split(' ')[1]);
  await page.reload();
  await page.getByRole('button', { name: 'Return to my code' }).click();
  await expect(cell.getByLabel('seed')).toHaveValue('1');
  expect(await run()).toBe(mine);
});

const testImage = link({
  lesson: 'relu',
  cell: 'two-layers',
  code: 'const { shape } = await chosenImage();\nshape',
  image: { from: 'test', index: 2 },
});

test('a link with a CIFAR-10 test image says where there is no CIFAR-10', async ({ page }) => {
  await visit(page, LESSON + testImage);
  await expect(note(page)).toContainText('It goes with CIFAR-10 test image 3');
  const cell = page.locator(CELL);
  await button(cell, 'Run').click();
  await expect(cell.getByRole('log')).toContainText(
    'chosenImage: expected CIFAR-10 in this browser, since test image 3 is chosen, got none',
  );
  await page.getByRole('button', { name: 'Return to the lesson’s code' }).click();
  await button(cell, 'Run').click();
  await expect(cell.locator('.state')).toContainText('Done');
});

test('a link with a CIFAR-10 test image gives it to the cell where CIFAR-10 is kept', async ({
  page,
}) => {
  test.skip(!existsSync(MINI), 'CIFAR10_DIR names no folder with cifar-10-binary-mini.tar.gz');
  await openLesson(page, 'train-cifar10/');
  const data = page.locator('train-lab');
  await data.getByRole('radio', { name: 'CIFAR-10' }).check();
  await data.locator('data-source input[type=file]').setInputFiles(MINI);
  await expect(data).toContainText('2,000 images to learn from and 500 to test on');
  await untilKept(page);
  await visit(page, LESSON + testImage);
  const cell = page.locator(CELL);
  await button(cell, 'Run').click();
  await expect(cell.getByRole('log')).toHaveText(/= \[32, 32, 3\]/);
});

test('the address is rid of the code, and a reload goes on where the reader was', async ({
  page,
}) => {
  await withDraft(page);
  await visit(page, LESSON + good);
  await expect(note(page)).toBeVisible();
  expect(new URL(page.url()).hash).toBe('');
  await page.reload();
  await expect(note(page)).toContainText('This code came from a link.');
  expect(await code(page.locator(CELL))).toBe(SHARED);
});

test('the draft is returned to with one button, by keyboard and after a reload too', async ({
  page,
}) => {
  await withDraft(page);
  await visit(page, LESSON + good);
  await expect(note(page)).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Return to my code' }).focus();
  await page.keyboard.press('Enter');
  await expect(note(page)).toHaveCount(0);
  expect(await code(page.locator(CELL))).toBe(DRAFT);
  await expect(page.locator(CELL).getByRole('button').first()).toBeFocused();
  await page.reload();
  await expect(page.locator(`${CELL} pre`)).toHaveText(DRAFT);
  await expect(note(page)).toHaveCount(0);
});

test('code of a link is kept when the reader says so', async ({ page }) => {
  await withDraft(page);
  await visit(page, LESSON + good);
  await page.getByRole('button', { name: 'Keep this code' }).click();
  await page.reload();
  await expect(page.locator(`${CELL} pre`)).toContainText('6 * 7');
  await expect(note(page)).toHaveCount(0);
});

test('a link opened on the page that is there is taken too', async ({ page }) => {
  const cell = await withDraft(page);
  await page.evaluate((hash) => (location.hash = hash), good);
  await expect(note(page)).toBeVisible();
  expect(await code(cell)).toBe(SHARED);
});

test('a link to an exercise puts the code there', async ({ page }) => {
  const fields = { lesson: 'relu', cell: 'exercise-relu-backward', code: 'const x = 1;' };
  await visit(page, LESSON + link(fields));
  await expect(note(page)).toBeInViewport();
  const exercise = page.locator('lesson-exercise[exercise="relu-backward"]');
  await expect(exercise.locator('code-cell pre')).toHaveText('const x = 1;');
});

const broken: [string, string, RegExp][] = [
  ['bad base64', `${good.slice(0, 20)}*${good.slice(20)}`, /characters that do not belong in it/],
  ['a cut', good.slice(0, -20), /Copy it whole/],
  ['an unknown version', good.replace('=1.', '=7.'), /version 7, and this page reads version 1/],
  ['wrong fields', link({ lesson: 'relu', cell: '<b>', code: '' }), /expected cell to be a name/],
  ['a million lines', link({ code: '\n'.repeat(1e6) }), /unpacks to more than 204,096 bytes/],
  [
    'a decompression bomb of 40 MB',
    `#share=1.${deflateRawSync(new Uint8Array(4e7)).toString('base64url')}`,
    /unpacks to more than 204,096 bytes/,
  ],
  ['a megabyte', `#share=1.${'A'.repeat(1e6)}`, /expected at most 65,536 characters/],
];

for (const [name, fragment, reason] of broken) {
  test(`a link with ${name} is refused with the reason, and the draft is kept`, async ({
    page,
  }) => {
    await withDraft(page);
    await visit(page, LESSON + fragment);
    await expect(trouble(page).getByRole('status')).toHaveText(reason);
    await expect(trouble(page)).toContainText('Your own code is as it was.');
    await page.waitForFunction(() => customElements.get('code-cell'));
    expect(await code(page.locator(CELL))).toBe(DRAFT);
    await expect(note(page)).toHaveCount(0);
    await expectAccessible(page);
  });
}

test('a link for another lesson leads there', async ({ page }) => {
  await visit(page, `stride-and-padding/${good}`);
  await trouble(page).getByRole('link', { name: 'ReLU' }).click();
  await expect(note(page)).toBeVisible();
  expect(await code(page.locator(CELL))).toBe(SHARED);
});

test('a link for a cell that is gone shows its code as text', async ({ page }) => {
  const markup = '<img src="x" onerror="document.title = 1">';
  await visit(page, LESSON + link({ lesson: 'relu', cell: 'gone', code: markup }));
  await expect(trouble(page)).toContainText('This lesson has no cell “gone”');
  await trouble(page).getByText('The code of the link').click();
  await expect(trouble(page).locator('pre')).toHaveText(markup);
  await expect(page).toHaveTitle(/ReLU/);
});

test('a link with __proto__ in it pollutes nothing', async ({ page }) => {
  const text = `{"__proto__":{"polluted":1},"lesson":"relu","cell":"two-layers","code":"1"}`;
  await visit(page, `${LESSON}#share=1.${deflateRawSync(text).toString('base64url')}`);
  await expect(note(page)).toBeVisible();
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
});

for (const [width, colorScheme] of [
  [1280, 'light'],
  [390, 'dark'],
] as const) {
  test(`what is said of a link's code stands well at ${width} px, ${colorScheme}`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({
      baseURL,
      colorScheme,
      viewport: { width, height: 844 },
    });
    const page = await context.newPage();
    await visit(page, LESSON + good);
    await expect(note(page)).toBeInViewport();
    await expectAccessible(page);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
    await context.close();
  });
}
