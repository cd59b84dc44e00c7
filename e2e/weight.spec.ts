import { existsSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, type Page, type Response, test } from '@playwright/test';
import { openLesson } from './open-lesson.ts';

const SITE = 'dist/site';
const LESSONS = readdirSync(SITE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`${SITE}/${entry.name}/index.html`))
  .map((entry) => entry.name);

interface Fetched {
  readonly name: string;
  readonly body: Buffer;
  /** Whether the page itself asked for it, and none of its workers. */
  readonly isOfPage: boolean;
}

/** All script and WebAssembly that comes before anyone touches a page: until each element is there that is seen. */
async function fetched(page: Page, path: string): Promise<readonly Fetched[]> {
  const bodies: Promise<readonly [string, Buffer]>[] = [];
  const workers = new Set<string>();
  page.on('worker', (worker) => workers.add(worker.url()));
  const take = (response: Response) => {
    const url = response.url();
    if (!/\.(m?js|wasm)$/.test(new URL(url).pathname)) return;
    bodies.push(response.body().then((body) => [url, body] as const));
  };
  page.on('response', take);
  await page.goto(path);
  await page.waitForFunction(
    () => document.querySelector('main :not(:defined, .waiting *)') === null,
  );
  await page.waitForLoadState('networkidle');
  const asked = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  );
  // What a page fetches later still would be read when the test has ended.
  page.off('response', take);
  return (await Promise.all(bodies)).map(([name, body]) => ({
    name,
    body,
    isOfPage: asked.includes(name) && !workers.has(name),
  }));
}

const zipped = (files: readonly Fetched[]) =>
  files.reduce((sum, { body }) => sum + gzipSync(body).length, 0);

/** Packages that are heavy and come late: one by a word that only it has, one by the names of its files. */
const TFJS = /Conv2DBackpropFilter/;
const MONACO = /\/(monaco|editor)[^/]*$/;

const MOST = 60_000;

// What computes in a worker is left out here, ours too: it holds up no reading. So are Monaco and tfjs.
for (const lesson of LESSONS) {
  test(`the script of the page ${lesson}, without workers, is light`, async ({ page }) => {
    const files = await fetched(page, `${lesson}/`);
    const own = files.filter(
      ({ name, body, isOfPage }) =>
        isOfPage && name.endsWith('js') && !TFJS.test(`${body}`) && !MONACO.test(name),
    );
    expect(own.length).toBeGreaterThan(5);
    expect(zipped(own)).toBeLessThan(MOST);
  });
}

test('the first lesson is read with 150 kB of script, workers too, and tfjs is not among it', async ({
  page,
}) => {
  const files = await fetched(page, 'pixels/');
  expect(zipped(files)).toBeLessThan(150_000);
  for (const { name, body } of files)
    expect(TFJS.test(`${body}`), `${name} is of tfjs`).toBe(false);
});

test('tfjs is known by its word where it does come: when a network is asked', async ({ page }) => {
  const heavy = page.waitForResponse(
    async (response) =>
      new URL(response.url()).pathname.endsWith('js') && TFJS.test(await response.text()),
  );
  await openLesson(page, 'ways-back-through-a-relu/');
  // What asks a network waits until it is nearly in sight.
  await page.locator('network-image-bar').first().scrollIntoViewIfNeeded();
  expect((await heavy).ok()).toBe(true);
});
