import type { Page } from 'puppeteer-core';
import { type Evaluates, runInKernel, textOf } from '../sandbox/kernel.ts';
import { expect, LESSON } from '../sandbox/test.ts';
import { skipWithoutFirefox, test } from './test.ts';

async function expectCellWorks(tab: Page): Promise<void> {
  expect(textOf(await runInKernel(tab as Evaluates, '"it " + "works"'))).toBe('it works');
}

test.describe('in Firefox, still works on a course page', () => {
  skipWithoutFirefox();

  test('with a strict policy that kills srcdoc: the frame comes as a file', async ({
    tab,
    course,
  }) => {
    const policy =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'";
    await tab.goto((await course({ pageHeaders: { 'content-security-policy': policy } })) + LESSON);
    await expectCellWorks(tab);
    const source = await tab.$eval('iframe[sandbox]', (frame) => frame.getAttribute('src'));
    expect(source).toMatch(/assets\/sandbox-frame-[^/]*\.html$/);
  });

  for (const embedder of ['require-corp', 'credentialless']) {
    test(`with COEP ${embedder}`, async ({ tab, course }) => {
      const headers = {
        'cross-origin-embedder-policy': embedder,
        'cross-origin-opener-policy': 'same-origin',
      };
      await tab.goto((await course({ headers })) + LESSON);
      expect(await tab.evaluate(() => crossOriginIsolated)).toBe(true);
      await expectCellWorks(tab);
    });
  }

  test('behind a cookie', async ({ tab, course }) => {
    const url = await course({ cookie: 'session=1' });
    expect((await tab.goto(url + LESSON))?.status()).toBe(403);
    const cookie = { name: 'session', value: '1', domain: 'localhost', path: '/' } as const;
    await tab.browserContext().setCookie({ ...cookie, httpOnly: true, sameSite: 'Strict' });
    await tab.goto(url + LESSON);
    await expectCellWorks(tab);
    await tab.browserContext().deleteCookie(...(await tab.browserContext().cookies()));
  });
});
