import type { Browser, Page } from '@playwright/test';
import type { CodeCell } from '../../src/elements/code-cell/index.ts';
import { median, type Row } from './row.ts';

const LESSON = 'stride-and-padding/';
const PLAIN = '6 * 7';
const LIBRARY = "import { conv2d } from 'convscope';\nconv2d({ filters: 1, size: 1 }).kind";

/**
 * What a student waits for at a code cell, on the built site.
 *
 * @param site - its address, with a slash at the end
 * @param rounds - how often each is measured; the row has the median
 */
export async function measureCells(
  browser: Browser,
  site: string,
  rounds: number,
  say: (words: string) => void,
): Promise<Row[]> {
  say('code cells …');
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const open = () => page.goto(`${site}${LESSON}`);
    const first = async (code: string) => {
      await open();
      return run(page, code);
    };
    const rows = [
      row('in a browser that was never here, from Run to the first value', [await first(PLAIN)]),
      row('on a page visited before', await times(rounds, () => first(PLAIN))),
      row('the same, loading the framework', await times(rounds, () => first(LIBRARY))),
    ];
    await first(PLAIN);
    return [
      ...rows,
      row('run again', await times(rounds, () => run(page, PLAIN))),
      row('restart', await times(rounds, () => restart(page))),
      row('from Stop in an endless loop to the next value', await times(rounds, () => stop(page))),
    ];
  } finally {
    await context.close();
  }
}

/** Milliseconds from the call to the value. */
async function run(page: Page, code: string): Promise<number> {
  await page.waitForFunction(() => customElements.get('code-cell'));
  return page.evaluate(async (text) => {
    const cell = document.querySelector('code-cell') as CodeCell;
    cell.code = text;
    const begun = performance.now();
    const result = await cell.run();
    if (result.status !== 'done') throw new Error(`the run did not end: ${JSON.stringify(result)}`);
    return performance.now() - begun;
  }, code);
}

function restart(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const cell = document.querySelector('code-cell') as CodeCell;
    const begun = performance.now();
    await cell.kernel.restart();
    return performance.now() - begun;
  });
}

function stop(page: Page): Promise<number> {
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

async function times(rounds: number, measure: () => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < rounds; i++) all.push(await measure());
  return all;
}

function row(what: string, all: readonly number[]): Row {
  return {
    name: `code cell: ${what}`,
    unit: 'ms',
    value: median(all),
    versusConvnetjs: null,
    versusLimit: null,
  };
}
