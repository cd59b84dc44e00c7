import type { Window } from '../../layers/index.ts';
import type { PlainTensor } from '../../tensor/plain-tensor.ts';

/** Runs of places along one axis of a map, one an image and all of one length. */
export interface Runs {
  readonly length: number;
  /** The first place of each, from 0; below it where the run begins in the padding. */
  readonly starts: Int32Array;
}

/** One box an image: all of one size, each at its own place. */
export interface Boxes {
  readonly rows: Runs;
  readonly columns: Runs;
}

/** As many images are asked what they have in common. */
const MOST_ASKED = 16;

/**
 * What most of the images have, number by number (the vote of Boyer and Moore 1991): behind a patch that moves, the
 * image without it. Of many images, some at equal distances are asked.
 */
export function commonImage({ shape: [count], data }: PlainTensor): Float32Array {
  const size = data.length / count;
  const asked = Math.min(count, MOST_ASKED);
  const common = data.slice(0, size);
  const lead = new Int8Array(size).fill(1);
  for (let voter = 1; voter < asked; voter++) {
    const image = Math.floor((voter * count) / asked) * size;
    for (let i = 0; i < size; i++) {
      const x = data[image + i];
      if (x === common[i]) lead[i]++;
      else if (lead[i] > 0) lead[i]--;
      else {
        common[i] = x;
        lead[i] = 1;
      }
    }
  }
  return common;
}

/**
 * The smallest boxes of one size that hold all places at which images differ from `common`.
 *
 * @param images `[batch, height, width, channels]`
 * @returns null where they would fill more than half of it.
 */
export function differences(images: PlainTensor, common: Float32Array): Boxes | null {
  const [count, height, width, channels] = images.shape;
  const line = width * channels;
  const corners: (readonly [top: number, left: number])[] = [];
  let [tallest, widest] = [1, 1];
  for (let image = 0; image < count; image++) {
    let [top, bottom, left, right] = [height, -1, line, -1];
    for (let row = 0; row < height; row++) {
      const [here, there] = [(image * height + row) * line, row * line];
      let from = 0;
      while (from < line && images.data[here + from] === common[there + from]) from++;
      if (from === line) continue;
      let to = line - 1;
      while (images.data[here + to] === common[there + to]) to--;
      top = Math.min(top, row);
      bottom = row;
      left = Math.min(left, from);
      right = Math.max(right, to);
    }
    const isSame = bottom < 0;
    const [first, last] = [left, right].map((at) => Math.floor(at / channels));
    corners.push(isSame ? [0, 0] : [top, first]);
    if (isSame) continue;
    tallest = Math.max(tallest, bottom - top + 1);
    widest = Math.max(widest, last - first + 1);
    if (2 * tallest * widest > height * width) return null;
  }
  return {
    rows: within(tallest, height, (image) => corners[image][0], count),
    columns: within(widest, width, (image) => corners[image][1], count),
  };
}

/** Runs that begin where they are asked to, or sooner, so that they end on the map. */
function within(
  length: number,
  size: number,
  start: (image: number) => number,
  count: number,
): Runs {
  const starts = Int32Array.from({ length: count }, (_, image) =>
    Math.max(0, Math.min(start(image), size - length)),
  );
  return { length, starts };
}

/** What a sliding window makes of changed places along one axis. */
export interface Reach {
  /** The places of the output that can be changed. */
  readonly changed: Runs;
  /** The places of the input that they look at, padding included. */
  readonly seen: Runs;
}

/** How far changes along one axis reach through a window, `size` places before it and `outputSize` after. */
export function reach(
  { length, starts }: Runs,
  { size, stride, pad }: Window,
  outputSize: number,
): Reach {
  const longest = Math.min(outputSize, Math.floor((length + size - 2) / stride) + 1);
  const changed = within(
    longest,
    outputSize,
    (image) => Math.ceil((starts[image] + pad - size + 1) / stride),
    starts.length,
  );
  const seen = {
    length: (longest - 1) * stride + size,
    starts: changed.starts.map((start) => start * stride - pad),
  };
  return { changed, seen };
}
