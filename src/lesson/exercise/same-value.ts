import type { PlainValue } from './plain-value.ts';

/**
 * Whether an output is the expected value, with numbers off by at most `tolerance`.
 *
 * The tolerance is absolute, and relative where the expected number is over 1. NaN equals NaN.
 */
export function sameValue(got: PlainValue, expected: PlainValue, tolerance: number): boolean {
  if (typeof got === 'number' && typeof expected === 'number') {
    if (Object.is(got, expected) || got === expected) return true;
    return Math.abs(got - expected) <= tolerance * Math.max(1, Math.abs(expected));
  }
  if (!isObject(got) || !isObject(expected)) return got === expected;
  if (Array.isArray(got) !== Array.isArray(expected)) return false;
  const keys = Object.keys(expected);
  return (
    Object.keys(got).length === keys.length &&
    keys.every((key) => Object.hasOwn(got, key) && sameValue(got[key], expected[key], tolerance))
  );
}

function isObject(value: PlainValue): value is { readonly [key: string]: PlainValue } {
  return typeof value === 'object' && value !== null;
}
