import { expect, test } from 'vitest';
import { graphicsArguments } from './browser.ts';

test('only a browser that is to have the graphics card gets it', () => {
  expect(graphicsArguments(false)).toEqual(['--disable-gpu']);
  for (const system of ['linux', 'darwin', 'win32'] as const) {
    const given = graphicsArguments(true, system);
    expect(given).toContain('--enable-unsafe-webgpu');
    expect(given).not.toContain('--disable-gpu');
    expect(given.includes('--use-angle=vulkan')).toBe(system === 'linux');
  }
});
