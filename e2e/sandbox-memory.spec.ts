import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import { ALONE } from './sandbox/alone.ts';
import { button, output, run } from './sandbox/cells.ts';
import { FLOOD_OF_LABS, FLOOD_OF_LINES, FLOOD_OF_MESSAGES } from './sandbox/floods.ts';
import { type Ran, runInKernel, textOf } from './sandbox/kernel.ts';
import { expect, LESSON, test } from './sandbox/test.ts';
import { unlockRealm } from './sandbox/texts.ts';
import { idleGap, MOST_GAP, timerGap } from './sandbox/timer-gap.ts';

/** Dedicated workers that the browser has, nested ones too. */
async function workersOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  await session.detach();
  return targetInfos.filter(({ type }) => type === 'worker').length;
}

test('a heap bomb: heartbeat lost, stopped, says memory; the page lives and the next run works', async ({
  launchOptions,
  baseURL,
}) => {
  // Playwright takes the death of the frame's process for that of the page, so the page tells it by itself.
  let told: (text: string) => void = () => undefined;
  const report = new Promise<string>((resolve) => (told = resolve));
  const witness = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += part));
    request.on('end', () => {
      response.writeHead(200, { 'access-control-allow-origin': '*' }).end();
      told(text);
    });
  });
  await new Promise<void>((listening) => witness.listen(0, '127.0.0.1', listening));
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), '--js-flags=--max-old-space-size=200'],
  });
  const page = await browser.newPage({ baseURL });
  await page.goto(LESSON);
  const ended = page.evaluate(
    async ({ to, bomb }) => {
      await customElements.whenDefined('code-cell');
      const { kernel } = document.querySelector('code-cell') as HTMLElementTagNameMap['code-cell'];
      const result = await kernel.run({ cell: 'bomb', code: bomb });
      const next = await kernel.run({ cell: 'next', code: '"it " + "works"' });
      await fetch(to, { method: 'POST', body: JSON.stringify([result, next]) });
    },
    {
      to: `http://127.0.0.1:${(witness.address() as AddressInfo).port}/`,
      bomb: 'const all = []; for (;;) all.push(new Array(1e5).fill(1.5));',
    },
  );
  ended.catch(() => undefined);
  const [result, next] = JSON.parse(await report) as Ran['result'][];
  await browser.close();
  witness.close();
  expect(result).toMatchObject({ status: 'stopped', reason: 'silent' });
  expect(result).toHaveProperty('message', expect.stringContaining('memory'));
  expect(next).toMatchObject({ status: 'done', value: { value: 'it works' } });
});

test('a typed-array bomb: an error with its line that says memory, and the next run works', async ({
  page,
}) => {
  await page.goto(LESSON);
  const bomb = 'const all = [];\nfor (;;) all.push(new Float64Array(1e8));';
  const { result } = await runInKernel(page, bomb);
  expect(result).toMatchObject({ status: 'failed', error: { frames: [{ line: 2 }] } });
  expect(JSON.stringify(result)).toMatch(/memory/);
  expect(textOf(await runInKernel(page, '"it " + "works"'))).toBe('it works');
});

test('hundreds of looping nested workers die with their parent', async ({
  page,
  browser,
  course,
}) => {
  // A cell has no Worker; here it gets one, to see what becomes of workers that the relay knows nothing of.
  await page.goto((await course({ script: unlockRealm })) + LESSON);
  const made = runInKernel(
    page,
    `const loop = 'data:text/javascript,for(;;);';
     const all = Array.from({ length: 200 }, () => new self.bare.Worker(loop));
     for (;;) await new Promise((later) => setTimeout(later, 100));`,
  );
  await expect.poll(() => workersOf(browser)).toBeGreaterThan(200);
  await page.evaluate(() => document.querySelector('code-cell')!.kernel.stop());
  expect((await made).result).toMatchObject({ status: 'stopped', reason: 'asked' });
  await expect.poll(() => workersOf(browser)).toBe(0);
  expect(textOf(await runInKernel(page, '"it " + "works"'))).toBe('it works');
});

