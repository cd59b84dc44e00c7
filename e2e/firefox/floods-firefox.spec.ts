import { ALONE } from '../sandbox/alone.ts';
import { FLOOD_OF_LINES, FLOOD_OF_MESSAGES } from '../sandbox/floods.ts';
import { type Evaluates, runInKernel, textOf, untilDropped } from '../sandbox/kernel.ts';
import { expect, LESSON } from '../sandbox/test.ts';
import { unlockRealm } from '../sandbox/texts.ts';
import { idleGap, MOST_GAP, timerGap } from '../sandbox/timer-gap.ts';
import { skipWithoutFirefox, test } from './test.ts';

test.describe('in Firefox', () => {
  skipWithoutFirefox();

  test(
    'a flood of 1 MiB messages: dropped past the quota with a count, and the page goes on',
    ALONE,
    async ({ tab, course }) => {
      const page = tab as Evaluates;
      await tab.goto((await course({ script: unlockRealm })) + LESSON);
      const idle = await idleGap(page);
      const flooded = runInKernel(page, FLOOD_OF_MESSAGES);
      const dropped = untilDropped(page);
      const gap = await timerGap(page);
      await dropped;
      await tab.evaluate(() => document.querySelector('code-cell')!.kernel.stop());
      const { result, outputs } = await flooded;
      expect(result.status).toBe('stopped');
      expect(outputs.map(({ type }) => type)).toContain('dropped');
      expect(textOf(await runInKernel(page, '"it " + "works"'))).toBe('it works');
      expect(gap).toBeLessThan(MOST_GAP + idle);
    },
  );

  test(
    'a flood of lines: cut with a count, and the page goes on',
    ALONE,
    async ({ tab, course }) => {
      const page = tab as Evaluates;
      await tab.goto((await course({})) + LESSON);
      const idle = await idleGap(page);
      const flooded = runInKernel(page, FLOOD_OF_LINES, { budget: 4 });
      expect(await timerGap(page)).toBeLessThan(MOST_GAP + idle);
      const { result, outputs } = await flooded;
      expect(result).toMatchObject({ status: 'stopped', reason: 'budget' });
      expect(outputs.filter(({ type }) => type === 'dropped').length).toBeGreaterThan(1);
      expect(JSON.stringify(outputs).length).toBeLessThan(10_000_000);
      expect(textOf(await runInKernel(page, '"it " + "works"'))).toBe('it works');
    },
  );
});
