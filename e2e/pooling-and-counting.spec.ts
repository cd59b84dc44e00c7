import { expect, type Locator, type Page, test } from '@playwright/test';
import type { NumberGrid } from '../src/elements/number-grid/index.ts';
import { complaints } from './console.ts';
import { openLesson } from './open-lesson.ts';

/** Goes from the first step to the last with the arrow key alone. */
async function walkToTheEnd(page: Page, player: Locator, steps: number): Promise<void> {
  const scrub = player.getByRole('slider', { name: 'Step' });
  await scrub.focus();
  await page.keyboard.press('Home');
  for (let step = 1; step < steps; step++) await page.keyboard.press('ArrowRight');
  await expect(scrub).toHaveAttribute('aria-valuetext', `step ${steps} of ${steps}`);
}

const valuesOf = (player: Locator, label: string) =>
  player.locator(`number-grid[label="${label}"]`).evaluate((grid) => (grid as NumberGrid).values);

test('the keyboard takes a pool forward and back to its last step, with the gradient at the places that won', async ({
  page,
  baseURL,
}) => {
  const found = complaints(page, new URL(baseURL ?? '').origin);
  await openLesson(page, 'pooling/');
  const player = page.locator('pool-steps#pool');
  await walkToTheEnd(page, player, 8);
  expect(await valuesOf(player, 'Output')).toEqual([[5, 8], [7, 6]]); // prettier-ignore
  expect(await valuesOf(player, 'Gradient at the input')).toEqual([
    [0, 0, 0, 0],
    [2, 0, 0, -4],
    [0, 0, 0, 4],
    [0, 8, 0, 0],
  ]);
  const forward = page.locator('pool-steps#pool-forward');
  await walkToTheEnd(page, forward, 8);
  expect(await valuesOf(forward, 'Output, map 2')).toEqual([[2, 5], [6, 0]]); // prettier-ignore
  expect(found).toEqual([]);
});

test('the keyboard takes the gradient of a filter to its last step: 1 for its first weight, 5 for the bias', async ({
  page,
}) => {
  await openLesson(page, 'relu/');
  const player = page.locator('conv-backward-steps');
  await walkToTheEnd(page, player, 4);
  expect((await valuesOf(player, 'Gradient of the filter'))[0]).toEqual([1, 10, 7]);
  expect(await valuesOf(player, 'Gradient of the bias')).toEqual([[5]]);
  await expect(player.locator('.sums')).toContainText('2·1 + (−1)·2 + 3·0 + 1·1 = 1');
});

test('the keyboard takes the 1×1 filters to the last of 32, and the counts are the known ones', async ({
  page,
}) => {
  await openLesson(page, 'counting/');
  const player = page.locator('pointwise-steps');
  await walkToTheEnd(page, player, 32);
  await expect(player).toContainText('Output at this pixel: 32 of 32 channels');
  const counter = page.locator('layer-count#count');
  await expect(counter).toContainText('= 76 numbers');
  await expect(counter).toContainText('= 760');
  await counter.getByRole('button', { name: 'K × 2' }).press('Enter');
  await expect(counter).toContainText('= 1,520');
  await expect(page.locator('network-counts tfoot')).toContainText('138 M');
});
