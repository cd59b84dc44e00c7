import { expect, test } from '@playwright/test';
import type { ConvSteps } from '../src/elements/conv-steps/index.ts';
import type { ImageFilter } from '../src/elements/image-filter/index.ts';
import { convolveAll, shown } from '../src/steps/index.ts';
import { openLesson } from './open-lesson.ts';

for (const { path, id, steps } of [
  { path: 'sliding-a-filter/', id: 'slide', steps: 25 },
  { path: 'sliding-a-filter/', id: 'turn', steps: 9 },
  { path: 'depth/', id: 'deep', steps: 9 },
  { path: 'stride-and-padding/', id: 'dilated', steps: 9 },
]) {
  test(`the keyboard takes ${path}#${id} to its last of ${steps} steps, where the result is the whole convolution`, async ({
    page,
  }) => {
    await openLesson(page, path);
    const player = page.locator(`conv-steps#${id}`);
    await player.getByRole('slider').focus();
    await page.keyboard.press('End');
    await expect(page).toHaveURL(new RegExp(`#${id}=${steps}$`));
    const state = await player.evaluate((element) => {
      const { problem, frames, step } = element as ConvSteps;
      return { problem, output: frames[step].output, last: step === frames.length - 1 };
    });
    expect(state.last).toBe(true);
    expect(state.output).toEqual(convolveAll(state.problem));
    const value = state.output.at(-1)?.at(-1)?.at(-1) ?? NaN;
    await expect(player.locator('.total b')).toHaveText(shown(value));
  });
}

for (const { path, id, shape } of [
  { path: 'sliding-a-filter/', id: 'picture', shape: [1, 30, 30] },
  { path: 'depth/', id: 'map', shape: [1, 28, 28] },
  { path: 'depth/', id: 'six', shape: [6, 28, 28] },
]) {
  test(`the keyboard takes ${path}#${id} from its first step to its last, and the maps are ${shape.join('×')}`, async ({
    page,
  }) => {
    await openLesson(page, path);
    const player = page.locator(`image-filter#${id}`);
    await player.getByRole('slider').focus();
    await page.keyboard.press('Home');
    await expect(page).toHaveURL(new RegExp(`#${id}=1$`));
    await expect(player.getByRole('status').first()).toContainText('row 1, column 1:');
    await page.keyboard.press('End');
    const state = await player.evaluate((element) => {
      const { options, maps, step, steps } = element as ImageFilter;
      return { options, maps, step, steps };
    });
    expect([state.maps.length, state.maps[0].length, state.maps[0][0].length]).toEqual(shape);
    expect(state.step).toBe(state.steps - 1);
    expect(state.maps).toEqual(convolveAll(state.options));
    const value = state.maps.at(-1)?.at(-1)?.at(-1) ?? NaN;
    await expect(player.locator('.total b.output')).toHaveText(shown(value));
  });
}
