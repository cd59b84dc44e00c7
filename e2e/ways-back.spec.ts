import { expect, test, type Locator, type Page } from '@playwright/test';
import { loadBackend } from '../src/cnn/backend/index.ts';
import { parseNetwork, saveModel } from '../src/cnn/model/index.ts';
import { complaints } from './console.ts';

const bar = (page: Page): Locator => page.locator('network-image-bar');

/** A network with random weights and a branch, as a file. */
async function networkFile(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  await loadBackend('cpu');
  const network = parseNetwork(`sequential({ input: [32, 32, 3], seed: 7 }, [
    normalize(), conv2d({ filters: 8, size: 3, pad: 1 }), relu(), maxPool({ size: 4 }),
    residual([conv2d({ filters: 8, size: 3, pad: 1 }), relu()]), flatten(), dense({ units: 10 }),
  ])`);
  const buffer = Buffer.from(await saveModel(network));
  network.dispose();
  return { name: 'tiny.safetensors', mimeType: 'application/octet-stream', buffer };
}

/** The numbers of a grid, row by row; those that are not there yet are empty. */
const numbersOf = (grid: Locator) =>
  grid.evaluate((element) => (element as unknown as { values: number[][] }).values.flat());

test('the grid steps by keyboard to the three known tables', async ({ page, baseURL }) => {
  const found = complaints(page, new URL(baseURL!).origin);
  await page.goto('ways-back-through-a-relu/');
  await page.getByRole('radio', { name: 'the deconvnet alone' }).check();
  await page.locator('predict-first').first().getByRole('button').first().click();
  const player = page.locator('relu-rules');
  await player.getByRole('slider').focus();
  await page.keyboard.press('End');
  await expect(player).toContainText('Row 3, column 3: the input was 4, the signal is 3');
  const grid = (label: string) => player.locator(`number-grid[label="${label}"]`);
  expect(await numbersOf(grid('Backpropagation'))).toEqual([-2, 0, -1, 6, 0, 0, 0, -1, 3]);
  expect(await numbersOf(grid('Deconvnet'))).toEqual([0, 3, 0, 6, 0, 1, 2, 0, 3]);
  expect(await numbersOf(grid('Guided backpropagation'))).toEqual([0, 0, 0, 6, 0, 0, 0, 0, 3]);
  expect(found).toEqual([]);
});

test('a number in a branch is picked by keyboard and followed back; layers forget', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const found = complaints(page, new URL(baseURL!).origin);
  await page.goto('ways-back-through-a-relu/');
  // Nothing is loaded for a bar that nobody has come to.
  await bar(page).scrollIntoViewIfNeeded();
  await bar(page)
    .getByLabel('from a file')
    .setInputFiles(await networkFile());
  await expect(bar(page)).toContainText('The network says', { timeout: 60_000 });

  const lab = page.locator('relu-rules-lab');
  await lab.scrollIntoViewIfNeeded();
  await expect(lab).toContainText('Followed back: the score of', { timeout: 60_000 });
  await lab.getByLabel('Layer').selectOption({ label: 'residual1/main/conv1, 8 × 8 × 8' });
  const maps = lab.locator('unit-picker map-grid .place');
  await expect(maps).toHaveAttribute('aria-label', /residual1\/main\/conv1/);
  await maps.focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Enter'])
    await page.keyboard.press(key);
  await expect(lab).toContainText(
    'Followed back: residual1/main/conv1, channel 1, row 2, column 2, which is',
  );
  await expect(lab).toContainText('This number sees 13 × 13 pixels of the image.');
  await expect(lab.locator('signed-image')).toHaveCount(3);
  await lab.locator('signed-image .place').nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await expect(lab.locator('signed-image output').nth(2)).toContainText('row 1, column 1: red');

  const check = page.locator('predict-first').last();
  await check.locator('input').first().fill('1');
  await check.getByRole('button').first().click();
  const forget = page.locator('randomization-lab');
  await forget.getByRole('button', { name: 'Forget, from the top' }).focus();
  await page.keyboard.press('Enter');
  await expect(forget).toContainText('With all weights random', { timeout: 60_000 });
  await expect(forget.locator('tbody pixel-image')).toHaveCount(12);
  expect(found).toEqual([]);
});
