import { existsSync } from 'node:fs';
import { type Browser, type Frame, launch, type Page } from 'puppeteer-core';
import { test as base } from '../sandbox/test.ts';

const FIREFOX =
  process.env.FIREFOX ??
  ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));

/** A page of Firefox, driven over WebDriver BiDi; one browser for all rows. */
export const test = base.extend<{ tab: Page }, { firefox: Browser }>({
  firefox: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted
    async ({}, use) => {
      if (!FIREFOX) throw new Error('no Firefox here: on CI its rows must run, so install one');
      const browser = await launch({ browser: 'firefox', executablePath: FIREFOX, headless: true });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  tab: async ({ firefox }, use) => {
    const page = await firefox.newPage();
    await use(page);
    await page.close();
  },
});

/** Without a Firefox the rows are left out, except on CI: there it would go unseen, so there they fail. */
export function skipWithoutFirefox(): void {
  test.skip(!FIREFOX && !process.env.CI, 'no Firefox here, and none could be installed');
}

/** The frame in which the page's sandbox is. */
export function sandboxOf(tab: Page): Frame {
  const frame = tab.frames().find((each) => each.parentFrame() === tab.mainFrame());
  if (!frame) throw new Error('the page has no frame');
  return frame;
}
