import { expect, test } from 'vitest';
import { players } from './players.ts';

const names = (gpu: boolean) => players(2, gpu).map(({ name }) => name);

test('on the graphics card ours plays twice more, on webgl and on webgpu', () => {
  const more = names(true).filter((name) => !names(false).includes(name));
  expect(more).toEqual(['convscope on webgl', 'convscope on webgpu']);
});

test('whoever scores images is asked for maps and populations too', () => {
  const maps = players(2, true).filter(({ tasks }) => !tasks.includes('occlusion'));
  expect(maps).toEqual([]);
  const others = players(2, true).filter(({ setup }) => setup.network === 'convnetjs');
  expect(others.every(({ tasks }) => tasks.includes('onePixel'))).toBe(true);
});
