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

/** One channel of a colour, as light. */
function linear(hex: string, at: number): number {
  const value = parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(hex, at));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** How far from grey, by OKLCH: below 0.05 a colour is hardly one. */
function chroma(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => linear(hex, at));
  const [l, m, s] = [
    0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
    0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
    0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
  ].map(Math.cbrt);
  const red = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const yellow = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return Math.hypot(red, yellow);
}

const MEANING = 'input weights output gradient negative positive good bad'.split(' ');
const CODE = 'code-name code-text code-value'.split(' ');
const TEXT = ['ink', 'ink-soft', 'focus', ...MEANING, ...CODE];

test.each(['./code.css', '../../elements/code-cell/monaco/theme.ts'])(
  'no colour with a meaning is taken for syntax in %s',
  (path) => {
    const text = readFileSync(new URL(path, import.meta.url), 'utf8');
    for (const name of CODE) expect(text).toContain(name);
    for (const name of MEANING) expect(text).not.toMatch(new RegExp(`(--|')${name}\\b`));
  },
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

  test('a colour with a meaning is a colour, and an ink of code is none', () => {
    for (const name of MEANING) expect(chroma(theme[name]), name).toBeGreaterThan(0.09);
    for (const name of [...CODE, 'ink', 'ink-soft'])
      expect(chroma(theme[name]), name).toBeLessThan(0.05);
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
