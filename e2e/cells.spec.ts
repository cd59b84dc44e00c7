import { expect, type Locator, type Page, test } from '@playwright/test';
import type { CodeCell } from '../src/elements/code-cell/index.ts';
import { expectAccessible } from './axe.ts';
import { PHONE } from './touch.ts';

/** A lesson with two cells and two exercises: four cells of one notebook. */
const LESSON = 'stride-and-padding/';

async function open(page: Page, ...codes: string[]): Promise<Locator[]> {
  await page.goto(LESSON);
  await page.waitForFunction(() => customElements.get('code-cell'));
  const cells = page.locator('code-cell');
  for (const [index, code] of codes.entries()) await setCode(cells.nth(index), code);
  return Array.from({ length: 4 }, (_, index) => cells.nth(index));
}

async function setCode(cell: Locator, code: string): Promise<void> {
  await cell.evaluate((element, text) => {
    (element as CodeCell).code = text;
  }, code);
}

const button = (cell: Locator, name: string) => cell.getByRole('button', { name, exact: true });
const output = (cell: Locator) => cell.getByRole('log');
const status = (cell: Locator) => cell.locator('.state');
const fresh = (cell: Locator) => cell.locator('#fresh');

test('a cell is stale in words when what it depends on has changed, and run to here mends it', async ({
  page,
}) => {
  const [one, two, three] = await open(page, 'const a = 1;', 'const b = 2 * a;\nb', 'a + b');
  await expect(status(three)).toHaveText('Not run yet.');
  await button(three, 'Run to here').click();
  await expect(output(three)).toHaveText(/= 3/);
  await expect(output(two)).toHaveText(/= 2/);
  await setCode(one, 'const a = 5;');
  await expect(fresh(one)).toHaveText('Out of date: its code changed.');
  await expect(fresh(two)).toHaveText('Out of date: the code it depends on changed, in cell 1.');
  await expect(fresh(three)).toContainText('cell 1');
  await expect(button(three, 'Run')).toHaveAccessibleDescription(/Out of date/);
  await button(three, 'Run to here').click();
  await expect(output(three)).toHaveText(/= 15/);
  await expect(fresh(two)).toHaveText('');
});

test('the order of running changes nothing: what is not stale shows what run all gives', async ({
  page,
}) => {
  const cells = await open(
    page,
    'const x = 1;\nconst list = [x];',
    'const x = 10;\nconst sum = () => x + list.length;\nsum()',
    'list.push(x);\nlist.length',
    'const x = 100;\n[sum(), list.length, x]',
  );
  const [one, two, three, four] = cells;
  await button(four, 'Run').click();
  await expect(output(four)).toContainText('sum comes from cell 2, which has not run.');
  await expect(fresh(four)).toHaveText('Not complete: it depends on cell 1, which had not run.');
  for (const cell of [one, four, two, three, three]) {
    await button(cell, 'Run').click();
    await expect(status(cell)).toHaveText(/Done|Failed/);
  }
  await expect(fresh(three)).toContainText('Ran twice on the same object');
  await button(four, 'Run to here').click();
  await expect(output(four)).toHaveText(/= \[12, 2, 100\]/);
  await button(two, 'Run all').click();
  await expect(output(four)).toHaveText(/= \[12, 2, 100\]/);
  for (const cell of cells) await expect(fresh(cell)).toHaveText('');
});

test('a name is not seen from below, and no other cell can give it a new value', async ({
  page,
}) => {
  const [one, two] = await open(page, 'later + 1', 'let later = 1;');
  await button(two, 'Run').click();
  await expect(status(two)).toContainText('Done');
  await button(one, 'Run').click();
  await expect(output(one)).toContainText('cell 2, further down, declares it');
  await expect(one.locator('.issue')).toContainText('move the declaration up');
  await setCode(one, 'let early = 1;');
  await setCode(two, 'early += 1;');
  await button(one, 'Run').click();
  await button(two, 'Run').click();
  await expect(output(two)).toContainText('early belongs to cell 1');
  await expect(output(two)).toContainText('line 1, column 1');
});

test('restart clears what cells have shown and declared, and leaves their code', async ({
  page,
}) => {
  const [one, two] = await open(page, 'const a = 1;\na', 'a + 1');
  await button(one, 'Run and go on').click();
  await button(two, 'Run').click();
  await expect(output(two)).toHaveText(/= 2/);
  await button(one, 'Restart').click();
  await expect(status(two)).toHaveText('Not run yet.');
  await expect(output(one)).toHaveText('');
  await button(two, 'Run').click();
  await expect(output(two)).toContainText('a comes from cell 1, which has not run.');
});

