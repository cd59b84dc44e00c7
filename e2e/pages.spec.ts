import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { COLOURS, expectAccessible } from './axe.ts';
import { complaints } from './console.ts';

const SITE = 'dist/site';
const pages = [
  '',
  ...readdirSync(SITE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(`${SITE}/${entry.name}/index.html`))
    .map((entry) => `${entry.name}/`),
];
const sizes = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
];

test('the site has a page for each lesson', () => {
  const lessons = readdirSync('lessons', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('lesson.md'))
    .map((path) => `${/\d+-([^/\\]+)[/\\]lesson\.md$/.exec(path)?.[1]}/`);
  expect(lessons.length).toBeGreaterThan(12);
  expect(pages).toEqual(expect.arrayContaining(lessons));
});

test('axe finds a grey on grey and a picture without words, and of colours alone the grey', async ({
  page,
}) => {
  await page.setContent(
    '<main lang="en" style="background: #fff"><h1>Page</h1><p style="color: #ccc">Grey</p><img src="data:,"></main>',
  );
  await expect(expectAccessible(page)).rejects.toThrow(/image-alt/);
  await expect(expectAccessible(page, COLOURS)).rejects.toThrow(/color-contrast/);
  await expect(expectAccessible(page, COLOURS)).rejects.not.toThrow(/image-alt/);
  await page.locator('p').evaluate((grey) => (grey.style.color = '#333'));
  await expectAccessible(page, COLOURS);
});

for (const path of pages) {
  for (const viewport of sizes) {
    const name = path || 'contents';
    test(`${name} opens at ${viewport.width} px without a complaint, and axe finds nothing, light or dark`, async ({
      browser,
      baseURL,
    }) => {
      const context = await browser.newContext({ baseURL, viewport, colorScheme: 'light' });
      const page = await context.newPage();
      const found = complaints(page, new URL(baseURL!).origin);
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => document.fonts.ready);
      await expect(page.locator('h1')).toBeVisible();
      const unopened = page.locator('.waits button');
      while ((await unopened.count()) > 0) await unopened.first().click();
      await page.waitForFunction(() => document.querySelector(':not(:defined)') === null);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      await expectAccessible(page);
      const ink = () => page.evaluate(() => getComputedStyle(document.body).color);
      const light = await ink();
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await ink()).not.toBe(light);
      await expectAccessible(page, COLOURS);
      expect(found).toEqual([]);
      await context.close();
    });
  }
}
