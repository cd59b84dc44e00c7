import { expect, type Page, test } from '@playwright/test';
import type { LinearSteps } from '../src/elements/linear-steps/index.ts';
import type { PixelLens } from '../src/elements/pixel-lens/index.ts';
import type { SoftmaxSteps } from '../src/elements/softmax-steps/index.ts';

/** Opens a lesson with every prediction made, so that every figure is there. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  for (const prediction of await page.locator('predict-first').all()) {
    const answer = (await prediction.getAttribute('answer')) ?? '';
    if (Number(await prediction.getAttribute('choices')) > 0)
      await prediction.locator('input').nth(Number(answer)).check();
    else await prediction.locator('input').fill(answer);
    await prediction.getByRole('button', { name: 'Commit' }).click();
  }
}

test('the first lesson shows numbers and lets them be changed, by keyboard, without tfjs', async ({
  page,
}) => {
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (/\.js$/.test(new URL(response.url()).pathname)) scripts.push(response.body());
  });
  await page.goto('pixels/');
  const lens = page.locator('pixel-lens');
  await lens.getByRole('application').focus();
  for (const key of ['Home', '+', '+', '+', '+']) await page.keyboard.press(key);
  await expect(lens.locator('.lens text')).toHaveCount(4 * 4 * 3);
  await expect(lens.getByRole('status').first()).toContainText('Row 33, column 1');
  await lens.getByRole('spinbutton', { name: 'red' }).fill('200');
  await page.keyboard.press('Tab');
  const red = await lens.evaluate((element) => {
    const { pixels } = element as PixelLens;
    return pixels?.bytes[32 * 64 * 3];
  });
  expect(red).toBe(200);
  const texts = await Promise.all(scripts);
  expect(texts.filter((text) => text.includes('registerBackend'))).toEqual([]);
});

test('the linear player ends on the known scores, driven by keyboard', async ({ page }) => {
  await open(page, 'linear-classifier/');
  const player = page.locator('linear-steps');
  await player.getByRole('slider').focus();
  await page.keyboard.press('End');
  const state = await player.evaluate((element) => {
    const { frames, step } = element as LinearSteps;
    return { step, scores: frames[step].scores };
  });
  expect(state).toEqual({ step: 14, scores: [-96.8, 437.9, 60.75] });
  await expect(player.getByRole('gridcell', { name: 'exactly 437.9' })).toBeVisible();
  await expect(player.getByRole('status').filter({ hasText: 'highest' })).toContainText('dog');
});

test('both losses end on their value, driven by keyboard', async ({ page }) => {
  await open(page, 'linear-classifier/');
  for (const [selector, formula] of [
    ['softmax-steps:not([id])', 'L = −ln 0.705 = 0.349'],
    ['softmax-steps#hinge-steps', 'L = 0 + 0 = 0'],
  ]) {
    const player = page.locator(selector);
    await player.getByRole('slider').focus();
    await page.keyboard.press('End');
    const [step, steps] = await player.evaluate((element) => {
      const { frames, step } = element as SoftmaxSteps;
      return [step, frames.length];
    });
    expect(step).toBe(steps - 1);
    await expect(player.locator('.sum')).toHaveText(formula);
  }
});

test('the nearest neighbour draws, answers and stops', async ({ page }) => {
  await open(page, 'learning-from-data/');
  const figure = page.locator('nearest-neighbours');
  await figure.getByRole('button', { name: 'Draw the images' }).press('Enter');
  await expect(figure.getByText('The nearest image says')).toBeVisible({ timeout: 45_000 });
  await figure.getByRole('button', { name: 'Try every setting' }).press('Enter');
  await figure.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(figure.getByRole('button', { name: 'Stop' })).toHaveCount(0);
  await expect(figure.locator('table')).toHaveCount(0);
});

test('a knob moves the picture and its distance', async ({ page }) => {
  await open(page, 'semantic-gap/');
  const figure = page.locator('scene-knobs');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.getByText('Each number has changed by 0 of 255')).toBeVisible();
  await figure.getByRole('slider', { name: 'Illumination' }).focus();
  await page.keyboard.press('End');
  await expect(figure.getByText('Each number has changed by 0 of 255')).toHaveCount(0);
  await expect(figure.locator('line-chart').last()).toBeVisible();
});
