// npm run bench:cells: what a student waits for at a code cell, on the built site, in headless Chromium.
import { chromium, type Page } from '@playwright/test';
import type { CodeCell } from '../src/elements/code-cell/index.ts';
import { findChromium } from './chromium.mjs';
import { serve } from './serve.mjs';

const LESSON = 'stride-and-padding/';
const TIMES = 15;
const LIBRARY = "import { conv2d } from 'convscope';\nconv2d({ filters: 1, size: 1 }).kind";

const site = await serve({ folder: process.argv[2] ?? 'dist/site' });
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const context = await browser.newContext();
  const page = await context.newPage();
  row('opened for the first time: from “Run” to the first value', [await firstRun(page)]);
  row('a page visited before: from “Run” to the first value', await times(() => firstRun(page)));
  row('the same, of a cell that loads the framework', await times(() => firstRun(page, LIBRARY)));
  await firstRun(page);
  row('run again: what is added to the code’s own time', await times(() => rerun(page)));
  row('restart', await times(() => restart(page)));
  row('from “Stop” in an endless loop to the next value', await times(() => stopAndRun(page)));
} finally {
  await browser.close();
  site.close();
}

async function firstRun(page: Page, code = '6 * 7'): Promise<number> {
  await page.goto(`${site.url}${LESSON}`);
  await page.waitForFunction(() => customElements.get('code-cell'));
  return page.evaluate(runOnce, code);
}

function rerun(page: Page): Promise<number> {
  return page.evaluate(runOnce, '6 * 7');
}

/** Runs in the page: milliseconds from the call to the value. */
async function runOnce(code: string): Promise<number> {
  const cell = document.querySelector('code-cell') as CodeCell;
  cell.code = code;
  const begun = performance.now();
  const result = await cell.run();
  if (result.status !== 'done') throw new Error(`the run did not end: ${JSON.stringify(result)}`);
  return performance.now() - begun;
}

function restart(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const cell = document.querySelector('code-cell') as CodeCell;
    const begun = performance.now();
    await cell.kernel.restart();
    return performance.now() - begun;
  });
}

async function stopAndRun(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const cell = document.querySelector('code-cell') as CodeCell;
    cell.code = 'for (;;);';
    const endless = cell.run();
    while (cell.kernel.state !== 'running') await new Promise(requestAnimationFrame);
    const begun = performance.now();
    await cell.stop();
    await endless;
    cell.code = '6 * 7';
    await cell.run();
    return performance.now() - begun;
  });
}

async function times(measure: () => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < TIMES; i++) all.push(await measure());
  return all.sort((a, b) => a - b);
}

/** Median and worst, since one slow run in a row is what a student notices. */
function row(what: string, all: readonly number[]): void {
  const [median, worst] = [all[Math.floor(all.length / 2)], all[all.length - 1]];
  const text = all.length === 1 ? ms(median) : `${ms(median)} median, ${ms(worst)} at worst`;
  console.log(`${what.padEnd(58)} ${text}`);
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
