import { existsSync } from 'node:fs';
import { type Browser, launch, type Page } from 'puppeteer-core';
import type { CodeCell } from '../../src/elements/code-cell/index.ts';
import { type Evaluates, runInKernel, textOf } from '../sandbox/kernel.ts';
import { expect, LESSON, test as base } from '../sandbox/test.ts';
import { removePolicy, unlockRealm } from '../sandbox/texts.ts';
import { MUTE, SEEN_WITHOUT_POLICY, WAYS, waysOut } from '../sandbox/ways-out.ts';

const FIREFOX =
  process.env.FIREFOX ??
  ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));

/** A page of Firefox, driven over WebDriver BiDi; one browser for all rows. */
const test = base.extend<{ tab: Page }, { firefox: Browser }>({
  firefox: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted
    async ({}, use) => {
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

test.describe('in Firefox', () => {
  test.skip(!FIREFOX, 'no Firefox here, and none could be installed');

  test('every way out to the network: 0 hits, a friendly message', async ({
    tab,
    attacker,
    course,
  }) => {
    await tab.goto((await course({})) + LESSON);
    const said = textOf(await runInKernel(tab as Evaluates, waysOut(attacker.url)));
    expect(said).toMatch(/^fetch: \w+: a cell has no network/m);
    expect(said.replace(MUTE, '')).not.toContain('went');
    expect(attacker.hits).toEqual([]);
  });

  test('0 hits by the policy alone, with all that the worker hides at hand', async ({
    tab,
    attacker,
    course,
  }) => {
    await tab.goto((await course({ script: unlockRealm })) + LESSON);
    // One cell a way: now and then Firefox does not come back from a worker's refused worker, and the kernel stops it.
    const lines: string[] = [];
    for (const way of WAYS) {
      const ran = await runInKernel(tab as Evaluates, waysOut(attacker.url, [way]), { budget: 5 });
      lines.push(ran.result.status === 'stopped' ? `${way}: no answer` : textOf(ran));
    }
    const said = lines.join('\n');
    expect(said).not.toContain('a cell has no network');
    expect(said.replace(MUTE, '')).not.toContain('went');
    expect(attacker.hits).toEqual([]);
  });

  test('with the policy removed the same test sees hits', async ({ tab, attacker, course }) => {
    const script = (text: string, path: string) => removePolicy(unlockRealm(text, path), path);
    await tab.goto((await course({ script })) + LESSON);
    await runInKernel(tab as Evaluates, waysOut(attacker.url));
    expect(attacker.hits).toEqual(expect.arrayContaining(SEEN_WITHOUT_POLICY));
  });

  for (const code of ['for (;;);', 'for (;;) await 0;', '/(a+)+$/.test("a".repeat(40) + "b");']) {
    test(`${code} is stopped at the budget and by the button, and the next run works`, async ({
      tab,
      course,
    }) => {
      await tab.goto((await course({})) + LESSON);
      const { result } = await runInKernel(tab as Evaluates, code, { budget: 1 });
      expect(result).toMatchObject({ status: 'stopped', reason: 'budget' });
      const asked = await tab.evaluate(async (code) => {
        const { kernel } = document.querySelector<CodeCell>('code-cell')!;
        const run = kernel.run({ cell: 'tried', code, started: () => void kernel.stop() });
        return (await run).status;
      }, code);
      expect(asked).toBe('stopped');
      expect(textOf(await runInKernel(tab as Evaluates, '"it " + "works"'))).toBe('it works');
    });
  }

  test('an endless recursion, throw null, throw Symbol(): a readable error with its line', async ({
    tab,
    course,
  }) => {
    await tab.goto((await course({})) + LESSON);
    const cases = [
      ['\nfunction f() { return f() }\nf()', 'calls itself without end'],
      ['\nthrow null', 'threw null'],
      ['\nthrow Symbol("s")', 'threw Symbol(s)'],
    ];
    for (const [code, said] of cases) {
      const { result } = await runInKernel(tab as Evaluates, code);
      expect(result.status === 'failed' && result.error.frames[0]).toMatchObject({ line: 2 });
      expect(JSON.stringify(result)).toContain(said);
    }
  });

  test('self.postMessage replaced, built-ins patched, results forged: ignored, the next run is clean', async ({
    tab,
    course,
  }) => {
    await tab.goto((await course({})) + LESSON);
    const patches = `Array.prototype.map = () => 'evil'; Object.prototype.evil = 'evil';
      self.postMessage = () => {}; MessagePort.prototype.postMessage = () => {};
      Promise.prototype.then = () => {}; JSON.stringify = () => '{"type":"returned","id":1,"value":5}';`;
    await runInKernel(tab as Evaluates, patches);
    const clean = 'JSON.stringify([[1, 2].map((x) => 2 * x), ({}).evil === undefined])';
    expect(textOf(await runInKernel(tab as Evaluates, clean))).toBe('[[2,4],true]');
  });

  test('a frame that forges the handshake, and replayed messages: ignored and counted', async ({
    tab,
    course,
  }) => {
    await tab.goto((await course({})) + LESSON);
    await runInKernel(tab as Evaluates, 'const kept = "still here"');
    const forged = await tab.evaluate(async () => {
      const { contentWindow } = document.querySelector<HTMLIFrameElement>('iframe[sandbox]')!;
      const sibling = document.createElement('iframe');
      sibling.setAttribute('sandbox', 'allow-scripts');
      sibling.srcdoc = `<script>for (let i = 0; i < parent.length; i++) if (parent[i] !== self)
        parent[i].postMessage({ convscope: 3 }, '*', [new MessageChannel().port2]);</script>`;
      document.body.append(sibling);
      contentWindow!.postMessage({ convscope: 3 }, '*', [new MessageChannel().port2]);
      const kernel = await document.querySelector<CodeCell>('code-cell')!.kernel.load();
      while (kernel.ignoredMessages < 2) await new Promise((later) => setTimeout(later, 50));
      return kernel.ignoredMessages;
    });
    expect(forged).toBe(2);
    expect(textOf(await runInKernel(tab as Evaluates, 'kept', { cell: 'later' }))).toBe(
      'still here',
    );
  });

  // Firefox does not end nested workers with their parent, nor with its frame: here it matters that none can be made.
  test('hundreds of looping nested workers: a cell finds no Worker under any name', async ({
    tab,
    course,
  }) => {
    const found = (from: string) => `
      const named = (value) => /^function (Shared)?Worker\\(\\)\\s*{\\s*\\[native/.test(Function.prototype.toString.call(value));
      const names = [];
      for (let at = ${from}; at; at = Object.getPrototypeOf(at))
        for (const name of Object.getOwnPropertyNames(at)) {
          try { if (typeof at[name] === 'function' && named(at[name])) names.push(name); } catch {}
        }
      names.join() || 'none'`;
    await tab.goto((await course({ script: unlockRealm })) + LESSON);
    expect(textOf(await runInKernel(tab as Evaluates, found('self.bare')))).toBe('Worker');
    expect(textOf(await runInKernel(tab as Evaluates, found('globalThis')))).toBe('none');
    const { result } = await runInKernel(tab as Evaluates, "new Worker('data:,')");
    expect(JSON.stringify(result)).toContain('Worker: a cell has no network');
  });
});
