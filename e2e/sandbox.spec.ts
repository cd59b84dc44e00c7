import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { type CodeCell } from '../src/elements/code-cell/index.ts';

const LESSON = 'stride-and-padding/';

/** The first cell of the lesson with other code in it. */
async function cellWith(page: Page, code: string): Promise<Locator> {
  await page.goto(LESSON);
  await page.waitForFunction(() => customElements.get('code-cell'));
  const cell = page.locator('code-cell[cell="strides"]');
  await setCode(cell, code);
  return cell;
}

async function setCode(cell: Locator, code: string): Promise<void> {
  await cell.evaluate((element, text) => {
    (element as CodeCell).code = text;
  }, code);
}

const button = (cell: Locator, name: string) => cell.getByRole('button', { name, exact: true });
const output = (cell: Locator) => cell.getByRole('log');

async function run(cell: Locator, code: string): Promise<void> {
  await setCode(cell, code);
  await button(cell, 'Run').click();
}

test('the cell of the lesson runs as it stands, and says at which place it failed', async ({
  page,
}) => {
  await page.goto(LESSON);
  const cell = page.locator('code-cell[cell="strides"]');
  await button(cell, 'Run').click();
  await expect(output(cell)).toContainText('1 5');
  await expect(output(cell)).toContainText('2 3');
  await expect(output(cell)).toContainText('2.33');
  await expect(output(cell)).toContainText(/line \d+, column \d+/);
});

test('a student types into the code, Monaco takes over, and Ctrl+Enter runs it', async ({
  page,
}) => {
  await page.goto(LESSON);
  const cell = page.locator('code-cell[cell="strides"]');
  await expect(cell.locator('pre')).toContainText('outputSize');
  await expect(button(cell, 'Run')).toBeVisible();
  await expect(page.locator('.monaco-editor')).toHaveCount(0);
  await cell.locator('pre').click();
  await expect(cell.locator('.monaco-editor').first()).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('const answer = 6 * 7;\nanswer');
  await page.keyboard.press('Control+Enter');
  await expect(output(cell)).toHaveText(/= 42/);
  await page.reload();
  await expect(page.locator('code-cell[cell="strides"] pre')).toHaveText(/6 \* 7/);
  await button(cell, 'Reset').click();
  await expect(page.locator('code-cell[cell="strides"] pre')).toHaveText(/outputSize/);
});

test('Tab leaves the editor', async ({ page }) => {
  const cell = await cellWith(page, '1');
  await cell.locator('pre').click();
  await expect(cell.locator('.monaco-editor').first()).toBeVisible();
  await expect(cell.locator('.monaco-editor.focused')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(button(cell, 'Run')).toBeFocused();
});

test('what a screen for touch gets is a plain field with the same run and errors', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    baseURL,
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 800 },
  });
  const page = await context.newPage();
  await page.goto(LESSON);
  const cell = page.locator('code-cell[cell="strides"]');
  await expect(button(cell, 'Run')).toBeVisible();
  await cell.locator('pre').click();
  const field = cell.getByRole('textbox');
  await field.fill('let x = ;');
  await button(cell, 'Run').click();
  await expect(output(cell)).toContainText('line 1, column 9');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('2 + 2');
  await expect(field).not.toHaveAttribute('aria-invalid', 'true');
  await button(cell, 'Run').click();
  await expect(output(cell)).toHaveText(/= 4/);
  await expect(page.locator('.monaco-editor')).toHaveCount(0);
  await context.close();
});

test('a syntax error is marked at its line in the editor, and its place leads there', async ({
  page,
}) => {
  const cell = await cellWith(page, 'const a = 1;\nconst b = ;\n');
  await cell.locator('pre').click();
  await expect(cell.locator('.monaco-editor').first()).toBeVisible();
  await button(cell, 'Run').click();
  await expect(output(cell)).toContainText('SyntaxError');
  await expect(cell.locator('.squiggly-error')).toHaveCount(1);
  await expect(cell.locator('.wrong-line')).toHaveCount(1);
  await cell.getByRole('button', { name: 'line 2, column 11' }).click();
  await page.keyboard.type('5');
  await button(cell, 'Run').click();
  await expect(cell.locator('.wrong-line')).toHaveCount(0);
  await expect(output(cell)).toHaveText('');
});

test('output stands in the order in which it was put out, repeats are counted', async ({
  page,
}) => {
  const cell = await cellWith(
    page,
    'console.log(1); console.warn("two"); for (let i = 0; i < 3; i++) console.log("x"); await 0; console.log({ a: [1] }); "end"',
  );
  await button(cell, 'Run').click();
  await expect(output(cell)).toHaveText(/1\s*two\s*x\s*×3\s*{ a: \[1\] }\s*= "end"/);
});

