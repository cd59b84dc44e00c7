import { writeFileSync } from 'node:fs';
import { expect, type Locator, type Page, test, type TestInfo } from '@playwright/test';
import type { ImageFilter } from '../src/elements/image-filter/index.ts';
import type { PixelLens } from '../src/elements/pixel-lens/index.ts';
import { PICTURE } from './own-picture.ts';
import { predictAll } from './open-lesson.ts';

/** A file dropped from outside the browser, as the browser itself sees it: where no page takes it, the page is left. */
async function drop(page: Page, target: Locator, path: string): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await target.boundingBox())!;
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: x + width / 2,
      y: y + height / 2,
      data: { items: [], files: [path], dragOperationsMask: 1 },
    });
  }
}

function onDisk(info: TestInfo, name: string, content: Buffer): string {
  const path = info.outputPath(name);
  writeFileSync(path, content);
  return path;
}

const picture = Buffer.from(PICTURE.base64, 'base64');
const lensBytes = (lens: Locator) =>
  lens.evaluate((element) => Array.from((element as PixelLens).pixels?.bytes ?? []));

async function openLens(page: Page): Promise<Locator> {
  await page.goto('pixels/');
  await predictAll(page);
  const lens = page.locator('pixel-lens');
  await expect(lens.getByRole('application')).toBeVisible();
  return lens;
}

/** The lens with its picker on pictures of the reader's own. */
async function openPicker(page: Page): Promise<Locator> {
  const lens = await openLens(page);
  await lens.getByRole('button', { name: 'A picture of yours' }).press('Enter');
  await lens.getByRole('radio', { name: 'a picture of yours' }).check();
  return lens;
}

test('a picture dropped on the first lesson comes under the lens, and the page stays', async ({
  page,
}, info) => {
  const lens = await openLens(page);
  await drop(page, page.locator('h1'), onDisk(info, PICTURE.name, picture));
  await expect.poll(() => lensBytes(lens)).toEqual(PICTURE.bytes);
  await expect(page).toHaveURL(/\/pixels\/$/);
});

test('a picture dropped while the figure still waits for a prediction leaves the page as it is', async ({
  page,
}, info) => {
  await page.goto('pixels/');
  await expect(page.getByText('waits for your prediction').first()).toBeVisible();
  await page.evaluate(() => Object.assign(window, { stays: true }));
  await drop(page, page.locator('h1'), onDisk(info, PICTURE.name, picture));
  await predictAll(page);
  await expect(page.locator('pixel-lens').getByRole('application')).toBeVisible();
  expect(await page.evaluate(() => 'stays' in window)).toBe(true);
});

test('a dropped file that is no picture is refused in words, and the picture under the lens stays', async ({
  page,
}, info) => {
  const lens = await openLens(page);
  const before = await lensBytes(lens);
  await drop(page, lens, onDisk(info, 'notes.txt', Buffer.from('no picture')));
  await expect(lens.getByRole('alert')).toContainText('notes.txt is no picture');
  expect(await lensBytes(lens)).toEqual(before);
  await expect(page).toHaveURL(/\/pixels\/$/);
});

test('a picture from a file comes under the lens', async ({ page }) => {
  const lens = await openPicker(page);
  const { name, mimeType } = PICTURE;
  await lens.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: picture });
  await expect.poll(() => lensBytes(lens)).toEqual(PICTURE.bytes);
});

test('a picture pasted from the clipboard comes under the lens', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const lens = await openPicker(page);
  await page.evaluate(async ({ base64, mimeType }) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const blob = new Blob([bytes], { type: mimeType });
    await navigator.clipboard.write([new ClipboardItem({ [mimeType]: blob })]);
  }, PICTURE);
  await page.keyboard.press('Control+V');
  await expect.poll(() => lensBytes(lens)).toEqual(PICTURE.bytes);
});

for (const { path, figures } of [
  { path: 'sliding-a-filter/', figures: ['picture'] },
  { path: 'depth/', figures: ['map', 'six'] },
]) {
  test(`a picture dropped on ${path} is filtered, in each figure that takes pictures`, async ({
    page,
  }, info) => {
    await page.goto(path);
    await predictAll(page);
    for (const id of figures)
      await expect(page.locator(`image-filter#${id}`).getByRole('slider').first()).toBeVisible();
    await drop(page, page.locator('h1'), onDisk(info, 'wide.png', await page.screenshot()));
    for (const id of figures) {
      await expect
        .poll(() =>
          page
            .locator(`image-filter#${id}`)
            .evaluate((element) => (element as ImageFilter).picture?.shape),
        )
        .toEqual([32, 32, 3]);
    }
    await expect(page).toHaveURL(new RegExp(`/${path}$`));
  });
}
