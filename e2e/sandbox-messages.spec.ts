import type { Page } from '@playwright/test';
import type { CodeCell } from '../src/elements/code-cell/index.ts';
import { evilResult } from './sandbox/evil-result.ts';
import { forgedThrough } from './sandbox/forger.ts';
import { runInKernel, textOf } from './sandbox/kernel.ts';
import { expect, LESSON, test } from './sandbox/test.ts';
import { unlockRealm } from './sandbox/texts.ts';

/** How many messages the page's sandbox has ignored. */
const ignored = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const kernel = await document.querySelector<CodeCell>('code-cell')!.kernel.load();
    return kernel.ignoredMessages;
  });

async function check(page: Page, code: string) {
  const exercise = page.locator('lesson-exercise[exercise="output-size"]');
  const button = exercise.getByRole('button', { name: 'Check', exact: true });
  await expect(button).toBeVisible();
  await exercise.locator('code-cell').evaluate((cell, text) => {
    (cell as CodeCell).code = text;
  }, code);
  await button.click();
  return exercise.locator('.verdict');
}

test.describe('self.postMessage replaced, forged results and scores', () => {
  test('ignored; the grade does not move', async ({ page }) => {
    await page.goto(LESSON);
    const patches = `self.postMessage = (x) => x; MessagePort.prototype.postMessage = function () {};
      JSON.stringify = (value) => '{"type":"returned","id":' + value?.id + ',"value":5}';
      Object.prototype.toJSON = function () { return { type: 'returned', id: this.id ?? 1, value: 'forged' } };`;
    const code = patches + forgedThrough('self.postMessage');
    await expect(await check(page, code)).toContainText(/^\s*0 of \d+ cases are right/);
  });

  test('ignored even from the port of the runtime, which no cell has', async ({ page, course }) => {
    await page.goto((await course({ script: unlockRealm })) + LESSON);
    const code = forgedThrough('self.bare.port.postMessage');
    await expect(await check(page, code)).toContainText(/0 of \d+ cases are right/);
    const next = await check(page, 'function outputSize(size, kernel, stride, pad) { return 5 }');
    await expect(next).toContainText(/[1-9]\d* of \d+ cases are right/);
  });

  test('what is no report is counted', async ({ page, course }) => {
    await page.goto((await course({ script: unlockRealm })) + LESSON);
    const junk = `for (const text of ['', '{', 'null', '[]', '{"type":"score"}', '{"type":"output"}'])
      self.bare.port.postMessage(text); "alive"`;
    expect(textOf(await runInKernel(page, junk))).toBe('alive');
    expect(await ignored(page)).toBe(6);
  });
});

test('Object.prototype, Array.prototype.map patched: the next run is clean, the checker unaffected', async ({
  page,
}) => {
  await page.goto(LESSON);
  const patches = `Array.prototype.map = () => 'evil'; Object.prototype.evil = 'evil';
    Promise.prototype.then = () => {}; Object.is = () => true; Math.abs = () => 0; Number.isFinite = () => true;`;
  await runInKernel(page, patches);
  const clean = 'JSON.stringify([[1, 2].map((x) => 2 * x), ({}).evil === undefined, Math.abs(-3)])';
  expect(textOf(await runInKernel(page, clean))).toBe('[[2,4],true,3]');
  const verdict = await check(page, `${patches} function outputSize() { return -1 }`);
  await expect(verdict).toContainText(/0 of \d+ cases are right/);
});

test('results with own __proto__ or constructor: copied by schema, nothing polluted', async ({
  page,
}) => {
  await page.goto(LESSON);
  const { shown, called } = await evilResult(page);
  expect(shown).toContain('__proto__');
  expect(called).toEqual({ own: ['__proto__', 'constructor'], plain: true, polluted: false });
});

