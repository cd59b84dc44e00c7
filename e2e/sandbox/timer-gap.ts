import { type Evaluates, runInKernel } from './kernel.ts';

/** The longest that a flood may keep a page's timer waiting, in ms, beyond what the machine does by itself. */
export const MOST_GAP = 250;

const STRETCHES = 7;
const STRETCH_MS = 400;

/**
 * How long a page's own timer keeps it waiting, in ms: the longest gap between two calls in each of seven stretches of
 * 0.4 s, and of these the median. So one stall of a busy machine does not count, and a page that is held up does.
 */
export function timerGap(page: Evaluates): Promise<number> {
  return page.evaluate(
    ({ stretches, ms }) =>
      new Promise<number>((resolve) => {
        const longest = Array.from({ length: stretches }, () => 0);
        const begun = performance.now();
        let before = begun;
        const tick = (): void => {
          const now = performance.now();
          const last = Math.min(stretches - 1, Math.floor((now - begun) / ms));
          // A gap that goes over several stretches is the gap of each.
          for (let at = Math.floor((before - begun) / ms); at <= last; at++)
            longest[at] = Math.max(longest[at], now - before);
          before = now;
          if (now - begun < stretches * ms) setTimeout(tick);
          else resolve(longest.sort((a, b) => a - b)[Math.floor(stretches / 2)]);
        };
        setTimeout(tick);
      }),
    { stretches: STRETCHES, ms: STRETCH_MS },
  );
}

/** What the machine itself makes a page wait, with its sandbox started and nothing running. */
export async function idleGap(page: Evaluates): Promise<number> {
  await runInKernel(page, '1');
  return timerGap(page);
}
