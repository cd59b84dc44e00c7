import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { CodeCell } from '../src/elements/code-cell/index.ts';
import { expectAccessible } from './axe.ts';

const LESSON = 'relu/';
const CELL = 'code-cell[cell="two-layers"]';
const SOLUTION = readFileSync(
  'lessons/2-convolution/6-relu/exercises/relu-backward/solution.ts',
  'utf8',
);

const drawer = (page: Page) => page.getByRole('dialog', { name: 'Your progress' });
const lesson = (page: Page) => drawer(page).locator('[data-lesson="relu"]');
const prediction = (page: Page) => page.locator('predict-first[prediction="survivors"]');
const exercise = (page: Page) => page.locator('lesson-exercise[exercise="relu-backward"]');

async function open(page: Page): Promise<void> {
  await page.goto(LESSON);
  await page.waitForFunction(() =>
    ['code-cell', 'lesson-exercise', 'predict-first'].every((tag) => customElements.get(tag)),
  );
}

async function openDrawer(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Progress', exact: true }).click();
}

async function setCode(cell: Locator, code: string): Promise<void> {
  await cell.evaluate((element, text) => {
    (element as CodeCell).code = text;
  }, code);
}

/** One prediction made, one cell changed, one exercise solved. */
async function work(page: Page): Promise<void> {
  await open(page);
  await prediction(page).getByRole('textbox').fill('5');
  await prediction(page).getByRole('button', { name: 'Commit' }).click();
  await setCode(page.locator(CELL), 'const mine = 1;');
  await setCode(exercise(page).locator('code-cell'), SOLUTION);
  await exercise(page).getByRole('button', { name: 'Check', exact: true }).click();
  await expect(exercise(page)).toContainText('✓ Solved');
}

/** That all of `work` is on the page. */
async function expectWork(page: Page): Promise<void> {
  await expect(prediction(page)).toContainText('You said 5');
  await expect(page.locator(CELL)).toContainText('const mine = 1;');
  await expect(exercise(page)).toContainText('✓ Solved');
}

async function save(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await drawer(page).getByRole('button', { name: 'Save a file' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('convscope-progress.json');
  return readFileSync(await file.path(), 'utf8');
}

async function load(page: Page, text: string): Promise<void> {
  const buffer = Buffer.from(text);
  await drawer(page)
    .getByLabel('Load a file')
    .setInputFiles({ name: 'progress.json', mimeType: 'application/json', buffer });
}

test('what is done is there after a reload, and is counted', async ({ page }) => {
  await work(page);
  await page.reload();
  await expectWork(page);
  await openDrawer(page);
  await expect(lesson(page)).toContainText('1 of 3 exercises solved, 1 of 6 predictions made');
  await expect(lesson(page).getByRole('listitem')).toHaveText([/The way back\s+solved/]);
});

test('the contents mark the lesson that is begun, and the one that another window begins', async ({
  page,
  context,
}) => {
  await page.goto('');
  const entry = page.locator('.lessons li').filter({ hasText: '2.6 ReLU' });
  await expect(entry).not.toContainText('begun');
  await work(await context.newPage());
  await expect(entry).toContainText('begun');
  await page.reload();
  await expect(entry).toContainText('begun');
});

test('all of it goes to another browser as a file, with no reload', async ({
  page,
  browser,
  baseURL,
}) => {
  await work(page);
  await openDrawer(page);
  const file = await save(page);

  const other = await browser.newContext({ baseURL });
  const there = await other.newPage();
  await open(there);
  await openDrawer(there);
  await load(there, file);
  await expect(drawer(there)).toContainText('The file is loaded; 4 things are kept now.');
  await expect(lesson(there)).toContainText('1 of 3 exercises solved');
  await there.keyboard.press('Escape');
  await expectWork(there);
  await there.reload();
  await expectWork(there);
  await other.close();
});

test('a file is put together with what is here, or takes its place', async ({ page }) => {
  await work(page);
  await openDrawer(page);
  const file = await save(page);
  await page.keyboard.press('Escape');
  const second = page.locator('predict-first').nth(1);
  await second.getByRole('radio').first().check();
  await second.getByRole('button', { name: 'Commit' }).click();
  await openDrawer(page);
  await load(page, file);
  await drawer(page).getByRole('button', { name: 'Put both together' }).click();
  await expect(lesson(page)).toContainText('2 of 6 predictions made');
  await load(page, file);
  await drawer(page).getByRole('button', { name: "Take the file's alone" }).click();
  await expect(lesson(page)).toContainText('1 of 6 predictions made');
});

const refused: [string, string, RegExp][] = [
  ['is no JSON', 'PK\u0003\u0004', /it is not whole JSON/],
  ['is cut short', '{"convscope":"progress","format":1,"entries":[{', /cut short/],
  ['is of a newer version', '{"convscope":"progress","format":2}', /newer version of this page/],
  [
    'has a wrong entry',
    '{"convscope":"progress","format":1,"entries":[{"lesson":"relu","kind":"exercise","id":"e","at":1,"value":{"passed":"yes"}}]}',
    /expected entries\[0\]\.value\.passed to be true or false, got "yes"/,
  ],
];

for (const [name, text, reason] of refused) {
  test(`a file that ${name} is refused with the reason, and nothing changes`, async ({ page }) => {
    await work(page);
    await openDrawer(page);
    await load(page, text);
    await expect(drawer(page)).toContainText(reason);
    await expect(drawer(page)).toContainText('Your progress is as it was.');
    await expect(lesson(page)).toContainText('1 of 3 exercises solved');
  });
}

test('one exercise is started over, from the drawer or in its place', async ({ page }) => {
  await work(page);
  await openDrawer(page);
  await lesson(page).getByRole('button', { name: 'Start over The way back' }).click();
  await expect(lesson(page)).toContainText('0 of 3 exercises solved, 1 of 6 predictions made');
  await page.keyboard.press('Escape');
  await expect(exercise(page)).not.toContainText('✓ Solved');
  await expect(exercise(page).locator('code-cell pre')).toContainText('Math.max(0, value)');

  await exercise(page).getByRole('button', { name: 'Hint 1 of 2' }).click();
  await exercise(page).getByRole('button', { name: 'Start over' }).click();
  await expect(exercise(page).getByRole('button', { name: 'Hint 1 of 2' })).toBeVisible();
  await expect(exercise(page).getByRole('button', { name: 'Start over' })).toHaveCount(0);
});

test('everything is forgotten after a second click, on the page too', async ({ page }) => {
  await work(page);
  await openDrawer(page);
  await drawer(page).getByRole('button', { name: 'Forget everything …' }).click();
  await drawer(page).getByRole('button', { name: 'Keep it' }).click();
  await expect(lesson(page)).toContainText('1 of 3 exercises solved');
  await drawer(page).getByRole('button', { name: 'Forget everything …' }).click();
  await drawer(page).getByRole('button', { name: 'Forget everything', exact: true }).click();
  await expect(drawer(page)).toContainText('Everything is forgotten.');
  await expect(lesson(page).getByText(/of 3 exercises/)).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(prediction(page).getByRole('button', { name: 'Commit' })).toBeVisible();
  await expect(page.locator(CELL)).toContainText('const together');
  const kept = await page.evaluate(() =>
    Object.keys(localStorage).filter((key) => key.startsWith('convscope:progress:')),
  );
  expect(kept).toEqual([]);
});

const storages: [string, () => void, RegExp][] = [
  [
    'blocked',
    () =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      }),
    /does not let the page keep anything/,
  ],
  [
    'full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
    /has no room left for your progress/,
  ],
  [
    'from a newer version',
    () => localStorage.setItem('convscope:progress', '2'),
    /A newer version of this page keeps your progress here/,
  ],
];

