import { expect, test } from '@playwright/test';
import type { TemplateLab } from '../src/elements/template-lab/index.ts';
import { predictAll } from './open-lesson.ts';

test('some hundred steps make templates that beat guessing by far, and stop where they are', async ({
  page,
}) => {
  test.setTimeout(200_000);
  await page.goto('linear-classifier/');
  await predictAll(page);
  const lab = page.locator('template-lab');
  const run = () =>
    lab.evaluate((element) => {
      const { step, marks, templates } = (element as TemplateLab).run;
      return { step, marks, templates: templates?.map(({ bytes }) => Array.from(bytes)) };
    });
  await lab.getByRole('button', { name: 'Train' }).press('Enter');
  await expect(lab.getByRole('img', { name: /^template of/ })).toHaveCount(10, {
    timeout: 120_000,
  });
  const start = await run();
  await expect
    .poll(async () => (await run()).step, { timeout: 120_000 })
    .toBeGreaterThanOrEqual(500);
  await lab.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(lab.getByRole('button', { name: 'Go on' })).toBeVisible();
  await expect(lab.getByRole('status').first()).toContainText(
    /After [\d,]+ steps .* test images right/,
  );
  // The last look is at where it stopped.
  await expect.poll(async () => (await run()).marks.at(-1)?.step).toBe((await run()).step);
  const end = await run();
  // Guessing is right for 10 % of 500; 95 % of guessers stay below 13 %.
  expect(end.marks.at(-1)?.step).toBeGreaterThanOrEqual(500);
  expect(end.marks.at(-1)?.value).toBeGreaterThan(0.2);
  expect(start.marks[0].value).toBeLessThan(end.marks.at(-1)!.value);
  expect(end.templates).not.toEqual(start.templates);
});
