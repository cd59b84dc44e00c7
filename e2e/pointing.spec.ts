import { expect, test } from '@playwright/test';
import type { NumberGrid } from '../src/elements/number-grid/index.ts';
import { expectAccessible } from './axe.ts';
import { complaints } from './console.ts';
import { openLesson } from './open-lesson.ts';

test('in softmax a probability points to its exponential and the sum, a score to all it feeds, by keyboard', async ({
  page,
  baseURL,
}) => {
  const found = complaints(page, new URL(baseURL ?? '').origin);
  await openLesson(page, 'linear-classifier/');
  const player = page.locator('softmax-steps:not([id])');
  await player.getByRole('slider').focus();
  await page.keyboard.press('End');
  await player.locator('td[data-column="0"][data-row="0"]').focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  await expect(player.locator('td:focus')).toHaveText('0.259');
  await expect(player.locator('td.pointed')).toHaveText(['0.368', '0.259', '1.42']);
  await expect(player.locator('.share')).toContainText('0.368');
  await player.getByRole('gridcell', { name: 'row 1, column 1: 1' }).focus();
  await expect(player.locator('td.reached')).toHaveCount(6);
  await expectAccessible(page);
  expect(found).toEqual([]);
});

test('a bar of the 1×1 filters marks its counterparts and is typed over, by keyboard', async ({
  page,
}) => {
  await openLesson(page, 'counting/');
  const player = page.locator('pointwise-steps');
  const bars = player.getByRole('application');
  await bars.nth(1).focus();
  await page.keyboard.press('End');
  await expect(player.locator('value-bars .mark')).toHaveCount(3);
  await expect(player.locator('.status')).toContainText('Channel 64:');
  await page.keyboard.press('Enter');
  const weight = player.locator('number-grid[label="Weight of filter 1 for channel 64"]');
  await weight.getByRole('gridcell').focus();
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  expect(await weight.evaluate((grid) => (grid as NumberGrid).values)).toEqual([[2]]);
  await expect(player.locator('.sum')).toContainText('·2');
  await expectAccessible(page);
});

test('the ruler is walked place by place to whether it fits, and a cell shows the places over it, by keyboard', async ({
  page,
  baseURL,
}) => {
  const found = complaints(page, new URL(baseURL ?? '').origin);
  await openLesson(page, 'stride-and-padding/');
  const ruler = page.locator('size-ruler#ruler');
  const scrub = ruler.getByRole('slider', { name: 'Step' });
  await scrub.focus();
  await page.keyboard.press('Home');
  await expect(page).toHaveURL(/#ruler=1$/);
  await expect(ruler.locator('.position')).toHaveCount(1);
  for (let step = 1; step < 3; step++) await page.keyboard.press('ArrowRight');
  await expect(scrub).toHaveAttribute('aria-valuetext', 'step 3 of 3');
  await expect(ruler.getByRole('status')).toContainText('2.33 places is not a whole number');
  await ruler.getByRole('application').focus();
  for (let cell = 0; cell < 3; cell++) await page.keyboard.press('ArrowRight');
  await expect(ruler.getByRole('status')).toHaveText('Cell 3 lies under place 1 alone.');
  await expect(ruler.locator('.position.pointed')).toHaveCount(1);
  await expectAccessible(page);
  expect(found).toEqual([]);
});

test('a place on the ruler has an address', async ({ page }) => {
  await openLesson(page, 'stride-and-padding/#shrink=5');
  const ruler = page.locator('size-ruler#shrink');
  await expect(ruler.getByRole('status')).toHaveText('Place 5 spans cells 5 to 9.');
});