test('cyclic, huge or endless console output: cut, with a count', async ({ page }) => {
  await page.goto(LESSON);
  const { result, outputs } = await runInKernel(
    page,
    `const ring = {}; ring.self = ring;
     console.log(ring);
     console.log('x'.repeat(1e7));
     console.log(Array.from({ length: 1e6 }, (_, i) => i));
     let deep = {}; for (let i = 0; i < 1e5; i++) deep = { deep };
     console.log(deep);
     console.log({ get endless() { for (;;); } }, new Proxy({}, { ownKeys() { throw 1; } }));
     console.log(...Array.from({ length: 1e4 }, (_, i) => i));
     for (let i = 0; i < 30_000; i++) console.log(i);`,
  );
  expect(result.status).toBe('done');
  const lines = outputs.flatMap((output) => (output.type === 'line' ? [output.items] : []));
  expect(lines[0]).toMatchObject([{ entries: [['self', { kind: 'mark', why: 'cycle' }]] }]);
  expect(lines[1]).toMatchObject([{ kind: 'string', cut: 1e7 - 20_000 }]);
  expect(lines[2]).toMatchObject([{ kind: 'list', length: 1e6 }]);
  expect(JSON.stringify(lines[3])).toContain('"why":"deep"');
  expect(JSON.stringify(lines[4])).toContain('computed when read');
  expect(lines[5].length).toBeLessThan(100);
  const counts = outputs.flatMap((output) => (output.type === 'dropped' ? [output.count] : []));
  expect(lines.length - 6 + Math.max(...counts)).toBe(30_000);
});

test('a rejection after the cell ended: shown at the cell that caused it', async ({ page }) => {
  await page.goto(LESSON);
  await page.waitForFunction(() => customElements.get('code-cell'));
  const late = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const { kernel } = document.querySelector<CodeCell>('code-cell')!;
        kernel.listen('late', (output) => resolve(JSON.stringify(output)));
        void kernel.run({
          cell: 'late',
          code: '\nlet fail;\nconst gate = new Promise((open) => (fail = open)).then(() => { throw new Error("too late") });',
        });
        void kernel.run({ cell: 'other', code: 'fail()' });
      }),
  );
  expect(JSON.parse(await late)).toMatchObject({
    type: 'error',
    error: { message: 'too late', frames: [{ cell: 'late', line: 3 }] },
  });
});

test.describe('messages from the course page', () => {
  test('a sibling opaque frame that forges the handshake gets no port, and is counted', async ({
    page,
    course,
  }) => {
    const forger = `<script>
      const hello = (to) => {
        for (const convscope of [1, 2, 3]) {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => parent.postMessage('stolen', '*');
          to.postMessage({ convscope }, '*', [port2]);
        }
      };
      setInterval(() => { for (let i = 0; i < parent.length; i++) if (parent[i] !== self) hello(parent[i]); }, 1);
    </script>`.replaceAll('"', '&quot;');
    const sibling = `<iframe sandbox="allow-scripts" srcdoc="${forger}"></iframe>`;
    const witness = `<script>stolen = 0; onmessage = () => stolen++;</script>`;
    const html = (text: string) => text.replace('<body>', `<body>${witness}${sibling}`);
    await page.goto((await course({ page: html })) + LESSON);
    expect(textOf(await runInKernel(page, '"it " + "works"'))).toBe('it works');
    await expect.poll(() => ignored(page)).toBeGreaterThan(0);
    expect(await page.evaluate('stolen')).toBe(0);
  });

  test('replayed, of an old version, without a port, 50 MB: ignored and counted', async ({
    page,
  }) => {
    await page.goto(LESSON);
    await runInKernel(page, 'const kept = "still here"');
    const answered = await page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[sandbox]')!.contentWindow!;
      const state = { answered: false };
      const port = (): MessagePort => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (state.answered = true);
        return port2;
      };
      for (const convscope of [1, 2, 3]) frame.postMessage({ convscope }, '*', [port()]);
      frame.postMessage({ convscope: 3 }, '*');
      frame.postMessage({ type: 'kill', worker: 1 }, '*');
      frame.postMessage('x'.repeat(50_000_000), '*');
      frame.postMessage(null, '*');
      return state;
    });
    await expect.poll(() => ignored(page)).toBe(7);
    expect(answered).toEqual({ answered: false });
    expect(textOf(await runInKernel(page, 'kept', { cell: 'later' }))).toBe('still here');
  });

  test('a frame of another version is refused in words', async ({ page, course }) => {
    const old = (text: string, path: string) =>
      /frame/.test(path) ? text.replace(/convscope===\d+/, 'convscope===0') : text;
    await page.goto((await course({ script: old })) + LESSON);
    const { result } = await runInKernel(page, '1');
    expect(JSON.stringify(result)).toContain('The sandbox for code did not start here');
  });
});
