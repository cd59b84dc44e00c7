import { existsSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';

const SITE = 'dist/site';
const LESSONS = readdirSync(SITE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`${SITE}/${entry.name}/index.html`))
  .map((entry) => entry.name);

/** What a page fetches by itself, before anyone touches it. */
async function fetched(page: Page, path: string): Promise<Map<string, Buffer>> {
  const bodies: Promise<[string, Buffer]>[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!/\.(m?js|wasm)$/.test(pathname)) return;
    bodies.push(response.body().then((body) => [pathname, body]));
  });
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  return new Map(await Promise.all(bodies));
}

const zipped = (bodies: Iterable<Buffer>) =>
  [...bodies].reduce((sum, body) => sum + gzipSync(body).length, 0);

/** Packages that are heavy and come late, by words that only they have. */
const heavy = {
  tfjs: /Conv2DBackpropFilter/,
  monaco: /monaco-editor|editorWorker/,
};

for (const lesson of LESSONS) {
  test(`the script of ${lesson} is light`, async ({ page }) => {
    const files = await fetched(page, `${lesson}/`);
    const own = [...files].filter(
      ([name, body]) =>
        name.endsWith('js') && !Object.values(heavy).some((words) => words.test(body.toString())),
    );
    expect(own.length).toBeGreaterThan(0);
    expect(zipped(own.map(([, body]) => body))).toBeLessThan(60_000);
  });
}

test('the first lesson can be read with 150 kB of script, and tfjs is not among it', async ({
  page,
}) => {
  const files = await fetched(page, 'pixels/');
  expect(zipped(files.values())).toBeLessThan(150_000);
  for (const [name, body] of files) {
    expect(heavy.tfjs.test(body.toString()), `${name} is of tfjs`).toBe(false);
  }
});
