import { deflateRawSync } from 'node:zlib';
import { button, output, setCode } from './sandbox/cells.ts';
import { expect, LESSON, test } from './sandbox/test.ts';

test('an exercise is failed by its start with input, expected and got, and passed by its solution', async ({
  page,
}) => {
  await page.goto(LESSON);
  const exercise = page.locator('lesson-exercise[exercise="output-size"]');
  await expect(exercise.locator('[slot="solution"]')).toBeHidden();
  await exercise.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(exercise.locator('.verdict')).toContainText(
    /outputSize\(7, 3, 1, 0\): expected 5, got 7/,
  );
  await expect(exercise.locator('[slot="solution"]')).toBeVisible();
  const solution = (await exercise.locator('[slot="solution"] pre').textContent()) ?? '';
  await setCode(exercise.locator('code-cell'), solution);
  await exercise.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(exercise.locator('.verdict')).toContainText('cases are right.');
  await page.reload();
  await expect(exercise.getByText('Solved')).toBeVisible();
});

test('hints open one at a time', async ({ page }) => {
  await page.goto(LESSON);
  const exercise = page.locator('lesson-exercise[exercise="output-size"]');
  const hints = exercise.locator('[slot="hint"]');
  await expect(hints.first()).toBeHidden();
  await exercise.getByRole('button', { name: 'Hint 1 of 2' }).click();
  await expect(hints.first()).toBeVisible();
  await expect(hints.nth(1)).toBeHidden();
});

test('an endless function is stopped in a check too, and code that patches built-ins moves no grade', async ({
  page,
}) => {
  await page.goto(LESSON);
  const exercise = page.locator('lesson-exercise[exercise="output-size"]');
  const check = exercise.getByRole('button', { name: 'Check', exact: true });
  await expect(check).toBeVisible();
  await setCode(
    exercise.locator('code-cell'),
    'Object.is = () => true; Math.abs = () => 0; Number.isFinite = () => true; Object.prototype.passed = true;\nfunction outputSize() { return -1 }',
  );
  await check.click();
  await expect(exercise.locator('.verdict')).toContainText('0 of 15 cases are right.');
  await setCode(exercise.locator('code-cell'), 'function outputSize() { for (;;); }');
  await check.click();
  await exercise.getByRole('button', { name: 'Stop check' }).click();
  await expect(exercise.locator('.verdict')).toContainText('Stopped after');
});

test('the solution is shown on request before any try', async ({ page }) => {
  await page.goto(LESSON);
  const exercise = page.locator('lesson-exercise[exercise="output-size"]');
  const solution = exercise.locator('[slot="solution"]');
  await expect(solution).toBeHidden();
  await button(exercise, 'Show solution').click();
  await expect(solution).toBeVisible();
  await expect(button(exercise, 'Show solution')).toHaveCount(0);
  await solution.locator('summary').click();
  await expect(solution.locator('pre')).toContainText('function outputSize');
  await expect(exercise.locator('.verdict')).toHaveText('');
});

test("code of a link is checked when its reader presses Check below it, beside the page's warning, and not before", async ({
  page,
}) => {
  const fields = {
    lesson: 'stride-and-padding',
    cell: 'exercise-output-size',
    code: 'function outputSize() { return 5 }',
  };
  const packed = deflateRawSync(JSON.stringify(fields)).toString('base64url');
  await page.goto(`${LESSON}#share=1.${packed}`);
  const exercise = page.locator('lesson-exercise[exercise="output-size"]');
  const cell = exercise.locator('code-cell');
  await expect(exercise.getByRole('group', { name: 'Code from a link' })).toBeInViewport();
  await expect(cell.locator('pre')).toBeInViewport();
  await button(cell, 'Run to here').click();
  await expect(cell.locator('.notice')).toContainText('Not run: its code came from a link');
  await expect(exercise.locator('.verdict')).toHaveText('');
  await button(exercise, 'Check').click();
  await expect(exercise.locator('.verdict')).toContainText('of 15 cases are right.');
  await button(cell, 'Run to here').click();
  await expect(cell.locator('.state')).toContainText('Done');
  await expect(output(cell)).toHaveText('');
});