test('a later cell sees what an earlier one declared, and not after a stop', async ({ page }) => {
  const cell = await cellWith(page, 'const seen: number = 20;');
  await button(cell, 'Run').click();
  await expect(cell.getByRole('status')).toContainText('Done');
  const other = page.locator('code-cell').nth(1);
  await run(other, 'seen + 1');
  await expect(output(other)).toHaveText(/= 21/);
  await other.evaluate((element) => (element as CodeCell).kernel.restart());
  await run(other, 'seen + 1');
  await expect(output(other)).toContainText('seen is not defined');
});

for (const code of ['for (;;);', 'for (;;) await 0;', '/(a+)+$/.test("a".repeat(40) + "b");']) {
  test(`${code} is stopped by the button, and the next run works within a second`, async ({
    page,
  }) => {
    const cell = await cellWith(page, code);
    await button(cell, 'Run').click();
    await expect(cell.getByRole('status')).toContainText('Runs');
    await button(cell, 'Stop').click();
    await expect(output(cell)).toContainText(/Stopped after \d/);
    await setCode(cell, '1 + 1');
    const started = Date.now();
    await button(cell, 'Run').click();
    await expect(output(cell)).toHaveText(/= 2/);
    expect(Date.now() - started).toBeLessThan(1000);
  });

  test(`${code} is stopped at the budget, which says after how long, and the next run works`, async ({
    page,
  }) => {
    const cell = await cellWith(page, code);
    await cell.evaluate((element) => {
      (element as CodeCell).budget = 1;
    });
    await button(cell, 'Run').click();
    await expect(output(cell)).toContainText('Stopped after 1.0 s, the most a cell may take.');
    await run(cell, '1 + 1');
    await expect(output(cell)).toHaveText(/= 2/);
  });
}

test('a flood of output is cut with a count, and the page stays quick', async ({ page }) => {
  const cell = await cellWith(
    page,
    'for (let i = 0; i < 50_000; i++) console.log(i, "x".repeat(5000));',
  );
  await page.evaluate(() => {
    const seen = { gap: 0, last: performance.now() };
    Object.assign(globalThis, { seen });
    setInterval(() => {
      const now = performance.now();
      seen.gap = Math.max(seen.gap, now - seen.last);
      seen.last = now;
    }, 10);
  });
  await button(cell, 'Run').click();
  await expect(output(cell)).toContainText(/At least \d+ more lines were dropped/);
  await expect(cell.getByRole('status')).toContainText('Done');
  const { gap } = await page.evaluate(
    () => (globalThis as unknown as { seen: { gap: number } }).seen,
  );
  expect(gap).toBeLessThan(250);
});

