import { expect, type Locator, test } from '@playwright/test';
import type { LinearSteps } from '../src/elements/linear-steps/index.ts';
import type { PixelLens } from '../src/elements/pixel-lens/index.ts';
import type { SoftmaxSteps } from '../src/elements/softmax-steps/index.ts';
import { openLesson } from './open-lesson.ts';

test('the first lesson shows numbers and lets them be changed, by keyboard, without tfjs', async ({
  page,
}) => {
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (/\.js$/.test(new URL(response.url()).pathname)) scripts.push(response.body());
  });
  await openLesson(page, 'pixels/');
  const lens = page.locator('pixel-lens');
  await lens.getByRole('application').focus();
  for (const key of ['Home', '+', '+', '+', '+']) await page.keyboard.press(key);
  await expect(lens.locator('.lens text')).toHaveCount(4 * 4 * 3);
  await expect(lens.getByRole('status').first()).toContainText('Row 33, column 1');
  await lens.getByText('Its place in memory').press('Enter');
  await expect(lens.getByText('blue: (32 · 64 + 0) · 3 + 2 = 6146')).toBeVisible();
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
  await openLesson(page, 'linear-classifier/');
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
  await openLesson(page, 'linear-classifier/');
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
  await openLesson(page, 'learning-from-data/');
  const figure = page.locator('nearest-neighbours');
  await figure.getByRole('button', { name: 'Draw the images' }).press('Enter');
  await expect(figure.getByText('The nearest image says')).toBeVisible({ timeout: 45_000 });
  await expect(figure.getByText(/^L1 = \|\d+ − \d+\| \+ .* = [\d,]+$/)).toBeVisible();
  await figure.getByRole('button', { name: 'Try every setting' }).press('Enter');
  await figure.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(figure.getByRole('button', { name: 'Stop' })).toHaveCount(0);
  await expect(figure.locator('table')).toHaveCount(0);
});

test('a knob moves the picture and its distance', async ({ page }) => {
  await openLesson(page, 'semantic-gap/');
  const figure = page.locator('scene-knobs');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.getByText('Each number has changed by 0 of 255')).toBeVisible();
  await figure.getByRole('slider', { name: 'Illumination' }).focus();
  await page.keyboard.press('End');
  await expect(figure.getByText('Each number has changed by 0 of 255')).toHaveCount(0);
  await expect(figure.locator('line-chart').last()).toBeVisible();
});

/** The bar of the true class, 0..1, once the network has answered. */
async function sureness(figure: Locator): Promise<number> {
  const row = figure.locator('class-bars li').filter({ hasText: 'the true class' });
  return Number(/([\d.]+) %/.exec(await row.innerText())?.[1]) / 100;
}

test('the bar of the true class falls as the thing is covered', async ({ page }) => {
  await openLesson(page, 'semantic-gap/');
  const figure = page.locator('scene-knobs');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.getByLabel('Network', { exact: true })).toHaveValue('shipped/convnetjs');
  await expect(figure.locator('class-bars')).toBeVisible({ timeout: 45_000 });
  expect(await sureness(figure)).toBeGreaterThan(0.9);
  await figure.getByRole('slider', { name: 'Occlusion' }).focus();
  await page.keyboard.press('End');
  await expect.poll(() => sureness(figure)).toBeLessThan(0.5);
  await expect(figure.locator('line-chart')).toHaveCount(2, { timeout: 45_000 });
});

test('another network is asked about the same scene, from the list and from a file', async ({
  page,
}) => {
  await openLesson(page, 'semantic-gap/');
  const figure = page.locator('scene-knobs');
  await figure.scrollIntoViewIfNeeded();
  const list = figure.getByLabel('Network', { exact: true });
  const says = figure.getByText(/The network gives the cat/);
  await expect(says).toBeVisible({ timeout: 45_000 });
  const first = await sureness(figure);
  await list.selectOption('pocket');
  await expect(figure.locator('class-bars')).toBeVisible();
  await expect.poll(() => sureness(figure)).not.toBe(first);
  const second = await sureness(figure);

  const file = figure.getByLabel('Or open one from a file');
  const notes = { name: 'notes.safetensors', mimeType: '', buffer: Buffer.from('no network') };
  await file.setInputFiles(notes);
  await expect(figure.getByRole('alert')).toContainText('loadModel: expected');
  await expect(list).toHaveValue('shipped/pocket');
  await file.setInputFiles('assets/models/pocket/model.safetensors');
  await expect(list).toHaveValue('file/model.safetensors');
  await expect(figure.getByRole('alert')).toHaveCount(0);
  await expect(figure.locator('class-bars')).toBeVisible();
  expect(await sureness(figure)).toBe(second);
});

for (const { path, prediction, figure } of [
  { path: 'pixels/', prediction: 'first-guess', figure: 'pixel-lens' },
  { path: 'train-cifar10/', prediction: 'chance', figure: 'train-lab' },
]) {
  test(`the figure of ${path} waits for a prediction, and opens for a reader who comes back with one`, async ({
    page,
  }) => {
    await page.goto(path);
    await expect(page.getByText('waits for your prediction').first()).toBeVisible();
    await expect(page.locator(figure)).toBeHidden();
    const question = page.locator(`predict-first[prediction="${prediction}"]`);
    // The wrong answer opens it as well.
    if (path === 'pixels/') await question.locator('input').first().check();
    else await question.locator('input').fill('5');
    await question.getByRole('button', { name: 'Commit' }).click();
    await expect(page.locator(figure)).toBeVisible();
    await page.reload();
    await expect(page.locator(figure)).toBeVisible();
    await expect(page.locator(figure).getByRole('button').first()).toBeVisible();
  });
}
