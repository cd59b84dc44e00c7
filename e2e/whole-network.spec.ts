import { expect, type Locator, test } from '@playwright/test';
import { parseNetwork } from '../src/cnn/index.ts';
import type { DenseSteps } from '../src/elements/dense-steps/index.ts';
import type { NetworkBuilder } from '../src/elements/network-builder/index.ts';
import { dense } from '../src/steps/index.ts';
import { openLesson, predictAll } from './open-lesson.ts';

const kinds = (builder: Locator) =>
  builder.evaluate((element) =>
    (element as NetworkBuilder).layers.map(({ kind }) => kind).join(' '),
  );

test('the fully connected player is walked to its last step by keyboard, with a weight typed in', async ({
  page,
}) => {
  await openLesson(page, 'whole-network/');
  const player = page.locator('dense-steps');
  const cell = player
    .locator('number-grid[label="Weights"]')
    .getByRole('gridcell', { name: 'row 1, column 1: 1' });
  await cell.focus();
  await page.keyboard.type('-2.5');
  await page.keyboard.press('Enter');
  const forward = player.getByRole('button', { name: 'Forward' });
  await forward.focus();
  for (let step = 1; step < 7; step++) await page.keyboard.press('Enter');
  const { problem, output, step } = await player.evaluate((element) => {
    const { problem, frames, step } = element as DenseSteps;
    return { problem, step, output: frames.at(-1)?.output };
  });
  expect(problem.weights[0][0]).toBe(-2.5);
  expect(step).toBe(6);
  expect(output).toEqual([...dense(problem)].at(-1)?.output);
  await expect(player.getByRole('status').last()).toContainText('Output 3');
});

test('a network is built by keyboard alone, refused where it does not fit, and taken to the training lesson', async ({
  page,
}) => {
  await openLesson(page, 'whole-network/');
  const builder = page.locator('network-builder');
  await builder.getByLabel('conv1, filters K').focus();
  await builder.getByRole('button', { name: 'Add CONV after conv1' }).press('Enter');
  expect(await kinds(builder)).toBe('conv conv relu pool conv relu pool conv relu pool dense');
  await builder.getByRole('button', { name: 'Move conv2 down' }).press('Enter');
  await expect(builder.getByRole('button', { name: 'Move conv2 down' })).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Delete');
  expect(await kinds(builder)).toBe('conv relu pool conv relu pool conv relu pool dense');

  const stride = builder.getByLabel('conv1, stride S');
  await stride.fill('2');
  await page.keyboard.press('Tab');
  await expect(builder.getByRole('alert')).toContainText(
    'conv1 does not fit: (32 − 3 + 2·1)/2 + 1 = 16.5.',
  );
  await expect(builder.getByRole('link', { name: 'Train this network' })).toHaveCount(0);
  await stride.fill('1');
  await page.keyboard.press('Tab');

  const text = await builder.evaluate((element) => (element as NetworkBuilder).text);
  const { parameters } = parseNetwork(text).summary();
  await expect(builder.locator('.all-parameters')).toHaveText(parameters.toLocaleString('en'));
  await builder.getByRole('link', { name: 'Train this network' }).press('Enter');
  await expect(page).toHaveURL(/train-cifar10\//);
  await page.waitForLoadState();
  await predictAll(page);
  await expect(page.locator('train-lab').locator('.offer pre')).toHaveText(text);
});

test('every layer of an architecture is read by the arrow keys', async ({ page }) => {
  await openLesson(page, 'famous-architectures/');
  const vgg = page.locator('layer-drawing').nth(2);
  await vgg.getByRole('application').focus();
  await page.keyboard.press('End');
  await expect(vgg.locator('output')).toContainText('dense3: 1000, 4,097,000');
  const chart = page.locator('architecture-chart[show=size]');
  await expect(chart.getByRole('row', { name: /ResNet-101/ })).toContainText('44.5 million');
});

test('drawing and counting networks loads no framework', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await openLesson(page, 'famous-architectures/');
  await page.locator('layer-drawing').first().waitFor();
  await openLesson(page, 'whole-network/');
  await page.locator('network-builder').getByLabel('conv1, filters K').waitFor();
  expect(loaded.filter((url) => /worker|tfjs|wasm/.test(url))).toEqual([]);
});