test.describe('the network', () => {
  let attacker: Server;
  let hits: string[];
  let url: string;

  test.beforeEach(async () => {
    hits = [];
    attacker = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.writeHead(200, { 'access-control-allow-origin': '*' }).end('export default 1');
    });
    attacker.on('upgrade', (request, socket) => {
      hits.push(request.url ?? '');
      socket.destroy();
    });
    await new Promise<void>((listening) => attacker.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(attacker.address() as AddressInfo).port}`;
  });

  test.afterEach(() => void attacker.close());

  /** Every way out, each in a frame of its own so that one that throws does not spare the others. */
  const ways = (to: string): string => `
    const bare = (name) => Object.getPrototypeOf(Object.getPrototypeOf(self))[name] ?? self[name];
    const tried = [];
    const attempt = async (name, go) => {
      try { await go(); tried.push(name + ' went'); } catch (error) { tried.push(name + ': ' + error.message); }
    };
    await attempt('fetch', () => fetch('${to}/fetch'));
    await attempt('bare fetch', () => bare('fetch')?.call(self, '${to}/bare'));
    await attempt('xhr', () => { const x = new XMLHttpRequest(); x.open('GET', '${to}/xhr', false); x.send(); });
    await attempt('socket', () => new WebSocket('${to.replace('http', 'ws')}/socket'));
    await attempt('events', () => new EventSource('${to}/events'));
    await attempt('import', () => import('${to}/import'));
    await attempt('importScripts', () => importScripts('${to}/importScripts'));
    await attempt('font', () => new FontFace('x', 'url(${to}/font)').load());
    await attempt('worker', () => new Worker('${to}/worker'));
    await attempt('beacon', () => navigator.sendBeacon('${to}/beacon'));
    await new Promise((done) => setTimeout(done, 500));
    tried.join('\\n');`;

  test('nothing that a cell does reaches it, and the student reads why', async ({ page }) => {
    const cell = await cellWith(page, ways(url));
    await button(cell, 'Run').click();
    await expect(output(cell)).toContainText('fetch: a cell has no network');
    expect(hits).toEqual([]);
  });

  test('the same attempts reach it from a worker without the wall: the positive control', async ({
    page,
  }) => {
    await page.goto(LESSON);
    const tried = await page.evaluate(
      (code) =>
        new Promise<string>((done) => {
          const body = code.replace(/tried\.join.*$/s, 'postMessage(tried.join());');
          const source = `(async () => { ${body} })()`;
          const worker = new Worker(URL.createObjectURL(new Blob([source])));
          worker.onmessage = ({ data }) => done(String(data));
        }),
      ways(url),
    );
    expect(tried).toContain('fetch went');
    expect(hits).toEqual(expect.arrayContaining(['/fetch', '/xhr', '/socket', '/events']));
  });
});

test('what a cell does to built-ins is gone in the next run', async ({ page }) => {
  const cell = await cellWith(
    page,
    'Array.prototype.map = () => "evil"; Object.prototype.evil = 1; Promise.prototype.then = () => {}; JSON.stringify = () => "{}"; 1',
  );
  await button(cell, 'Run').click();
  await expect(output(cell)).toHaveText(/= 1/);
  await run(cell, '[[1, 2].map((x) => 2 * x), ({}).evil, JSON.stringify([1])]');
  await expect(output(cell)).toHaveText(/= \[\[2, 4\], undefined, "\[1\]"\]/);
});

test('a cell has no way to answer in the name of the runtime', async ({ page }) => {
  const cell = await cellWith(page, 'typeof postMessage + typeof self.postMessage + typeof close');
  await button(cell, 'Run').click();
  await expect(output(cell)).toHaveText(/"undefinedundefinedundefined"/);
});

test('what goes wrong after the end is shown under the cell that caused it', async ({ page }) => {
  const cell = await cellWith(
    page,
    'setTimeout(() => { throw new Error("late") }, 200);\nPromise.reject(new Error("rejected")); 0',
  );
  await button(cell, 'Run').click();
  const other = page.locator('code-cell').nth(1);
  await run(other, '5');
  await expect(output(cell)).toContainText('Error: late');
  await expect(output(cell)).toContainText('Error: rejected');
  await expect(output(other)).toHaveText(/= 5/);
});

for (const [code, said] of [
  ['function f(): number { return f() }\nf()', 'calls itself without end'],
  ['throw null', 'threw null'],
  ['throw Symbol("s")', 'threw Symbol(s)'],
] as const) {
  test(`${code} gives a readable error with its line`, async ({ page }) => {
    const cell = await cellWith(page, code);
    await button(cell, 'Run').click();
    await expect(output(cell)).toContainText(said);
    await expect(output(cell)).toContainText(/line 1, column \d+/);
    await run(cell, '1');
    await expect(output(cell)).toHaveText(/= 1/);
  });
}

test('a cell trains on the framework: ready, a network, one prediction', async ({ page }) => {
  const cell = await cellWith(
    page,
    "import { ready, sequential, conv2d, flatten, dense } from 'convscope';\nconst { backend } = await ready({ backend: 'wasm' });\nconst net = sequential({ input: [8, 8, 1], seed: 7 }, [conv2d({ filters: 2, size: 3 }), flatten(), dense({ units: 3 })]);\n[backend, net.summary().parameters]",
  );
  await button(cell, 'Run').click();
  await expect(output(cell)).toHaveText(/= \["wasm", 239\]/);
});

test('an exercise is failed by its start with input, expected and got, and passed by its solution', async ({
  page,
}) => {
  await page.goto(LESSON);
  const exercise = page.locator('lesson-exercise[exercise="output-size"]');
  await expect(exercise.locator('[slot="solution"]')).toBeHidden();
  await exercise.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(exercise.locator('.verdict')).toContainText(
    /outputSize\(7, 3, 1, 0\): expected 5, got 7/,
  );
  await expect(exercise.locator('[slot="solution"]')).toBeVisible();
  const solution = (await exercise.locator('[slot="solution"] pre').textContent()) ?? '';
  await setCode(exercise.locator('code-cell'), solution);
  await exercise.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(exercise.locator('.verdict')).toContainText('cases are right.');
  await page.reload();
  await expect(exercise.getByText('Solved')).toBeVisible();
});

test('hints open one at a time', async ({ page }) => {
  await page.goto(LESSON);
  const exercise = page.locator('lesson-exercise[exercise="output-size"]');
  const hints = exercise.locator('[slot="hint"]');
  await expect(hints.first()).toBeHidden();
  await exercise.getByRole('button', { name: 'Hint 1 of 2' }).click();
  await expect(hints.first()).toBeVisible();
  await expect(hints.nth(1)).toBeHidden();
});

test('an endless function is stopped in a check too, and code that patches built-ins moves no grade', async ({
  page,
}) => {
  await page.goto(LESSON);
  const exercise = page.locator('lesson-exercise[exercise="output-size"]');
  const check = exercise.getByRole('button', { name: 'Check', exact: true });
  await expect(check).toBeVisible();
  await setCode(
    exercise.locator('code-cell'),
    'Object.is = () => true; Math.abs = () => 0; Number.isFinite = () => true; Object.prototype.passed = true;\nfunction outputSize() { return -1 }',
  );
  await check.click();
  await expect(exercise.locator('.verdict')).toContainText('0 of 15 cases are right.');
  await setCode(exercise.locator('code-cell'), 'function outputSize() { for (;;); }');
  await check.click();
  await exercise.getByRole('button', { name: 'Stop check' }).click();
  await expect(exercise.locator('.verdict')).toContainText('Stopped after');
});
