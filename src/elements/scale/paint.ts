import type { Palette, Rgb } from './palette.ts';

/** How a number becomes a colour. */
export type Scale =
  /** Symmetric about 0: negative, page, positive. */
  | 'signed'
  /** From 0, the page, to the largest, ink. */
  | 'magnitude';

/** Smallest and largest of the numbers that are finite, and how many are not. */
export interface Range {
  readonly min: number;
  readonly max: number;
  readonly notFinite: number;
}

/** The range of some numbers; 0 to 0 where none is finite. */
export function rangeOf(values: Iterable<number>): Range {
  let min = Infinity;
  let max = -Infinity;
  let notFinite = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) notFinite++;
    else {
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return min <= max ? { min, max, notFinite } : { min: 0, max: 0, notFinite };
}

/** The scale that shows these numbers honestly: signed as soon as one is below 0. */
export function scaleFor(range: Range): Scale {
  return range.min < 0 ? 'signed' : 'magnitude';
}

/** The largest distance from 0, where a scale ends. */
export function limitOf(range: Range): number {
  return Math.max(Math.abs(range.min), Math.abs(range.max));
}

/** The colour of one number on a scale that ends at `limit`; what is beyond has the end's colour. */
export function colourOf(value: number, limit: number, scale: Scale, palette: Palette): Rgb {
  if (!Number.isFinite(value) || limit === 0) return palette.zero;
  const share = Math.max(-1, Math.min(1, value / limit));
  const end =
    scale === 'magnitude' ? palette.most : share < 0 ? palette.negative : palette.positive;
  return mix(palette.zero, end, Math.abs(share));
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [
    Math.round(from[0] + (to[0] - from[0]) * share),
    Math.round(from[1] + (to[1] - from[1]) * share),
    Math.round(from[2] + (to[2] - from[2]) * share),
  ];
}
