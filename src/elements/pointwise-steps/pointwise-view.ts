import { factor, type PointwiseFrame, shown } from '../../steps/index.ts';
import type { GridMark, GridWindow } from '../number-grid/index.ts';
import { FILTERS } from './start-numbers.ts';

/** Cells in a row where the output is written down. */
export const ROW = 8;

/** Where the reader points: a channel of the pixel, one weight or its product, or an output. */
export type Pointed =
  | { readonly on: 'input' | 'weights'; readonly channel: number }
  | { readonly on: 'output'; readonly filter: number };

/** What is to be seen: a filter's frame, and what is set off because of what is pointed at. */
export interface PointwiseView {
  readonly frame: PointwiseFrame;
  /** The channel that is pointed at, in any of the rows; null where none is. */
  readonly channel: number | null;
  readonly outputMarks: readonly GridMark[];
  readonly outputWindows: readonly GridWindow[];
  readonly text: string;
}

/**
 * Puts a step and the pointer together: a number of the pixel goes into every output, a weight and its product into
 * one, and an output shows the filter that it came from.
 */
export function pointwiseView(
  frames: readonly PointwiseFrame[],
  step: number,
  pointed: Pointed | null,
  pixel: readonly number[],
  weights: readonly (readonly number[])[],
): PointwiseView {
  const frame = frames[pointed?.on === 'output' ? pointed.filter : step];
  const { filter } = frame;
  const at = (of: number) => ({ row: Math.floor(of / ROW), column: of % ROW });
  const channel = pointed && pointed.on !== 'output' ? pointed.channel : null;
  return {
    frame,
    channel,
    outputMarks: reachedBy(pointed, filter).map((of) => ({ ...at(of), kind: 'reached' })),
    outputWindows: [{ ...at(filter), rows: 1, columns: 1, hue: 'output' }],
    text: textOf(pointed, frame, pixel, weights[filter]),
  };
}

function reachedBy(pointed: Pointed | null, filter: number): number[] {
  if (pointed?.on === 'input') return [...Array(FILTERS).keys()];
  return pointed?.on === 'weights' ? [filter] : [];
}

function textOf(
  pointed: Pointed | null,
  { filter, products, text }: PointwiseFrame,
  pixel: readonly number[],
  weights: readonly number[],
): string {
  if (!pointed || pointed.on === 'output') return text;
  const { channel } = pointed;
  const begin = `Channel ${channel + 1}`;
  const value = shown(pixel[channel]);
  if (pointed.on === 'input')
    return `${begin} is ${value} at this pixel and goes into all ${FILTERS} outputs, into each through a weight of its own.`;
  return `${begin}: ${value} · ${factor(weights[channel])} = ${shown(products[channel])} is one of the ${products.length} products of filter ${filter + 1}.`;
}
