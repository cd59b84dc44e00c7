import { expect, test } from '@playwright/test';
import config from '../playwright.config.ts';
import type { PixelLens } from '../src/elements/pixel-lens/index.ts';
import { predictAll } from './open-lesson.ts';

const { launchOptions } = config.use!;

// A camera that shows a test picture, and a reader who allows it.
test.use({
  launchOptions: {
    ...launchOptions,
    args: [
      ...launchOptions!.args!,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  },
});

test('a picture from the webcam comes under the lens, and the camera is off before and after', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const given: MediaStream[] = [];
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted);
      given.push(stream);
      return stream;
    };
    Object.assign(globalThis, { given });
  });
  const cameras = () =>
    page.evaluate(() => {
      const { given } = globalThis as unknown as { readonly given: readonly MediaStream[] };
      return given.flatMap((stream) => stream.getTracks().map(({ readyState }) => readyState));
    });
  await page.goto('pixels/');
  await predictAll(page);
  const lens = page.locator('pixel-lens');
  const bytes = () =>
    lens.evaluate((element) => Array.from((element as PixelLens).pixels?.bytes ?? []));
  await lens.getByRole('button', { name: 'A picture of yours' }).press('Enter');
  await lens.getByRole('radio', { name: 'the webcam' }).check();
  const open = lens.getByRole('button', { name: 'Open the camera' });
  await expect(open).toBeVisible();
  expect(await cameras()).toEqual([]);
  const scene = await bytes();
  await open.press('Enter');
  const video = lens.locator('video');
  await expect.poll(() => video.evaluate((each: HTMLVideoElement) => each.videoWidth)).toBeGreaterThan(0); // prettier-ignore
  expect(await cameras()).toEqual(['live']);
  await lens.getByRole('button', { name: 'Take this picture' }).press('Enter');
  await expect(video).toHaveCount(0);
  await expect.poll(bytes).not.toEqual(scene);
  expect(new Set(await bytes()).size).toBeGreaterThan(3);
  expect(await cameras()).toEqual(['ended']);
});
