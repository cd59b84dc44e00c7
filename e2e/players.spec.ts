import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, type Locator, test } from '@playwright/test';
import type { StepTransport } from '../src/elements/step-transport/index.ts';
import { complaints } from './console.ts';
import { openLesson } from './open-lesson.ts';

const SITE = 'dist/site';
const PLAYER = /<(?:[a-z]+-)+steps[ >]|<(?:relu-rules|image-filter)[ >]/g;

/** Lessons with the number of step players in their text. */
const lessons = readdirSync(SITE)
  .filter((name) => existsSync(`${SITE}/${name}/index.html`))
  .map((name) => {
    const text = readFileSync(`${SITE}/${name}/index.html`, 'utf8');
    return { name, players: text.match(PLAYER)?.length ?? 0 };
  })
  .filter(({ players }) => players > 0);

test('lessons have players to be driven', () => {
  expect(lessons.length).toBeGreaterThan(6);
});

for (const { name, players } of lessons) {
  test(`every player of ${name} is driven by keyboard to its last step and back`, async ({
    page,
    baseURL,
  }) => {
    const found = complaints(page, new URL(baseURL!).origin);
    await openLesson(page, `${name}/`);
    const transports = page.locator('step-transport');
    await expect.poll(() => transports.count()).toBeGreaterThanOrEqual(players);
    for (const transport of await transports.all()) await drive(transport);
    expect(found).toEqual([]);
  });
}

async function drive(transport: Locator): Promise<void> {
  const page = transport.page();
  const slider = transport.getByRole('slider', { name: 'Step' });
  await transport.getByRole('button', { name: 'Back' }).focus();
  for (const name of ['Play', 'Forward']) {
    await page.keyboard.press('Tab');
    await expect(transport.getByRole('button', { name })).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await expect(slider).toBeFocused();

  const steps = Number(await slider.getAttribute('max')) + 1;
  expect(steps).toBeGreaterThan(1);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', `step 2 of ${steps}`);
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', `step ${steps} of ${steps}`);
  await expect(transport.getByRole('button', { name: 'Forward' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  const { player, home } = await transport.evaluate((element) => {
    const { player, home } = element as StepTransport;
    return { player, home };
  });
  if (player && home !== steps - 1) {
    expect(new URL(page.url()).hash.slice(1).split('&')).toContain(`${player}=${steps}`);
  }
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', `step 1 of ${steps}`);
}
