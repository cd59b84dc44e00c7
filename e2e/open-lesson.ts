import type { Locator, Page } from '@playwright/test';

/** Opens a lesson with every prediction made, so that every figure is there. */
export async function openLesson(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await predictAll(page);
  await page.waitForFunction(() => document.querySelector('main :not(:defined)') === null);
}

/** Commits to the right answer of every prediction of the lesson on show, by keyboard. */
export async function predictAll(page: Page): Promise<void> {
  for (const prediction of await page.locator('predict-first').all()) await commit(prediction);
}

async function commit(prediction: Locator): Promise<void> {
  const answer = (await prediction.getAttribute('answer')) ?? '';
  const isChoice = Number(await prediction.getAttribute('choices')) > 0;
  const field = prediction.locator('input').nth(isChoice ? Number(answer) : 0);
  await field.focus();
  await field.page().keyboard.type(isChoice ? ' ' : answer);
  await field.press('Enter');
  await prediction.getByRole('button', { name: 'Predict again' }).waitFor();
}
