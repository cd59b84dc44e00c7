import { count, percent, plural } from './number-text.ts';

/**
 * Where the true share lies with 95 % confidence when `right` of `count` were seen.
 *
 * Wilson 1927; it stays within 0..1 and is sound for small counts.
 */
export function interval(right: number, count: number): readonly [number, number] {
  if (count === 0) return [0, 1];
  const z = 1.959964;
  const share = right / count;
  const scale = 1 + (z * z) / count;
  const middle = (share + (z * z) / (2 * count)) / scale;
  const half =
    (z / scale) * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** How many of some things were right, as a sentence: `7 of 10 images right: 70.0 % (95 % interval …).` */
export function rightText(right: number, total: number, noun: string): string {
  const [low, high] = interval(right, total);
  return `${count(right)} of ${plural(total, noun)} right: ${percent(right / total)} (95 % interval ${percent(low)} to ${percent(high)}).`;
}