for (const [name, prepare, reason] of storages) {
  test(`where storage is ${name} the page works, says so, and saves and loads files`, async ({
    page,
  }) => {
    await page.addInitScript(prepare);
    await work(page);
    await expectWork(page);
    await expect(page.locator('main > .trouble')).toHaveText(reason);
    await openDrawer(page);
    await expect(drawer(page).locator('.kept')).toHaveText(reason);
    const file = await save(page);
    await page.reload();
    await open(page);
    await expect(prediction(page).getByRole('button', { name: 'Commit' })).toBeVisible();
    await openDrawer(page);
    await load(page, file);
    await page.keyboard.press('Escape');
    await expectWork(page);
    await expectAccessible(page);
  });
}

test('where storage is corrupt the rest is kept, and it is said', async ({ page }) => {
  await work(page);
  await page.evaluate(() => {
    localStorage.setItem('convscope:progress', 'banana');
    localStorage.setItem('convscope:progress:relu/cell/two-layers', '{"lesson":');
    localStorage.setItem('convscope:progress:%', '{}');
  });
  await page.reload();
  await expect(page.locator('main > .trouble')).toHaveText(
    '2 things that were kept here cannot be read and are left out.',
  );
  await expect(exercise(page)).toContainText('✓ Solved');
  await expect(page.locator(CELL)).toContainText('const together');
});

for (const [width, colorScheme] of [
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const) {
  test(`the drawer goes by keyboard and without an axe violation at ${width} px, ${colorScheme}`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({
      baseURL,
      colorScheme,
      viewport: { width, height: 844 },
    });
    const page = await context.newPage();
    await work(page);
    const narrow = width < 500;
    if (narrow) await page.keyboard.press('c');
    const name = narrow ? 'Your progress' : 'Progress';
    await page.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(drawer(page)).toBeVisible();
    await drawer(page).getByRole('button', { name: 'Forget everything …' }).focus();
    await page.keyboard.press('Enter');
    await expect(drawer(page).getByRole('button', { name: 'Keep it' })).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(drawer(page)).toBeHidden();
    if (!narrow) await expect(page.getByRole('button', { name, exact: true })).toBeFocused();
    await context.close();
  });
}
