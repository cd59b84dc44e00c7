import type { UnitLayer } from '../../runner/engine/index.ts';

/** A rectangle on an image, in its pixels. */
export interface Field {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The pixels that one output of a layer sees, cut at the border of an image of `height` by `width` pixels.
 *
 * @param place row and column of the output, from 0
 */
export function receptiveField(
  { outputShape, window }: Pick<UnitLayer, 'outputShape' | 'window'>,
  place: { readonly row: number; readonly column: number },
  [height, width]: readonly number[],
): Field {
  const whole = outputShape.length !== 3 || !Number.isFinite(window.size);
  if (whole) return { x: 0, y: 0, width, height };
  const along = (index: number, side: number) => {
    const first = index * window.stride - window.pad;
    const from = Math.max(0, first);
    return { from, size: Math.min(side, first + window.size) - from };
  };
  const [down, across] = [along(place.row, height), along(place.column, width)];
  return { x: across.from, y: down.from, width: across.size, height: down.size };
}
