import { count } from './number-text.ts';
import { type SizeOptions, sizes } from './sizes.ts';

/** One place of the filter along the side, or what comes of all of them. */
export interface SizeFrame {
  /** `fits`: all places are used up; `overrun`: the next place would run off the edge. */
  readonly kind: 'place' | 'fits' | 'overrun';
  /** Which place, from 0; how many there are where it fits. */
  readonly place: number;
  /** This step in one sentence. */
  readonly text: string;
}

/**
 * A filter laid along one side of an input, one place a frame; the last frame says whether that comes out even.
 *
 * @example
 * [...sizeSteps({ input: 7, size: 3, stride: 3 })].map(({ kind }) => kind); // ['place', 'place', 'overrun']
 */
export function* sizeSteps(options: SizeOptions): Generator<SizeFrame, void> {
  const { starts, span, fits, text } = sizes(options);
  for (const [place, start] of starts.entries()) {
    yield { kind: 'place', place, text: placeText(place, start, start + span - 1, options.input) };
  }
  yield { kind: fits ? 'fits' : 'overrun', place: starts.length, text };
}

function placeText(place: number, first: number, last: number, input: number): string {
  const [from, to] = [Math.max(first, 0), Math.min(last, input - 1)];
  const zeros = last - first - Math.max(-1, to - from);
  const parts = [
    ...(from < to ? [`cells ${from + 1} to ${to + 1}`] : []),
    ...(from === to ? [`cell ${from + 1}`] : []),
    ...(zeros > 0 ? [`${count(zeros, 'zero')} of the padding`] : []),
  ];
  return `Place ${place + 1} spans ${parts.join(' and ')}.`;
}
