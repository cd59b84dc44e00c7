import type { Boxes, Runs } from './boxes.ts';

/** Up to so many numbers are copied sooner one by one. */
const SHORT = 128;

/** A map that images have in common, and what each has in its own box. */
export interface Changes {
  /** `[height, width, channels]`. */
  readonly common: Float32Array;
  readonly shape: readonly [height: number, width: number, channels: number];
  readonly boxes: Boxes;
  /** `[batch, rows, columns, channels]` of the boxes. */
  readonly changed: Float32Array;
}

/** Other boxes of the same maps, `[batch, rows, columns, channels]`: zeros where they hang over the border. */
export function cut(changes: Changes, { rows, columns }: Boxes): Float32Array {
  const { common, shape, boxes, changed } = changes;
  const [height, width, channels] = shape;
  const count = rows.starts.length;
  const cut = new Float32Array(count * rows.length * columns.length * channels);
  for (let image = 0; image < count; image++) {
    const [left, top] = [columns.starts[image], rows.starts[image]];
    const [own, ownTop] = [boxes.columns.starts[image], boxes.rows.starts[image]];
    const [right, ownRight] = [left + columns.length, own + boxes.columns.length];
    for (let row = 0; row < rows.length; row++) {
      const y = top + row;
      if (y < 0 || y >= height) continue;
      const to = ((image * rows.length + row) * columns.length - left) * channels;
      copy(common, y * width * channels, Math.max(0, left), Math.min(width, right), to);
      const ownRow = y - ownTop;
      if (ownRow < 0 || ownRow >= boxes.rows.length) continue;
      const line = (image * boxes.rows.length + ownRow) * boxes.columns.length - own;
      copy(changed, line * channels, Math.max(own, left), Math.min(ownRight, right), to);
    }
  }
  return cut;

  /** Copies the places from `first` to before `last` of a line; `from` and `to` are where place 0 would lie. */
  function copy(data: Float32Array, from: number, first: number, last: number, to: number): void {
    const [start, end] = [from + first * channels, from + last * channels];
    if (end - start > SHORT) cut.set(data.subarray(start, end), to + first * channels);
    else for (let at = start; at < end; at++) cut[at + to - from] = data[at];
  }
}

/** Boxes that are the whole map, for as many images. */
export function wholeMap([height, width]: Changes['shape'], count: number): Boxes {
  const runs = (length: number): Runs => ({ length, starts: new Int32Array(count) });
  return { rows: runs(height), columns: runs(width) };
}