test(
  'a flood of 1 MiB messages: dropped past the quota with a count, and the page goes on',
  ALONE,
  async ({ page, course }) => {
    // The runtime cuts and counts what a cell prints; this one has got hold of the runtime's own port.
    await page.goto((await course({ script: unlockRealm })) + LESSON);
    const idle = await idleGap(page);
    const flooded = runInKernel(page, FLOOD_OF_MESSAGES);
    expect(await timerGap(page)).toBeLessThan(MOST_GAP + idle);
    const field = await addField(page);
    for (let key = 0; key < 20; key++) await field.press('a');
    await expect(field).toHaveValue('a'.repeat(20));
    await page.evaluate(() => document.querySelector('code-cell')!.kernel.stop());
    const { result, outputs } = await flooded;
    expect(result.status).toBe('stopped');
    expect(outputs.map(({ type }) => type)).toContain('dropped');
    expect(textOf(await runInKernel(page, '"it " + "works"'))).toBe('it works');
  },
);

test(
  'a flood of labs with the largest networks: drawn, dropped past the quota, and the page goes on',
  ALONE,
  async ({ page, course }) => {
    await page.goto((await course({ script: unlockRealm })) + LESSON);
    const idle = await idleGap(page);
    const cell = page.locator('code-cell[cell="strides"]');
    await run(cell, FLOOD_OF_LABS);
    await expect(output(cell).locator('adversarial-lab').first()).toBeVisible();
    // The bound is for messages of 1 MiB; these are nearly three times as large.
    expect(await timerGap(page)).toBeLessThan(3 * MOST_GAP + idle);
    const field = await addField(page);
    for (let key = 0; key < 20; key++) await field.press('a');
    await expect(field).toHaveValue('a'.repeat(20));
    await button(cell, 'Stop').click();
    await expect(output(cell)).toContainText('more lines were dropped: too many.');
    expect(await output(cell).locator('adversarial-lab').count()).toBeLessThanOrEqual(2);
    expect(textOf(await runInKernel(page, '"it " + "works"'))).toBe('it works');
  },
);

test('a flood of lines: cut with a count, and the page goes on', ALONE, async ({ page }) => {
  await page.goto(LESSON);
  const idle = await idleGap(page);
  const flooded = runInKernel(page, FLOOD_OF_LINES, { budget: 4 });
  expect(await timerGap(page)).toBeLessThan(MOST_GAP + idle);
  const field = await addField(page);
  for (let key = 0; key < 20; key++) await field.press('a');
  await expect(field).toHaveValue('a'.repeat(20));
  const { result, outputs } = await flooded;
  expect(result).toMatchObject({ status: 'stopped', reason: 'budget' });
  const dropped = outputs.filter(({ type }) => type === 'dropped');
  expect(dropped.length).toBeGreaterThan(1);
  expect(JSON.stringify(outputs).length).toBeLessThan(10_000_000);
  expect(textOf(await runInKernel(page, '"it " + "works"'))).toBe('it works');
});

test('a page that is held up is seen by its timer', ALONE, async ({ page }) => {
  await page.goto(LESSON);
  const idle = await idleGap(page);
  await page.evaluate((ms) => {
    const hold = (): void => {
      for (const end = performance.now() + ms; performance.now() < end;);
      setTimeout(hold);
    };
    hold();
  }, MOST_GAP + idle);
  expect(await timerGap(page)).toBeGreaterThanOrEqual(MOST_GAP + idle);
});

async function addField(page: Page): Promise<Locator> {
  await page.evaluate(() => {
    const field = document.createElement('input');
    field.setAttribute('aria-label', 'While it floods');
    document.body.prepend(field);
  });
  return page.getByLabel('While it floods');
}
