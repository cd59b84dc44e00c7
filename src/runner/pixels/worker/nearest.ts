import type { Metric } from '../protocol.ts';

/** Equal images one after the other, with their labels. */
export interface Remembered {
  /** `[count, …]`, bytes. */
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
  readonly count: number;
}

/** A remembered image and how far it is. */
export interface Near {
  readonly index: number;
  readonly distance: number;
}

/** The distance of two images of `length` bytes that begin at `i` in `a` and at `j` in `b`. */
export function distance(
  metric: Metric,
  a: Uint8Array,
  i: number,
  b: Uint8Array,
  j: number,
  length: number,
): number {
  let sum = 0;
  if (metric === 'L1') {
    for (let at = 0; at < length; at++) sum += Math.abs(a[i + at] - b[j + at]);
    return sum;
  }
  for (let at = 0; at < length; at++) {
    const difference = a[i + at] - b[j + at];
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}

/**
 * The nearest remembered images, the nearest first; of two that are equally far, the one remembered first.
 *
 * @param keep which remembered images count; all when left out.
 * @example
 * nearest('L1', Uint8Array.of(5), { images: Uint8Array.of(9, 4), labels: Uint8Array.of(0, 1), count: 2 }, 1);
 * // [{ index: 1, distance: 1 }]
 */
export function nearest(
  metric: Metric,
  image: Uint8Array,
  remembered: Remembered,
  count: number,
  keep: (index: number) => boolean = () => true,
): Near[] {
  const found: Near[] = [];
  for (let index = 0; index < remembered.count; index++) {
    if (!keep(index)) continue;
    const { length } = image;
    const far = distance(metric, image, 0, remembered.images, index * length, length);
    if (found.length === count && far >= found[count - 1].distance) continue;
    const place = found.findIndex((each) => far < each.distance);
    found.splice(place < 0 ? found.length : place, 0, { index, distance: far });
    if (found.length > count) found.pop();
  }
  return found;
}

/** The label with the most votes; of equally many, the one whose first voter is nearest. */
export function vote(labels: readonly number[]): number {
  let best = labels[0];
  const votes = new Map<number, number>();
  for (const label of labels) votes.set(label, (votes.get(label) ?? 0) + 1);
  for (const [label, count] of votes) if (count > (votes.get(best) ?? 0)) best = label;
  return best;
}

/** The image moved to the right; the columns that come in from the left repeat the first one. */
export function moved(
  image: Uint8Array,
  [height, width, channels]: readonly number[],
  by: number,
): Uint8Array {
  const result = new Uint8Array(image.length);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const from = Math.max(0, column - by);
      for (let channel = 0; channel < channels; channel++) {
        const at = (row * width + column) * channels + channel;
        result[at] = image[(row * width + from) * channels + channel];
      }
    }
  return result;
}

/** The image in less light: every number multiplied, and rounded. */
export function dimmed(image: Uint8Array, light: number): Uint8Array {
  return image.map((value) => Math.round(value * light));
}
