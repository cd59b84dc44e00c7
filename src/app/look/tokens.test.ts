import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [light, darkBySystem, darkByChoice] = css
  .split(/(?=@media screen)/)
  .map((block) => colours(block));

function colours(block: string): Record<string, string> {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]]),
  );
}

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const TEXT = 'ink ink-soft focus input weights output gradient negative positive good bad'.split(
  ' ',
);

test('the dark colours are the same by choice and by system', () => {
  expect(darkByChoice).toEqual(darkBySystem);
  expect(Object.keys(darkByChoice)).toEqual(Object.keys(light));
});

describe.each([
  ['light', light],
  ['dark', darkByChoice],
])('in the %s theme', (_, theme) => {
  test.each(TEXT)('%s is readable as text on the page and on a panel', (name) => {
    expect(contrast(theme[name], theme.page)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme[name], theme.panel)).toBeGreaterThanOrEqual(4.5);
  });

  test('the ten class marks stand out from the page', () => {
    for (let index = 0; index < 10; index++) {
      expect(contrast(theme[`class-${index}`], theme.page)).toBeGreaterThanOrEqual(3);
    }
  });

  test('the sequential scale goes from the page to the ink', () => {
    expect(theme['sequential-0']).toBe(theme.page);
    expect(theme['sequential-4']).toBe(theme.ink);
  });
});
