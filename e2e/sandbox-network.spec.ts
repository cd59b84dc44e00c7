import { loadFromFrame, SEEN_FROM_FRAME } from './sandbox/frame-ways.ts';
import { runInKernel, textOf } from './sandbox/kernel.ts';
import { expect, LESSON, test } from './sandbox/test.ts';
import { removePolicy, unlockRealm } from './sandbox/texts.ts';
import { MUTE, SEEN_WITHOUT_POLICY, waysOut } from './sandbox/ways-out.ts';

test.describe('every way out to the network', () => {
  test('0 hits, a friendly message', async ({ page, attacker }) => {
    await page.goto(LESSON);
    const said = textOf(await runInKernel(page, waysOut(attacker.url)));
    for (const name of ['fetch', 'xhr', 'socket', 'events', 'importScripts', 'worker']) {
      expect(said).toMatch(new RegExp(`^${name}: \\w+: a cell has no network`, 'm'));
    }
    expect(said.replace(MUTE, '')).not.toContain('went');
    expect(attacker.hits).toEqual([]);
  });

  test('0 hits by the policy alone, with all that the worker hides at hand', async ({
    page,
    attacker,
    course,
  }) => {
    await page.goto((await course({ script: unlockRealm })) + LESSON);
    const said = textOf(await runInKernel(page, waysOut(attacker.url)));
    expect(said).not.toContain('a cell has no network');
    expect(said.replace(MUTE, '')).not.toContain('went');
    expect(attacker.hits).toEqual([]);
  });

  test('with the policy removed the same test sees hits, one for every way that a worker has', async ({
    page,
    attacker,
    course,
  }) => {
    const script = (text: string, path: string) => removePolicy(unlockRealm(text, path), path);
    await page.goto((await course({ script })) + LESSON);
    await runInKernel(page, waysOut(attacker.url));
    await expect.poll(() => attacker.hits).toEqual(expect.arrayContaining(SEEN_WITHOUT_POLICY));
  });

  test('WebTransport sends no datagram, and without the policy it does', async ({
    page,
    attacker,
    course,
  }) => {
    const way = (to: string) => `
      const transport = new WebTransport('${to.replace('http:', 'https:')}/transport');
      await transport.ready.then(() => 'went', (error) => error.name)`;
    await page.goto(LESSON);
    expect(textOf(await runInKernel(page, way(attacker.url)))).not.toBe('went');
    expect(attacker.hits).toEqual([]);
    await page.goto((await course({ script: removePolicy })) + LESSON);
    void runInKernel(page, way(attacker.url)).catch(() => undefined);
    await expect.poll(() => attacker.hits).toContain('datagram');
  });

  // No student code runs here; this is the second wall, should some ever get in.
  test('the frame itself loads nothing either, and without the policy it does', async ({
    page,
    attacker,
    course,
  }) => {
    const tryIt = async (): Promise<void> => {
      await runInKernel(page, '1');
      await page.frames()[1].evaluate(loadFromFrame, attacker.url);
    };
    await page.goto(LESSON);
    await tryIt();
    expect(attacker.hits).toEqual([]);
    await page.goto((await course({ script: removePolicy })) + LESSON);
    await tryIt();
    await expect.poll(() => attacker.hits).toEqual(expect.arrayContaining([...SEEN_FROM_FRAME]));
  });

  test('a frame that leaves its document is destroyed, and the next run has a new one', async ({
    page,
    attacker,
  }) => {
    await page.goto(LESSON);
    await runInKernel(page, 'const mine = 1');
    await page.frames()[1].evaluate((to) => void (location.href = to), `${attacker.url}/left`);
    await expect.poll(() => page.frames().length).toBe(1);
    expect(attacker.hits).toEqual(['/left']);
    expect(textOf(await runInKernel(page, 'typeof mine'))).toBe('undefined');
    // Playwright hears of a frame's address after the frame itself runs.
    await expect.poll(() => page.frames()[1]?.url()).toBe('about:srcdoc');
  });
});
