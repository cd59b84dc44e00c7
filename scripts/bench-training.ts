// npm run bench:training: what a reader waits for in the training lesson, on the built site, in headless Chromium.
import { chromium, type Page } from '@playwright/test';
import type { TrainLab } from '../src/elements/train-lab/index.ts';
import { findChromium } from './chromium.mjs';
import { serve } from './serve.mjs';

const STEPS = 300;

const site = await serve({ folder: 'dist/site' });
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await watchLongTasks(page);
  await page.goto(`${site.url}train-cifar10/`);
  const begun = await click(page, 'Train');
  await stepsReach(page, 1);
  const firstStep = (await now(page)) - begun;
  await stepsReach(page, 20);
  const [from, before] = [await now(page), await steps(page)];
  await stepsReach(page, before + STEPS);
  const [until, after] = [await now(page), await steps(page)];
  const longest = await longestTask(page, from);
  await click(page, 'Pause');
  await page.getByText('Paused after').waitFor();
  const reloaded = Date.now();
  await page.reload();
  await page.getByText('Paused after').waitFor();
  row('from “Train” to the first step', firstStep, 'ms');
  row('training, batches of 32', ((after - before) * 32 * 1000) / (until - from), 'images/s');
  row('longest task of the page while it trains (0: none over 50)', longest, 'ms');
  row('from reload to the resumed run', Date.now() - reloaded, 'ms');
} finally {
  await browser.close();
  site.close();
}

function row(what: string, value: number, unit: string): void {
  console.log(`${what.padEnd(62)} ${value.toFixed(0).padStart(6)} ${unit}`);
}

async function watchLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: PerformanceEntry[] = [];
    Object.assign(window, { longTasks: seen });
    new PerformanceObserver((list) => seen.push(...list.getEntries())).observe({
      type: 'longtask',
      buffered: true,
    });
  });
}

function longestTask(page: Page, from: number): Promise<number> {
  return page.evaluate((start) => {
    const { longTasks } = window as unknown as { longTasks: PerformanceEntry[] };
    const durations = longTasks.filter((task) => task.startTime > start).map((t) => t.duration);
    return Math.max(0, ...durations);
  }, from);
}

async function click(page: Page, name: string): Promise<number> {
  await page.locator('train-lab').getByRole('button', { name, exact: true }).click();
  return now(page);
}

function now(page: Page): Promise<number> {
  return page.evaluate(() => performance.now());
}

function steps(page: Page): Promise<number> {
  return page.locator('train-lab').evaluate((lab) => (lab as TrainLab).run.step);
}

async function stepsReach(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (least) => document.querySelector<TrainLab>('train-lab')!.run.step >= least,
    count,
    { timeout: 120_000 },
  );
}
