/**
 * npm run bench: ConvNetJS, tfjs as it comes and convscope side by side in one headless Chromium, as ratios,
 * and against the machine's own limit. Prints a table and writes bench/results.json; docs/speed.md says how.
 *
 *   --quick              under a minute: fewer rounds, shorter ones, no long run for memory, no code cells
 *   --ours               convscope alone beside the limit, without memory: before and after a change
 *   --cells              what a student waits for at a code cell, and nothing else
 *   --gpu                with the machine's graphics card, for tfjs's webgl and for convscope on webgl and webgpu
 *   --cifar10 FOLDER     also: how long to the accuracy that ConvNetJS has after one pass; FOLDER has the .bin files
 */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { arch, availableParallelism, cpus, platform } from 'node:os';
import { parseArgs } from 'node:util';
import type { Browser } from '@playwright/test';
import { graphicsOf, openBrowser } from './bench/browser.ts';
import { buildPage } from './bench/build-page.ts';
import { buildSite } from './bench/build-site.ts';
import { measureCells } from './bench/cells.ts';
import { Arena } from './bench/measure.ts';
import { measureAll } from './bench/rows.ts';
import { type Row, table } from './bench/row.ts';
import { serve } from './serve.mjs';

const PAGE = '.cache/bench/page';
const SITE = '.cache/bench/site';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    ours: { type: 'boolean', default: false },
    cells: { type: 'boolean', default: false },
    gpu: { type: 'boolean', default: false },
    cifar10: { type: 'string' },
  },
});

const say = (words: string): void => void process.stdout.write(`${words}\n`);
const browser = await openBrowser(values.gpu);
try {
  const graphics = await graphicsOf(browser);
  say(`WebGL is drawn by: ${graphics}`);
  const rows = [
    ...(values.cells ? [] : await raceAll(browser)),
    ...(values.cells || !(values.ours || values.quick) ? await waitAtCells(browser) : []),
  ];
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    system: `${platform()} ${arch()}`,
    browser: `Chromium ${browser.version()}`,
    graphics,
    date: new Date().toISOString().slice(0, 10),
    quick: values.quick,
  };
  await mkdir('bench', { recursive: true });
  await writeFile('bench/results.json', `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  say(`\n${table(rows)}\n\nkept in bench/results.json`);
} finally {
  await browser.close();
}

/** Everybody's rows, on a page of the benchmark's own. */
async function raceAll(browser: Browser): Promise<Row[]> {
  await buildPage(PAGE);
  if (values.cifar10 !== undefined) {
    await cp(values.cifar10, `${PAGE}/cifar10`, { recursive: true, dereference: true });
  }
  const site = await serve({ folder: PAGE });
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    return await measureAll(values.quick ? new Arena(page, 100, 2) : new Arena(page, 2000, 5), {
      cores: availableParallelism(),
      quick: values.quick,
      ours: values.ours,
      gpu: values.gpu,
      cifar10: values.cifar10 !== undefined,
      say,
    });
  } finally {
    site.close();
  }
}

/** The rows of code cells, on the site as its sources are now. */
async function waitAtCells(browser: Browser): Promise<Row[]> {
  buildSite(SITE);
  const site = await serve({ folder: SITE });
  try {
    return await measureCells(browser, site.url, values.quick ? 3 : 15, say);
  } finally {
    site.close();
  }
}