test('with the keyboard alone: Shift+Enter runs and goes on, Tab leaves, buttons follow', async ({
  page,
}) => {
  const [one, two] = await open(page, 'const a = 20;', 'a + 1');
  await one.locator('pre').focus();
  await page.keyboard.press('Shift+Enter');
  await expect(two.locator('pre')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(output(two)).toHaveText(/= 21/);
  await page.keyboard.press('Enter');
  await expect(two.locator('.monaco-editor.focused')).toBeVisible();
  await page.keyboard.type('2 * ');
  await page.keyboard.press('Control+Enter');
  await expect(output(two)).toHaveText(/= 41/);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  for (const name of ['Run', 'Run and go on', 'Reset', 'Run to here', 'Run all', 'Restart']) {
    await expect(button(two, name)).toBeFocused();
    await page.keyboard.press('Tab');
  }
  await expect(two.getByLabel('seed')).toBeFocused();
});

test('where Monaco does not load, the plain field has the same keys, errors and stop', async ({
  page,
}) => {
  await page.route(/monaco/, (route) => route.abort());
  const [one, two] = await open(page, '1', '2');
  const refused = page.waitForEvent('requestfailed');
  await one.locator('pre').click();
  await refused;
  const field = one.getByRole('textbox');
  await field.fill('let x = ;');
  await page.keyboard.press('Control+Enter');
  await expect(output(one)).toContainText('line 1, column 9');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('for (;;);');
  await page.keyboard.press('Shift+Enter');
  await expect(two.locator('pre')).toBeFocused();
  await expect(status(one)).toContainText('Runs');
  await button(one, 'Stop').click();
  await expect(output(one)).toContainText('Stopped after');
  await expect(page.locator('.monaco-editor')).toHaveCount(0);
});

for (const width of [390, 1280]) {
  test(`at ${width} pixels nothing overflows, and targets and names are in order after a run`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    const [one, two, three] = await open(page, 'const a = [1, 2];\na', 'a.b.c', 'a');
    await button(three, 'Run to here').click();
    await expect(status(three)).toContainText('Done');
    await button(two, 'Run').click();
    await expect(status(two)).toHaveText('Failed.');
    await setCode(one, 'const a = 3;');
    await expect(fresh(three)).not.toHaveText('');
    const sizes = await one.getByRole('button').evaluateAll((all) =>
      all.map((each) => {
        const { width: wide, height } = each.getBoundingClientRect();
        return Math.min(wide, height);
      }),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBe(0);
    await expectAccessible(page);
  });
}

test('the editor knows the names of cells above, marks unknown ones, and hovers tell what a name is', async ({
  page,
}) => {
  const [one, two] = await open(
    page,
    'interface Size { side: number }\nconst size: Size = { side: 7 };',
    'const s: Size = size;\nplot(s.side);\nsiez.side;\nfurther;',
    'const further = 1;',
  );
  await one.locator('pre').click();
  await expect(one.locator('.monaco-editor').first()).toBeVisible();
  await two.locator('pre').click();
  await expect(two.locator('.squiggly-error')).toHaveCount(2);
  await setCode(one, 'interface Size { side: number }\nconst siez: Size = { side: 7 };');
  await setCode(two, 'const s: Size = siez;\nsize');
  await expect(two.locator('.squiggly-error')).toHaveCount(1);
  await setCode(one, '1');
  await setCode(two, "import { conv2d } from 'convscope';\nconv2d({ filtres: 2, size: 3 })");
  await expect(two.locator('.squiggly-error')).toHaveCount(1);
  await two.locator('.view-line').nth(1).getByText('conv2d').hover();
  await expect(page.locator('.monaco-hover').first()).toContainText('height, width');
});

test('typing completes our names, with their docs', async ({ page }) => {
  const [one] = await open(
    page,
    "import { conv } from 'convscope';\nimport { sequential } from 'convscope';\nconst net = sequential({ input: [8, 8, 3], seed: 1 }, []);\n",
  );
  await one.locator('pre').click();
  await expect(one.locator('.monaco-editor.focused')).toBeVisible();
  const suggested = page.locator('.suggest-widget.visible');
  const row = (name: string) => suggested.locator('.monaco-list-row', { hasText: name }).first();
  await page.keyboard.press('Control+Home');
  for (let at = 0; at < 'import { conv'.length; at++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Space');
  // Monaco has no docs to show until the checker has told what the name is, which the row then shows.
  await expect(row('conv2d').locator('.details-label')).toContainText('conv2d(');
  await page.keyboard.press('Control+Space');
  await expect(page.locator('.suggest-details')).toContainText('height, width');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('net.');
  await expect(row('summary')).toBeVisible();
  await expect(row('variables')).toBeVisible();
});

test('the same seed gives the same random numbers in any order of running, another one others', async ({
  page,
}) => {
  const draw = 'const [x, y] = [Math.random(), Math.random()];\n';
  const [one, two] = await open(
    page,
    `${draw}[x, y, seed]`,
    '[Math.random(), Math.random()]',
    '1',
    '1',
  );
  await button(one, 'Run all').click();
  await expect(output(two)).toContainText('=');
  const first = [await output(one).innerText(), await output(two).innerText()];
  expect(first[0]).toContain(', 1]');
  for (const cell of [two, one, one, two]) {
    await button(cell, 'Run').click();
    await expect(status(cell)).toContainText('Done');
  }
  expect([await output(one).innerText(), await output(two).innerText()]).toEqual(first);
  await one.getByLabel('seed').fill('42');
  await expect(two.getByLabel('seed')).toHaveValue('42');
  await expect(fresh(two)).toHaveText('Out of date: the seed changed.');
  await button(one, 'Run all').click();
  await expect(output(one)).toContainText(', 42]');
  await expect(status(two)).toContainText('Done');
  expect(await output(two).innerText()).not.toBe(first[1]);
  await page.reload();
  await page.waitForFunction(() => customElements.get('code-cell'));
  await expect(one.getByLabel('seed')).toHaveValue('42');
});

test('a list changed under a second name makes its readers stale when that runs again', async ({
  page,
}) => {
  const [one, two, three] = await open(
    page,
    'const a = [1];',
    'const b = a;\nb.push(2);',
    'a.length',
    '1',
  );
  await button(one, 'Run all').click();
  await expect(output(three)).toHaveText(/= 2/);
  await button(two, 'Run').click();
  await expect(fresh(two)).toContainText('Ran twice on the same object');
  await expect(fresh(three)).toContainText('cell 2');
  await button(three, 'Run to here').click();
  await expect(output(three)).toHaveText(/= 2/);
  await expect(fresh(three)).toHaveText('');
});

/** The first cell with code in it, opened by a click, in Monaco. */
async function inMonaco(page: Page, code: string): Promise<Locator> {
  const [one] = await open(page, code);
  await one.locator('pre').click();
  await expect(one.locator('.monaco-editor.focused')).toBeVisible();
  return one;
}

test('Ctrl+M switches what Tab does, and the page says so', async ({ page }) => {
  const one = await inMonaco(page, '1');
  const text = () => one.evaluate((element) => (element as CodeCell).code);
  await expect(one.locator('.keys')).toHaveText(
    'Tab leaves the editor; Ctrl+M (on a Mac Control+Shift+M) switches that.',
  );
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+m');
  await page.keyboard.press('Tab');
  await expect.poll(text).toBe('  1');
  await expect(one.locator('.monaco-editor.focused')).toBeVisible();
  await page.keyboard.press('Control+m');
  await page.keyboard.press('Tab');
  await expect(button(one, 'Run')).toBeFocused();
  expect(await text()).toBe('  1');
});

test('an error is marked while it is typed, and top-level await is none', async ({ page }) => {
  const one = await inMonaco(
    page,
    'const size = await Promise.resolve(7);\nfor await (const x of [size]) x;\n',
  );
  await page.keyboard.press('Control+End');
  await page.keyboard.type('siez');
  await page.keyboard.press('Escape');
  // The whole text is looked at in one go, so an error in the lines above would stand there by now.
  await expect(one.locator('.squiggly-error')).toHaveCount(1);
  for (let letter = 0; letter < 'siez'.length; letter++) await page.keyboard.press('Backspace');
  await page.keyboard.type('size');
  await expect(one.locator('.squiggly-error')).toHaveCount(0);
});

test('Stop ends a run in the plain field of a screen for touch, and the next run works', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL, ...PHONE });
  const page = await context.newPage();
  const [one] = await open(page, '1');
  await one.locator('pre').tap();
  await one.getByRole('textbox').fill('for (;;);');
  await button(one, 'Run').tap();
  await expect(status(one)).toContainText('Runs');
  await button(one, 'Stop').tap();
  await expect(output(one)).toContainText('Stopped after');
  await one.getByRole('textbox').fill('2 + 2');
  await button(one, 'Run').tap();
  await expect(output(one)).toHaveText(/= 4/);
  await expect(page.locator('.monaco-editor')).toHaveCount(0);
  await context.close();
});

