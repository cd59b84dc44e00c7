import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { TrainLab } from '../src/elements/train-lab/index.ts';
import { complaints } from './console.ts';
import { predictAll } from './open-lesson.ts';

const MINI = `${process.env.CIFAR10_DIR}/cifar-10-binary-mini.tar.gz`;

const lab = (page: Page): Locator => page.locator('train-lab');
const button = (page: Page, name: string) => lab(page).getByRole('button', { name, exact: true });
const status = (page: Page) => lab(page).locator('.status');
const stepsDone = (page: Page) => lab(page).evaluate((element: TrainLab) => element.run.step);
const losses = (page: Page) =>
  lab(page).evaluate((element: TrainLab) => element.run.history.loss.raw);
const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** A tar archive of one file of pseudo-random bytes (POSIX ustar). */
function tarOf(name: string, length: number): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write(`${length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('        0ustar\0' + '00', 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const content = Buffer.from(Uint8Array.from({ length }, (_, i) => (i * i * 31) >> 5));
  return Buffer.concat([header, content, Buffer.alloc(1024 + ((512 - (length % 512)) % 512))]);
}

async function open(page: Page): Promise<void> {
  await page.goto('train-cifar10/');
  await predictAll(page);
  await expect(button(page, 'Train')).toBeEnabled();
}

async function trainTo(page: Page, steps: number): Promise<void> {
  await button(page, 'Train').click();
  await expect.poll(() => stepsDone(page), { timeout: 240_000 }).toBeGreaterThanOrEqual(steps);
}

/** Pauses, and waits until the browser has kept the run as it then is. */
async function pauseAndKeep(page: Page): Promise<number> {
  await button(page, 'Pause').click();
  await expect(status(page)).toContainText('Paused after');
  const steps = await stepsDone(page);
  await expect(lab(page).locator('.kept')).toContainText(
    `Kept in this browser up to step ${steps.toLocaleString('en')}`,
  );
  return steps;
}

async function expectSameRunAfterReload(page: Page): Promise<void> {
  const before = { losses: await losses(page), status: await status(page).textContent() };
  await page.reload();
  await expect(status(page)).toHaveText(before.status!, { timeout: 60_000 });
  expect(await losses(page)).toEqual(before.losses);
}

test('CIFAR-10 trains for 300 steps, its loss falls by a fifth, and a reload resumes it with the same loss', async ({
  page,
}) => {
  test.skip(!existsSync(MINI), 'CIFAR10_DIR names no folder with cifar-10-binary-mini.tar.gz');
  test.setTimeout(400_000);
  await open(page);
  await lab(page).getByRole('radio', { name: 'CIFAR-10' }).check();
  await lab(page).locator('data-source input[type=file]').setInputFiles(MINI);
  await expect(lab(page)).toContainText('2,000 images to learn from and 500 to test on');
  await trainTo(page, 300);
  await pauseAndKeep(page);
  const seen = await losses(page);
  expect(mean(seen.slice(-50))).toBeLessThan(0.8 * mean(seen.slice(0, 5)));
  await expectSameRunAfterReload(page);
  await trainTo(page, seen.length + 5);
});

test('scenes train with one click, and a reload resumes them with the same loss', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(200_000);
  const found = complaints(page, new URL(baseURL!).origin);
  await open(page);
  await trainTo(page, 60);
  await pauseAndKeep(page);
  const seen = await losses(page);
  expect(mean(seen.slice(-10))).toBeLessThan(mean(seen.slice(0, 5)));
  await expectSameRunAfterReload(page);
  await button(page, 'One step').click();
  await expect.poll(() => stepsDone(page)).toBe(seen.length + 1);
  expect(found).toEqual([]);
});

test('Train says at once what it does, and the page answers while it trains', async ({ page }) => {
  test.setTimeout(200_000);
  await open(page);
  const said = await lab(page).evaluate(async (element: TrainLab) => {
    element.shadowRoot!.querySelector<HTMLButtonElement>('button.main')!.click();
    await element.updateComplete;
    return element.shadowRoot!.querySelector('.status')!.textContent!;
  });
  expect(said).toContain('Loading the framework');
  await expect(status(page)).toHaveText('Training.', { timeout: 60_000 });
  const begun = await stepsDone(page);
  for (const view of ['weights', 'gradients of weights', 'outputs'])
    await lab(page).getByRole('radio', { name: view, exact: true }).check();
  await expect.poll(() => stepsDone(page), { timeout: 120_000 }).toBeGreaterThan(begun + 60);
});

test('a loss that is not a number stops the run, says at which step, and the last good checkpoint goes on', async ({
  page,
}) => {
  test.setTimeout(200_000);
  await open(page);
  await lab(page).getByLabel('Optimizer').selectOption('sgd');
  await button(page, 'Train').click();
  // There is a checkpoint after the first then, in the browser and in memory.
  await expect(lab(page).locator('.kept')).toContainText(/up to step [1-9]/);
  await lab(page).getByRole('textbox', { name: 'Learning rate' }).fill('1e6');
  await lab(page).getByRole('textbox', { name: 'Learning rate' }).press('Enter');
  await expect(lab(page).locator('fault-note')).toContainText(/Training stopped at step \d+: /);
  await expect(button(page, 'Train')).toBeDisabled();
  await lab(page)
    .getByRole('button', { name: /^Go back to step/ })
    .click();
  await expect(status(page)).toContainText(/Paused after \d+ steps?, mean loss \d/);
  expect((await losses(page)).every(Number.isFinite)).toBe(true);
  await lab(page).getByRole('textbox', { name: 'Learning rate' }).fill('0.01');
  await lab(page).getByRole('textbox', { name: 'Learning rate' }).press('Enter');
  await trainTo(page, (await stepsDone(page)) + 5);
});

test('files and texts that cannot be used each get a sentence, and what was there stays', async ({
  page,
}) => {
  test.setTimeout(200_000);
  await open(page);
  await button(page, 'One step').click();
  await expect(status(page)).toContainText('Paused after 1 step');
  const data = lab(page).locator('data-source');
  await lab(page).getByRole('radio', { name: 'CIFAR-10' }).check();
  const give = (name: string, buffer: Buffer) =>
    data.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/gzip', buffer });
  const refused = data.locator('[role=alert]');

  await give('notes.tar.gz', Buffer.from('these are notes, not an archive'));
  await expect(refused).toContainText('notes.tar.gz: ');
  const whole = gzipSync(tarOf('cifar-10-batches-bin/data_batch_1.bin', 3073 * 40));
  await give('cut.tar.gz', whole.subarray(0, whole.length / 2));
  await expect(refused).toContainText('cut.tar.gz: it is cut short');
  await give('data_batch_1.bin', Buffer.alloc(3073));
  await expect(refused).toContainText('data_batch_2.bin is missing');
  const giveBatches = (first: Buffer) =>
    data
      .locator('input[type=file]')
      .setInputFiles(
        [
          'data_batch_1',
          'data_batch_2',
          'data_batch_3',
          'data_batch_4',
          'data_batch_5',
          'test_batch',
        ]
          .map((name) => ({ name: `${name}.bin`, mimeType: '', buffer: Buffer.alloc(3073 * 2) }))
          .map((file, i) => (i === 0 ? { ...file, buffer: first } : file)),
      );
  await giveBatches(Buffer.alloc(3073 * 2 + 5));
  await expect(refused).toContainText('data_batch_1.bin: ');
  const wrongLabel = Buffer.alloc(3073 * 4);
  wrongLabel[3073] = 77;
  await giveBatches(wrongLabel);
  await expect(refused).toContainText('77');
  await expect(data).toContainText('In use: drawn scenes');
  await expect(refused).toContainText('The images in use stay.');

  const model = lab(page).getByLabel('Open a file');
  await model.setInputFiles({
    name: 'net.safetensors',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('no network'),
  });
  await expect(lab(page)).toContainText('Nothing was replaced.');

  const editor = lab(page).locator('network-editor');
  await editor
    .locator('textarea')
    .fill('sequential({ input: [32, 32, 3], seed: 7 }, [conv2d({ size: 5 })');
  await button(page, 'Apply').click();
  await expect(editor.locator('[role=alert]')).toContainText(/line \d+, column \d+/);
  await editor
    .locator('textarea')
    .fill(
      'sequential({ input: [32, 32, 3], seed: 7 }, [conv2d({ filters: 4, size: 3, stride: 3 })])',
    );
  await button(page, 'Apply').click();
  await expect(editor.locator('[role=alert]')).toContainText('10.67');
  await expect(status(page)).toContainText('Paused after 1 step');
});

test('a saved network opens again, and the test images are counted', async ({ page }) => {
  test.setTimeout(200_000);
  await open(page);
  await button(page, 'One step').click();
  await expect(status(page)).toContainText('Paused after 1 step');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Save as a file').click(),
  ]);
  expect(download.suggestedFilename()).toBe('convscope-step-1.safetensors');
  const buffer = readFileSync((await download.path())!);
  await lab(page)
    .getByLabel('Open a file')
    .setInputFiles({ name: 'again.safetensors', mimeType: 'application/octet-stream', buffer });
  await expect(status(page)).toContainText('Ready.');
  await lab(page)
    .getByRole('button', { name: /^Run 1,000 test images/ })
    .click();
  await expect(lab(page).locator('confusion-matrix')).toContainText('of 1,000 test images right');
});
