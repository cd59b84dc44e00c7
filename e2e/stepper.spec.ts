import { expect, type Locator, test } from '@playwright/test';
import * as tf from '@tensorflow/tfjs-core';
import { loadBackend } from '../src/cnn/backend/index.ts';
import { conv2d } from '../src/cnn/layers/index.ts';
import type { ConvSteps } from '../src/elements/conv-steps/index.ts';
import type { ReluSteps } from '../src/elements/relu-steps/index.ts';
import { openLesson } from './open-lesson.ts';

test.beforeAll(async () => {
  await loadBackend('cpu');
});

/** What the player convolves, and the output of its last step. */
async function playerState(player: Locator) {
  return player.evaluate((element) => {
    const { problem, frames, step } = element as ConvSteps;
    return { problem, step, steps: frames.length, output: frames.at(-1)?.output[0] };
  });
}

type PlayerState = Awaited<ReturnType<typeof playerState>>;

function framework({ problem: { input, filters, stride, pad } }: PlayerState): number[][] {
  const [{ weights, bias }] = filters;
  const layer = conv2d({ filters: 1, size: weights[0].length, stride, pad });
  const x = tf.expandDims(tf.expandDims(tf.tensor2d(input[0] as number[][]), 2), 0);
  const filter = tf.expandDims(tf.expandDims(tf.tensor2d(weights[0] as number[][]), 2), 3);
  const variables = { filter, bias: tf.tensor1d([bias]) };
  const y = layer.apply(x, variables, { training: false, keep: () => undefined });
  return tf.squeeze(y, [0, 3]).arraySync() as number[][];
}

test('the last step of the stepper equals the framework, for what is on the page and for edited numbers', async ({
  page,
}) => {
  await openLesson(page, 'stride-and-padding/');
  // The framework's layer has no dilation; e2e/convolution.spec.ts holds that figure.
  for (const player of await page.locator('conv-steps:not([dilation])').all()) {
    const state = await playerState(player);
    expect(state.output).toEqual(framework(state));
  }
  const player = page.locator('conv-steps:not([id])');
  await player.getByRole('gridcell', { name: 'row 1, column 1: 0×1' }).click();
  await page.keyboard.type('-2.5');
  await page.keyboard.press('Enter');
  await player.getByRole('button', { name: 'Padding P up' }).click();
  const state = await playerState(player);
  expect(state.problem.input[0][0][0]).toBe(-2.5);
  expect(state.output).toEqual(framework(state));
});

test('the keyboard alone steps, plays, goes to the last step and finds the output filled', async ({
  page,
}) => {
  await openLesson(page, 'stride-and-padding/');
  const player = page.locator('conv-steps:not([id])');
  await player.getByRole('slider').focus();
  await page.keyboard.press('ArrowRight');
  expect((await playerState(player)).step).toBe(1);
  await page.keyboard.press('Space');
  await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(player.getByRole('button', { name: 'Play' })).toBeVisible();
  expect((await playerState(player)).step).toBe(24);
  await expect(page).toHaveURL(/#conv-steps=25$/);
  await expect(player.getByRole('gridcell', { name: 'row 3, column 4: −11' })).toBeVisible();
});

test('a step has an address: opening it shows that step', async ({ page }) => {
  await openLesson(page, 'stride-and-padding/#conv-steps=13');
  const player = page.locator('conv-steps:not([id])');
  expect((await playerState(player)).step).toBe(12);
  await expect(player.getByRole('status').first()).toContainText('Output row 3, column 3');
});

test('stride 3 says 2.33 and draws the filter over the edge', async ({ page }) => {
  await openLesson(page, 'stride-and-padding/');
  const player = page.locator('conv-steps:not([id])');
  await player.getByRole('spinbutton', { name: 'Stride' }).fill('3');
  await page.keyboard.press('Enter');
  await expect(player.getByRole('math')).toContainText('2.33');
  await expect(player.locator('.missing')).toHaveCount(6);
});

test('with reduced motion nothing slides', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await openLesson(page, 'stride-and-padding/');
  const style = await page
    .locator('conv-steps rect.window')
    .first()
    .evaluate((window) => getComputedStyle(window).transitionDuration);
  expect(style).toBe('0s');
  await context.close();
});

test('on paper the step stands without its controls', async ({ page }) => {
  await openLesson(page, 'stride-and-padding/');
  await page.emulateMedia({ media: 'print' });
  const player = page.locator('conv-steps:not([id])');
  await expect(player.locator('step-transport')).toBeHidden();
  await expect(player.locator('size-fields')).toBeHidden();
  await expect(player.locator('number-grid[label=Input]')).toBeVisible();
});

test('the ReLU stepper ends on the known numbers, driven by keyboard', async ({ page }) => {
  await openLesson(page, 'relu/');
  const player = page.locator('relu-steps#relu');
  await player.getByRole('slider').focus();
  await page.keyboard.press('End');
  const state = await player.evaluate((element) => {
    const { frames, step } = element as ReluSteps;
    return { step, forward: frames[8].output, backward: frames[17].output };
  });
  expect(state).toEqual({
    step: 17,
    forward: [
      [1, 0, 5],
      [2, 0, 0],
      [0, 2, 4],
    ],
    backward: [
      [-2, 0, -1],
      [6, 0, 0],
      [0, -1, 3],
    ],
  });
});
