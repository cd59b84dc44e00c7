import type { CodeCell } from '../src/elements/code-cell/index.ts';
import { button, cellWith, output, run, status } from './sandbox/cells.ts';
import { expect, LESSON, test } from './sandbox/test.ts';
import { PHONE } from './touch.ts';

test('the cell of the lesson runs as it stands, and says at which place it failed', async ({
  page,
}) => {
  await page.goto(LESSON);
  const cell = page.locator('code-cell[cell="strides"]');
  await button(cell, 'Run').click();
  await expect(output(cell)).toContainText('1 5');
  await expect(output(cell)).toContainText('2 3');
  await expect(output(cell)).toContainText('2.33');
  await expect(output(cell)).toContainText(/line \d+, column \d+/);
});

test('a student types into the code, Monaco takes over, and Ctrl+Enter runs it', async ({
  page,
}) => {
  await page.goto(LESSON);
  const cell = page.locator('code-cell[cell="strides"]');
  await expect(cell.locator('pre')).toContainText('outputSize');
  await expect(button(cell, 'Run')).toBeVisible();
  await expect(page.locator('.monaco-editor')).toHaveCount(0);
  await cell.locator('pre').click();
  await expect(cell.locator('.monaco-editor').first()).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('const answer = 6 * 7;\nanswer');
  await page.keyboard.press('Control+Enter');
  await expect(output(cell)).toHaveText(/= 42/);
  await page.reload();
  await expect(page.locator('code-cell[cell="strides"] pre')).toHaveText(/6 \* 7/);
  await button(cell, 'Reset').click();
  await expect(page.locator('code-cell[cell="strides"] pre')).toHaveText(/outputSize/);
});

test('Tab leaves the editor', async ({ page }) => {
  const cell = await cellWith(page, '1');
  await cell.locator('pre').click();
  await expect(cell.locator('.monaco-editor').first()).toBeVisible();
  await expect(cell.locator('.monaco-editor.focused')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(button(cell, 'Run')).toBeFocused();
});

test('what a screen for touch gets is a plain field with the same run and errors', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL, ...PHONE });
  const page = await context.newPage();
  await page.goto(LESSON);
  const cell = page.locator('code-cell[cell="strides"]');
  await expect(button(cell, 'Run')).toBeVisible();
  await cell.locator('pre').click();
  const field = cell.getByRole('textbox');
  await field.fill('let x = ;');
  await button(cell, 'Run').click();
  await expect(output(cell)).toContainText('line 1, column 9');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('2 + 2');
  await expect(field).not.toHaveAttribute('aria-invalid', 'true');
  await button(cell, 'Run').click();
  await expect(output(cell)).toHaveText(/= 4/);
  await expect(page.locator('.monaco-editor')).toHaveCount(0);
  await context.close();
});

test('a syntax error is marked at its line in the editor, and its place leads there', async ({
  page,
}) => {
  const cell = await cellWith(page, 'const a = 1;\nconst b = ;\n');
  await cell.locator('pre').click();
  await expect(cell.locator('.monaco-editor').first()).toBeVisible();
  await button(cell, 'Run').click();
  await expect(output(cell)).toContainText('SyntaxError');
  await expect(cell.locator('.squiggly-error')).toHaveCount(1);
  await expect(cell.locator('.wrong-line')).toHaveCount(1);
  await cell.getByRole('button', { name: 'line 2, column 11' }).click();
  await page.keyboard.type('5');
  await button(cell, 'Run').click();
  await expect(cell.locator('.wrong-line')).toHaveCount(0);
  await expect(output(cell)).toHaveText('');
});

test('a template literal without end is marked where it begins', async ({ page }) => {
  const cell = await cellWith(page, 'const a = 1;\nconst b = `x ${a};\n');
  await cell.locator('pre').click();
  await expect(cell.locator('.monaco-editor').first()).toBeVisible();
  await button(cell, 'Run').click();
  await expect(output(cell)).toContainText('SyntaxError');
  await expect(cell.locator('.wrong-line')).toHaveCount(1);
  await expect(cell.getByRole('button', { name: /^line 2, column/ })).toBeVisible();
});

test('output stands in the order in which it was put out, repeats are counted', async ({
  page,
}) => {
  const cell = await cellWith(
    page,
    'console.log(1); console.warn("two"); for (let i = 0; i < 3; i++) console.log("x"); await 0; console.log({ a: [1] }); "end"',
  );
  await button(cell, 'Run').click();
  await expect(output(cell)).toHaveText(/1\s*two\s*x\s*×3\s*{ a: \[1\] }\s*= "end"/);
});

test('a later cell sees what an earlier one declared, and not after a stop', async ({ page }) => {
  const cell = await cellWith(page, 'const seen: number = 20;');
  await button(cell, 'Run').click();
  await expect(status(cell)).toContainText('Done');
  const other = page.locator('code-cell').nth(1);
  await run(other, 'seen + 1');
  await expect(output(other)).toHaveText(/= 21/);
  await other.evaluate((element) => (element as CodeCell).kernel.restart());
  await run(other, 'seen + 1');
  await expect(output(other)).toContainText('seen comes from cell 1, which has not run.');
});

test('what goes wrong after the end is shown under the cell that caused it', async ({ page }) => {
  const cell = await cellWith(
    page,
    'setTimeout(() => { throw new Error("late") }, 200);\nPromise.reject(new Error("rejected")); 0',
  );
  await button(cell, 'Run').click();
  const other = page.locator('code-cell').nth(1);
  await run(other, '5');
  await expect(output(cell)).toContainText('Error: late');
  await expect(output(cell)).toContainText('Error: rejected');
  await expect(output(other)).toHaveText(/= 5/);
});

test('a cell trains on the framework: ready, a network, one prediction', async ({ page }) => {
  const cell = await cellWith(
    page,
    "import { ready, sequential, conv2d, flatten, dense } from 'convscope';\nconst { backend } = await ready({ backend: 'wasm' });\nconst net = sequential({ input: [8, 8, 1], seed: 7 }, [conv2d({ filters: 2, size: 3 }), flatten(), dense({ units: 3 })]);\n[backend, net.summary().parameters]",
  );
  await button(cell, 'Run').click();
  await expect(output(cell)).toHaveText(/= \["wasm", 239\]/);
});
