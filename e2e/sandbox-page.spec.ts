import type { Page } from '@playwright/test';
import type { CodeCell } from '../src/elements/code-cell/index.ts';
import { runInKernel, textOf } from './sandbox/kernel.ts';
import { expect, LESSON, test } from './sandbox/test.ts';

/** The first cell of the lesson runs from its button and shows what it gives. */
async function expectCellWorks(page: Page, code = '"it " + "works"'): Promise<void> {
  const cell = page.locator('code-cell').first();
  await page.waitForFunction(() => customElements.get('code-cell'));
  await cell.evaluate((element, text) => ((element as CodeCell).code = text), code);
  await cell.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(cell.getByRole('log')).toContainText('it works');
}

const inHead = (more: string) => (html: string) => html.replace('<head>', `<head>${more}`);

test.describe('still works on a course page', () => {
  test('with *{all:unset}', async ({ page, course }) => {
    const style = '<style>* { all: unset } iframe { display: block !important }</style>';
    await page.goto((await course({ page: inHead(style) })) + LESSON);
    await expectCellWorks(page);
  });

  test('with patched globals', async ({ page, course }) => {
    const script = `<script>
      Array.prototype.toJSON = function () { return 'patched' };
      Array.prototype.remove = function () {};
      Object.prototype.extend = function () {};
      String.prototype.trim = function () { return 'patched' };
      Function.prototype.bind = new Proxy(Function.prototype.bind, {});
      window.$ = window.require = window.define = () => {}; window.define.amd = true;
      const listen = EventTarget.prototype.addEventListener;
      EventTarget.prototype.addEventListener = function (...given) { return listen.apply(this, given) };
      window.Promise = class Promise extends window.Promise {};
      const later = window.setTimeout; window.setTimeout = (...given) => later(...given);
    </script>`;
    await page.goto((await course({ page: inHead(script) })) + LESSON);
    await expectCellWorks(page);
  });

  test('with a strict policy that kills srcdoc: the frame comes as a file', async ({
    page,
    course,
  }) => {
    const policy =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'";
    await page.goto(
      (await course({ pageHeaders: { 'content-security-policy': policy } })) + LESSON,
    );
    expect(textOf(await runInKernel(page, '"it " + "works"'))).toBe('it works');
    // Playwright hears of a frame's address after the frame itself runs.
    await expect.poll(() => page.frames()[1]?.url()).toMatch(/assets\/sandbox-frame-[^/]*\.html$/);
    await expectCellWorks(page);
  });

  for (const embedder of ['require-corp', 'credentialless']) {
    test(`with COEP ${embedder}`, async ({ page, course }) => {
      const headers = {
        'cross-origin-embedder-policy': embedder,
        'cross-origin-opener-policy': 'same-origin',
      };
      await page.goto((await course({ headers })) + LESSON);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      await expectCellWorks(page);
    });
  }

  test('behind a cookie', async ({ page, course, context }) => {
    const url = await course({ cookie: 'session=1' });
    expect((await page.request.get(url + LESSON)).status()).toBe(403);
    const flags = { httpOnly: true, sameSite: 'Strict' } as const;
    await context.addCookies([{ name: 'session', value: '1', url, ...flags }]);
    await page.goto(url + LESSON);
    await expectCellWorks(page);
  });

  test('when the element is moved, while it runs and after', async ({ page }) => {
    await page.goto(LESSON);
    await expectCellWorks(page);
    const cell = page.locator('code-cell').first();
    const move = () => cell.evaluate((element) => document.body.prepend(element));
    await move();
    await expectCellWorks(page);
    await cell.evaluate((element) => {
      (element as CodeCell).code =
        'await new Promise((go) => setTimeout(go, 300)); "moved: it " + "works"';
    });
    await cell.getByRole('button', { name: 'Run', exact: true }).click();
    await move();
    await expect(cell.getByRole('log')).toContainText('moved: it works');
  });

  test('when the page moves the frame, or takes it away', async ({ page }) => {
    await page.goto(LESSON);
    await expectCellWorks(page);
    await page.evaluate(() => document.body.prepend(document.querySelector('iframe[sandbox]')!));
    await expect(page.locator('iframe[sandbox]')).toHaveCount(0);
    await expectCellWorks(page);
    // At once: a beat of the kernel's own would notice too, and the run would have a new frame.
    const result = await page.evaluate(() => {
      document.querySelector('iframe[sandbox]')!.remove();
      return document.querySelector('code-cell')!.kernel.run({ cell: 'tried', code: '1' });
    });
    expect(result).toMatchObject({ status: 'stopped', reason: 'broken' });
    await expectCellWorks(page);
  });

  test('when the elements are loaded twice', async ({ page, course }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const twice = (html: string) =>
      html.replace(
        /<script type="module"[^>]*src="\.\.\/(assets\/[^"]+)"[^>]*><\/script>/g,
        (tag, path: string) => `${tag}<script type="module" src="../again/${path}"></script>`,
      );
    await page.goto((await course({ page: twice })) + LESSON);
    await page.waitForLoadState('networkidle');
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').filter(({ name }) => name.includes('/again/')),
    );
    expect(loaded.length).toBeGreaterThan(0);
    await expectCellWorks(page);
    expect(errors).toEqual([]);
  });
});

test.describe('storage', () => {
  const KEEPS_NOTHING = /keeps nothing/;

  for (const [state, spoil] of [
    [
      'blocked',
      () =>
        Object.defineProperty(window, 'localStorage', {
          get: () => {
            throw new DOMException('blocked', 'SecurityError');
          },
        }),
    ],
    [
      'full',
      () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      },
    ],
  ] as const) {
    test(`${state}: runs in memory and says so`, async ({ page }) => {
      await page.addInitScript(spoil);
      await page.goto(LESSON);
      const cell = page.locator('code-cell').first();
      await page.waitForFunction(() => customElements.get('code-cell'));
      await cell.evaluate((element) => ((element as CodeCell).code = '40 + 2'));
      await expect(cell.getByRole('status').first()).toContainText(KEEPS_NOTHING);
      await cell.getByRole('button', { name: 'Run', exact: true }).click();
      await expect(cell.getByRole('log')).toContainText('42');
    });
  }

  test('corrupt, or from a newer version: the cell shows the code of the lesson and runs', async ({
    page,
  }) => {
    await page.goto(LESSON);
    const pre = page.locator('code-cell').first().locator('pre');
    const start = await pre.textContent();
    await expectCellWorks(page);
    const keys = await page.evaluate(() => Object.keys(localStorage));
    expect(keys.length).toBeGreaterThan(0);
    for (const junk of ['{', 'null', '[]', '"x"', '{"format":99,"text":"newer"}', '\u0000']) {
      await page.evaluate(
        ({ keys, junk }) => keys.forEach((key) => localStorage.setItem(key, junk)),
        { keys, junk },
      );
      await page.reload();
      await expect(page.locator('code-cell').first().getByRole('button').first()).toBeVisible();
      await expect(pre).toHaveText(start!);
    }
    await expectCellWorks(page);
  });
});
