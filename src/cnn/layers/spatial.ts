import { InputError } from '../tensor/input-error.ts';
import type { Shape } from '../tensor/shape.ts';
import { placesAlong, type Fit } from './output-size.ts';

/** A map of features for one image: `[height, width, channels]`. */
export type MapShape = readonly [height: number, width: number, channels: number];

/**
 * The input as a map.
 *
 * @throws InputError unless it has the axes `[height, width, channels]`.
 */
export function mapShape(where: string, input: Shape): MapShape {
  if (input.length !== 3) throw new InputError(where, 'input [height, width, channels]', input);
  return input as MapShape;
}

/** A square window that slides over a map. */
export interface Sliding {
  readonly size: number;
  readonly stride: number;
  readonly pad: number;
  readonly fit: Fit;
}

/** How many places a window takes down and across a map. */
export function placesOn(where: string, input: Shape, sliding: Sliding): [number, number] {
  const [height, width] = mapShape(where, input);
  const { size, stride, pad, fit } = sliding;
  return [
    placesAlong(where, { input: height, size, stride, pad, fit }),
    placesAlong(where, { input: width, size, stride, pad, fit }),
  ];
}
