import type { CodeCell } from '../../src/elements/code-cell/index.ts';
import { type Evaluates, runInKernel, textOf } from '../sandbox/kernel.ts';
import { evilResult } from '../sandbox/evil-result.ts';
import { forgedThrough } from '../sandbox/forger.ts';
import { loadFromFrame, SEEN_FROM_FRAME } from '../sandbox/frame-ways.ts';
import { expect, LESSON } from '../sandbox/test.ts';
import { removePolicy, unlockRealm } from '../sandbox/texts.ts';
import { verdictOn } from '../sandbox/verdict.ts';
import { MUTE, SEEN_WITHOUT_POLICY, waysOut } from '../sandbox/ways-out.ts';
import { eachWay } from './each-way.ts';
import { sandboxOf, skipWithoutFirefox, test } from './test.ts';

test.describe('in Firefox', () => {
  skipWithoutFirefox();

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
    const said = await eachWay(tab, attacker.url);
    expect(said).not.toContain('a cell has no network');
    expect(said.replace(MUTE, '')).not.toContain('went');
    expect(attacker.hits).toEqual([]);
  });

  test('with the policy removed the same test sees hits', async ({ tab, attacker, course }) => {
    const script = (text: string, path: string) => removePolicy(unlockRealm(text, path), path);
    await tab.goto((await course({ script })) + LESSON);
    await eachWay(tab, attacker.url);
    await expect.poll(() => attacker.hits).toEqual(expect.arrayContaining(SEEN_WITHOUT_POLICY));
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

  // No student code runs here; this is the second wall, should some ever get in.
  test('the frame itself loads nothing either, and without the policy it does', async ({
    tab,
    attacker,
    course,
  }) => {
    const tryIt = async (): Promise<void> => {
      await runInKernel(tab as Evaluates, '1');
      await sandboxOf(tab).evaluate(loadFromFrame, attacker.url);
    };
    await tab.goto((await course({})) + LESSON);
    await tryIt();
    expect(attacker.hits).toEqual([]);
    await tab.goto((await course({ script: removePolicy })) + LESSON);
    await tryIt();
    await expect.poll(() => attacker.hits).toEqual(expect.arrayContaining([...SEEN_FROM_FRAME]));
  });

  test('a frame that leaves its document is destroyed, and the next run has a new one', async ({
    tab,
    attacker,
    course,
  }) => {
    await tab.goto((await course({})) + LESSON);
    await runInKernel(tab as Evaluates, 'const mine = 1');
    await sandboxOf(tab).evaluate((to) => void (location.href = to), `${attacker.url}/left`);
    await expect.poll(() => tab.$('iframe[sandbox]')).toBeNull();
    expect(attacker.hits).toEqual(['/left']);
    expect(textOf(await runInKernel(tab as Evaluates, 'typeof mine'))).toBe('undefined');
  });

  test('forged results and scores, from the port of the runtime too: ignored; the grade does not move', async ({
    tab,
    course,
  }) => {
    await tab.goto((await course({ script: unlockRealm })) + LESSON);
    const replaced = `self.postMessage = (x) => x; ${forgedThrough('self.postMessage')}`;
    for (const code of [replaced, forgedThrough('self.bare.port.postMessage')])
      expect(await verdictOn(tab as Evaluates, code)).toMatch(/^0 of \d+ cases/);
    const next = 'function outputSize(size, kernel, stride, pad) { return 5 }';
    expect(await verdictOn(tab as Evaluates, next)).toMatch(/^[1-9]\d* of \d+ cases are right/);
  });

  test('results with own __proto__ or constructor: copied by schema, nothing polluted', async ({
    tab,
    course,
  }) => {
    await tab.goto((await course({})) + LESSON);
    const { shown, called } = await evilResult(tab as Evaluates);
    expect(shown).toContain('__proto__');
    expect(called).toEqual({ own: ['__proto__', 'constructor'], plain: true, polluted: false });
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
