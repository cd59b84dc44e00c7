import { setCode } from './sandbox/cells.ts';
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
