import { formatValue } from './format-value.ts';
import type { PlainValue } from './plain-value.ts';
import type { Slope } from './slope.ts';

/** What is off, as the end of a sentence; null where nothing is. */
export function complainOfGradient(
  slopes: readonly Slope[],
  gradient: PlainValue,
  tolerance: number,
): string | null {
  const entries = slopes.map((slope) => ({
    name: slope.path.map((index) => `[${index}]`).join(''),
    got: numberAt(gradient, slope.path),
    // Past six places there is only rounding.
    expected: Math.round(((slope.left + slope.right) / 2) * 1e6) / 1e6,
    slope,
  }));
  const off = entries.filter(({ got, slope }) => !isBetween(got, slope, tolerance));
  if (off.length === 0) return null;
  const [{ name, got, expected }] = off;
  const about = `about ${formatValue(expected, 4)}, as central differences give`;
  const first = `expected ${name && `entry ${name} to be `}${about}, got ${formatValue(got, 4)}.`;
  const more = entries.length > 1 ? ` ${off.length} of ${entries.length} entries are off.` : '';
  return first + more + commonFactor(entries);
}

function isBetween(got: number, { left, right }: Slope, tolerance: number): boolean {
  const slack = tolerance * Math.max(1, Math.abs(left), Math.abs(right));
  return got >= Math.min(left, right) - slack && got <= Math.max(left, right) + slack;
}

/** A wrong sign or a forgotten factor shows as one ratio of all entries. */
function commonFactor(entries: readonly { got: number; expected: number }[]): string {
  const large = entries.filter(({ expected }) => Math.abs(expected) > 1e-3);
  if (large.length < 2) return '';
  const ratio = large[0].got / large[0].expected;
  const isPlain = Math.abs(ratio) > 1e-3 && Math.abs(ratio - 1) > 1e-3;
  const isCommon = entries.every(
    ({ got, expected }) => Math.abs(got - ratio * expected) <= 1e-3 * Math.max(1, Math.abs(got)),
  );
  return isPlain && isCommon ? ` Each is ${formatValue(ratio, 3)} times what is expected.` : '';
}

function numberAt(tree: PlainValue, path: readonly number[]): number {
  return path.reduce<PlainValue>(
    (inner, index) => (inner as readonly PlainValue[])[index],
    tree,
  ) as number;
}
