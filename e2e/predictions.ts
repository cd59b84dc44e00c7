import type { Page } from '@playwright/test';

/** Makes every prediction of the lesson on show, so that every figure is there. */
export async function predictAll(page: Page): Promise<void> {
  for (const prediction of await page.locator('predict-first').all()) {
    const answer = (await prediction.getAttribute('answer')) ?? '';
    if (Number(await prediction.getAttribute('choices')) > 0)
      await prediction.locator('input').nth(Number(answer)).check();
    else await prediction.locator('input').fill(answer);
    await prediction.getByRole('button', { name: 'Commit' }).click();
  }
}
