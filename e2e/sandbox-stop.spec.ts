import type { CodeCell } from '../src/elements/code-cell/index.ts';
import { ALONE } from './sandbox/alone.ts';
import { button, cellWith, output, run, status } from './sandbox/cells.ts';
import { expect, test } from './sandbox/test.ts';

const LOOPS = ['for (;;);', 'for (;;) await 0;', '/(a+)+$/.test("a".repeat(40) + "b");'];

for (const code of LOOPS) {
  test(`${code} is stopped by the button, and the next run works`, async ({ page }) => {
    const cell = await cellWith(page, code);
    await button(cell, 'Run').click();
    await expect(status(cell)).toContainText('Runs');
    await button(cell, 'Stop').click();
    await expect(output(cell)).toContainText(/Stopped after \d/);
    await run(cell, '1 + 1');
    await expect(output(cell)).toHaveText(/= 2/);
  });

  test(`${code} is stopped at the budget, which says after how long, and the next run works`, async ({
    page,
  }) => {
    const cell = await cellWith(page, code);
    await cell.evaluate((element) => {
      (element as CodeCell).budget = 1;
    });
    await button(cell, 'Run').click();
    await expect(output(cell)).toContainText(/Stopped after \d+\.\d s, the most a cell may take\./);
    await run(cell, '1 + 1');
    await expect(output(cell)).toHaveText(/= 2/);
  });
}

// The second is the table's; what a start of the sandbox takes on this machine, with nothing to stop, is added to it.
test(
  'from Stop to the value of the next run it is a second at most, beyond a start of the sandbox',
  ALONE,
  async ({ page }) => {
    const cell = await cellWith(page, '1');
    const waits = await cell.evaluate(async (element, loops) => {
      const { kernel } = element as CodeCell;
      const untilNext = async (loop: string): Promise<number> => {
        let stop: () => void = () => undefined;
        const started = new Promise<void>((resolve) => (stop = resolve));
        const stopped = kernel.run({ cell: 'strides', code: loop, started: stop });
        await started;
        const asked = performance.now();
        await kernel.stop();
        const next = await kernel.run({ cell: 'strides', code: '1 + 1' });
        const waited = performance.now() - asked;
        if ((await stopped).status !== 'stopped' || next.status !== 'done') throw new Error(loop);
        return waited;
      };
      const start = await untilNext('await new Promise(() => {})');
      const each: number[] = [];
      for (const loop of loops) each.push(await untilNext(loop));
      return { start, each };
    }, LOOPS);
    expect(Math.max(...waits.each)).toBeLessThan(1000 + waits.start);
  },
);

test('what goes on without a pause after the end of its cell is stopped by the heartbeat, and the next run works', async ({
  page,
}) => {
  const cell = await cellWith(page, 'setTimeout(() => { for (;;); }); "ended"');
  await button(cell, 'Run').click();
  await expect(output(cell)).toContainText('= "ended"');
  await expect(output(cell)).toContainText('after its end the cell went on working');
  await run(cell, '1 + 1');
  await expect(output(cell)).toHaveText(/= 2/);
});

test('all that waits is stopped too, and a stop while the sandbox starts leaves it able to run', async ({
  page,
}) => {
  const cell = await cellWith(page, '1');
  const ended = await cell.evaluate(async (element) => {
    const { kernel } = element as CodeCell;
    const runs = ['for (;;);', '1', '2'].map((code) => kernel.run({ cell: 'strides', code }));
    await kernel.stop();
    const stopped = await Promise.all(runs);
    const starting = kernel.start().catch(() => undefined);
    await kernel.stop();
    await starting;
    return stopped.map(({ status }) => status);
  });
  expect(ended).toEqual(['stopped', 'stopped', 'stopped']);
  await run(cell, '1 + 1');
  await expect(output(cell)).toHaveText(/= 2/);
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
