import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { CodeCell } from '../src/elements/code-cell/index.ts';

const SITE = 'dist/site';
const lessons = readdirSync(SITE)
  .filter((name) => existsSync(`${SITE}/${name}/index.html`))
  .filter((name) => readFileSync(`${SITE}/${name}/index.html`, 'utf8').includes('<code-cell'));

/** Cells that are meant to fail, with what they say then. */
const FAIL: Readonly<Record<string, string>> = {
  strides:
    "outputSize: expected (7 − 3 + 2·0) / 3 + 1 to be a whole number (or fit: 'floor'), got 2.33",
};

test('lessons have cells to be run', () => {
  expect(lessons.length).toBeGreaterThan(10);
});

for (const lesson of lessons) {
  test(`the cells of ${lesson} run as they are written, from the first to the last`, async ({
    page,
  }) => {
    test.setTimeout(240_000);
    await page.goto(`${lesson}/`);
    await page.waitForFunction(() => customElements.get('code-cell'));
    const cells = await page.evaluate(async () => {
      const ended: Record<string, string> = {};
      for (const element of document.querySelectorAll('code-cell')) {
        const cell = element as CodeCell;
        // However slow the machine is.
        cell.budget = Math.max(cell.budget, 180);
        const result = await cell.run();
        ended[cell.cell] = result.status === 'failed' ? result.error.message : result.status;
      }
      return ended;
    });
    expect(Object.keys(cells).length).toBeGreaterThan(0);
    const wanted = Object.keys(cells).map((name) => [name, FAIL[name] ?? 'done']);
    expect(cells).toEqual(Object.fromEntries(wanted));
  });
}
