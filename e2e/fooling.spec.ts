import { expect, test, type Locator, type Page } from '@playwright/test';
import { loadBackend } from '../src/cnn/backend/index.ts';
import { parseNetwork, saveModel } from '../src/cnn/model/index.ts';
import { complaints } from './console.ts';

const bar = (page: Page): Locator => page.locator('network-image-bar');

/** A network with random weights, as a file: it names some class, and its gradient leads to others. */
async function networkFile(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  await loadBackend('cpu');
  const network = parseNetwork(`sequential({ input: [32, 32, 3], seed: 7 }, [
    normalize(), conv2d({ filters: 8, size: 3, pad: 1 }), relu(), maxPool({ size: 4 }), flatten(), dense({ units: 10 }),
  ])`);
  const buffer = Buffer.from(await saveModel(network));
  network.dispose();
  return { name: 'tiny.safetensors', mimeType: 'application/octet-stream', buffer };
}

async function open(page: Page, slug: string): Promise<void> {
  await page.goto(`${slug}/`);
  // What ships is opened first; a file that comes meanwhile would break its download off.
  await expect(bar(page)).toContainText(/The network says|There is no network yet/, {
    timeout: 60_000,
  });
  await bar(page)
    .getByLabel('from a file')
    .setInputFiles(await networkFile());
  await expect(bar(page)).toContainText('file tiny.safetensors');
  await expect(bar(page)).toContainText('The network says', { timeout: 60_000 });
}

/** Goes on with Tab until what has the focus is what is wanted. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let i = 0; i < 60; i++) {
    const isThere = await wanted.evaluate(
      (element) => (element.getRootNode() as Document).activeElement === element,
    );
    if (isThere) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the keyboard does not lead there');
}

test('by keyboard: the scene becomes a ship in twenty small steps, and without any ε nothing changes', async ({
  page,
  baseURL,
}) => {
  await open(page, 'adversarial-examples');
  const found = complaints(page, new URL(baseURL!).origin);
  const lab = page.locator('adversarial-lab');
  await lab.scrollIntoViewIfNeeded();
  await expect(lab).toContainText('no number moved by more than 8', { timeout: 60_000 });
  await lab.getByRole('slider').first().focus();
  await tabTo(page, lab.getByLabel('By'));
  await page.keyboard.press('ArrowDown');
  await tabTo(page, lab.getByLabel('Make it'));
  // The only class that begins so.
  await page.keyboard.press('s');
  await expect(lab).toContainText('Now it says ship', { timeout: 60_000 });
  await expect(lab).toContainText('The target is reached.');

  await lab.getByRole('button', { name: 'Try every ε' }).focus();
  await page.keyboard.press('Enter');
  await expect(lab.getByRole('application', { name: /^Probability/ })).toHaveAttribute(
    'aria-label',
    /after 32 8-bit steps/,
    { timeout: 60_000 },
  );

  await lab.getByRole('slider').first().focus();
  await page.keyboard.press('Home');
  await expect(lab).toContainText('no number moved by more than 0, 0 of 1,024 pixels changed');
  expect(found).toEqual([]);
});

test('many images are counted, towards every other class, and each place of the matrix is read by the arrow keys', async ({
  page,
}) => {
  await open(page, 'adversarial-examples');
  const wanted = page.locator('predict-first').filter({ hasText: 'Which happens more often' });
  await wanted.getByRole('radio').first().check();
  await wanted.getByRole('button', { name: 'Commit' }).click();
  const lab = page.locator('attack-rate-lab');
  await lab.getByLabel('Make them').selectOption({ label: 'every other class in turn' });
  await lab.getByRole('button', { name: 'Count' }).press('Enter');
  await expect(lab).toContainText('attacks in all.', { timeout: 60_000 });
  await expect(lab.locator('dd')).toHaveCount(2);
  await expect(lab.locator('dd').last()).toContainText(/\d+ of \d+: \d+\.\d % \(95 % interval /);
  const matrix = lab.locator('success-matrix');
  // A pointer that rests on a place reads that one.
  await page.mouse.move(0, 0);
  await matrix.locator('.scroll').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(matrix.locator('output')).toContainText('airplane → automobile: ');
});

test('one pixel: generations come one after the other, Stop ends them at once, and what is done stays', async ({
  page,
  baseURL,
}) => {
  await open(page, 'one-pixel');
  const found = complaints(page, new URL(baseURL!).origin);
  const lab = page.locator('one-pixel-lab');
  await lab.getByLabel('Make it').selectOption({ label: 'frog' });
  await lab.getByRole('button', { name: 'Let them evolve' }).press('Enter');
  await expect(lab).toContainText(/[Gg]eneration ([2-9]|\d\d) of 75/, { timeout: 60_000 });
  await lab.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(lab).toContainText(/Stopped at generation \d+ of 75|Ended at generation/);
  const slider = lab.getByRole('slider');
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(lab.locator('output').first()).toContainText(
    'Generation 0: with the best candidate',
  );
  expect(found).toEqual([]);
});
