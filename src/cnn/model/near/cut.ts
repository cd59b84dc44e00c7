import type { Boxes, Runs } from './boxes.ts';

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
    for (let row = 0; row < rows.length; row++) {
      const y = top + row;
      if (y < 0 || y >= height) continue;
      const to = ((image * rows.length + row) * columns.length - left) * channels;
      copyRun(common, y * width * channels, { length: width, start: 0 });
      const ownRow = y - ownTop;
      if (ownRow < 0 || ownRow >= boxes.rows.length) continue;
      const line = (image * boxes.rows.length + ownRow) * boxes.columns.length - own;
      copyRun(changed, line * channels, { length: boxes.columns.length, start: own });

      /** Copies the part of a run of places that the new box sees; `from` and `to` are where place 0 would lie. */
      function copyRun(data: Float32Array, from: number, run: { length: number; start: number }) {
        const first = Math.max(run.start, left) * channels;
        const last = Math.min(run.start + run.length, left + columns.length) * channels;
        if (first < last) cut.set(data.subarray(from + first, from + last), to + first);
      }
    }
  }
  return cut;
}

/** Boxes that are the whole map, for as many images. */
export function wholeMap([height, width]: Changes['shape'], count: number): Boxes {
  const runs = (length: number): Runs => ({ length, starts: new Int32Array(count) });
  return { rows: runs(height), columns: runs(width) };
}
