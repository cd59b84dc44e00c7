import { existsSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { loadBackend } from '../src/cnn/backend/index.ts';
import { parseNetwork, saveModel } from '../src/cnn/model/index.ts';
import { complaints } from './console.ts';
import { untilKept } from './kept-images.ts';
import { predictAll } from './open-lesson.ts';

const MINI = `${process.env.CIFAR10_DIR}/cifar-10-binary-mini.tar.gz`;

const bar = (page: Page): Locator => page.locator('network-image-bar');
const lab = (page: Page): Locator => page.locator('occlusion-lab');

/** A network with random weights, as a file. */
async function networkFile(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  await loadBackend('cpu');
  const network = parseNetwork(`sequential({ input: [32, 32, 3], seed: 7 }, [
    normalize(), conv2d({ filters: 8, size: 3, pad: 1 }), relu(), maxPool({ size: 4 }),
    conv2d({ filters: 8, size: 3, pad: 1 }), relu(), flatten(), dense({ units: 10 }),
  ])`);
  const buffer = Buffer.from(await saveModel(network));
  network.dispose();
  return { name: 'tiny.safetensors', mimeType: 'application/octet-stream', buffer };
}

async function open(page: Page): Promise<void> {
  await page.goto('occlusion/');
  await bar(page)
    .getByLabel('from a file')
    .setInputFiles(await networkFile());
  await expect(bar(page)).toContainText('The network says', { timeout: 60_000 });
}

/** Goes on with Tab until what has the focus is what is wanted. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let i = 0; i < 60; i++) {
    if (
      await wanted.evaluate(
        (element) => (element.getRootNode() as Document).activeElement === element,
      )
    )
      return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the keyboard does not lead there');
}

test('by keyboard alone: another scene, the patch slides, each place is read, and the page remembers', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const found = complaints(page, new URL(baseURL!).origin);
  await open(page);
  await tabTo(page, bar(page).getByRole('button', { name: 'Another image' }));
  await page.keyboard.press('Enter');
  await tabTo(page, bar(page).getByRole('button', { name: 'ship' }));
  await page.keyboard.press('Space');
  await expect(bar(page)).toContainText('ship, drawn scene 11');

  await tabTo(page, lab(page).getByRole('button', { name: 'Slide the patch' }));
  await page.keyboard.press('Enter');
  await expect(lab(page)).toContainText('All 256 places are done.', { timeout: 60_000 });
  await expect(lab(page)).toContainText('Without a patch the network gives ship');
  const maps = lab(page).locator('heat-map');
  await expect(maps).toHaveCount(3);
  await tabTo(page, maps.first().locator('.place'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(maps.first().locator('output')).toHaveText(/^row 2, column 1: \d+\.\d %$/);
  await expect(maps.nth(1).locator('output')).toContainText('row 2, column 1:');

  await page.reload();
  await expect(bar(page)).toContainText('ship, drawn scene 11');
  // Nothing is computed for a bar out of sight, and the page comes back where it was scrolled to.
  await bar(page).scrollIntoViewIfNeeded();
  await expect(bar(page)).toContainText('The network says', { timeout: 60_000 });
  expect(found).toEqual([]);
});

test('a patch that covers all gives one number everywhere', async ({ page }) => {
  await open(page);
  await lab(page).evaluate((element: HTMLElement & { size: number }) => (element.size = 64));
  await lab(page).getByRole('button', { name: 'Slide the patch' }).click();
  await expect(lab(page)).toContainText('All 256 places are done.', { timeout: 60_000 });
  const values = await lab(page)
    .locator('heat-map')
    .first()
    .evaluate((map: HTMLElement & { values: Float32Array }) => [...map.values]);
  expect(values).toHaveLength(256);
  expect(Math.max(...values) - Math.min(...values)).toBeLessThan(1e-5);
});

test('a file that is no network and a picture that is none are refused in words, and nothing is lost', async ({
  page,
}) => {
  await open(page);
  const wrong = {
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('not a network at all'),
  };
  await bar(page).getByLabel('from a file').setInputFiles(wrong);
  await expect(bar(page).getByRole('alert')).toContainText('loadModel: expected');
  await bar(page).getByRole('button', { name: 'Another image' }).click();
  await bar(page).getByRole('radio', { name: 'a picture of yours' }).check();
  await bar(page).getByLabel('A PNG, JPEG').setInputFiles(wrong);
  await expect(bar(page)).toContainText('notes.txt is no picture that can be read here');
  await expect(bar(page)).toContainText('The network says');
});

test('CIFAR-10 that was given in the lesson on training can be chosen here', async ({ page }) => {
  test.skip(!existsSync(MINI), 'CIFAR10_DIR names no folder with cifar-10-binary-mini.tar.gz');
  test.setTimeout(180_000);
  await page.goto('train-cifar10/');
  await predictAll(page);
  const trainLab = page.locator('train-lab');
  await trainLab.getByRole('radio', { name: 'CIFAR-10' }).check();
  await trainLab.locator('data-source input[type=file]').setInputFiles(MINI);
  await expect(trainLab).toContainText('2,000 images to learn from and 500 to test on', {
    timeout: 60_000,
  });
  await untilKept(page);
  await open(page);
  await bar(page).getByRole('button', { name: 'Another image' }).click();
  await bar(page).getByRole('radio', { name: 'CIFAR-10' }).check();
  await expect(bar(page)).toContainText('1 to 10 of 500 test images');
  await bar(page).locator('image-picker .tile').nth(2).click();
  await expect(bar(page)).toContainText('CIFAR-10 test image 3');
  await lab(page).getByRole('button', { name: 'Slide the patch' }).click();
  await expect(lab(page)).toContainText('All 256 places are done.', { timeout: 60_000 });
});