/** Of what students write wrong, what needs the whole way through page and worker to be told. */
const wrong: readonly (readonly [what: string, code: string, message: string, place: string])[] = [
  [
    'a name of the cell above misspelt',
    'const n = 1;\nn + siez',
    'siez is not defined. Did you mean size?',
    'line 2, column 5',
  ],
  [
    'a missing import',
    '1;\nconv2d({ filters: 2, size: 3 })',
    'Add import { conv2d } from',
    'line 2, column 1',
  ],
  [
    'a dense layer on an image',
    "import { dense, sequential } from 'convscope';\nsequential({ input: [8, 8, 3], seed: 1 }, [dense({ units: 10 })]);",
    'flatten',
    'line 2, column 1',
  ],
  [
    'a missing await in a loop',
    'async function* steps() { yield 1 }\nfor (const s of steps()) s;',
    'for await',
    'line 2, column',
  ],
  ['an index too large', 'const rows = [[1]];\nrows[1][0]', 'an index too large', 'line 2, column'],
];

test('cells that are wrong in ways students are say in the page what to fix, and where', async ({
  page,
}) => {
  const [one, two] = await open(page, 'const size = 3;');
  await button(one, 'Run').click();
  await expect(status(one)).toContainText('Done');
  for (const [what, code, message, place] of wrong) {
    await test.step(what, async () => {
      await setCode(two, code);
      await button(two, 'Run').click();
      await expect(output(two)).toContainText(message);
      await expect(output(two)).toContainText(place);
      await expect(status(two)).toHaveText('Failed.');
    });
  }
});
