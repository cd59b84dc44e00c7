import type { Network } from '../model/index.ts';
import { nextTask } from '../train/index.ts';
import { InputError } from '../tensor/input-error.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import { type ImageScores, scoresOf } from './scores.ts';

/** A patch and the places it visits. */
export interface PatchOptions {
  /** Side of the square patch in pixels; default 8. */
  readonly size?: number;
  /** Pixels from one place to the next; default 2. */
  readonly stride?: number;
  /** Of the patch, 0..1: one number, or one a channel; default 0.5, the grey of Zeiler and Fergus. */
  readonly colour?: number | readonly number[];
  /** Images in a batch; default 64. Many workers want more: one batch ends before the next begins. */
  readonly batchSize?: number;
  /** Stops at once: nothing more is computed. */
  readonly signal?: AbortSignal;
}

export interface OcclusionOptions extends PatchOptions {
  /** The class whose score is mapped; the best one of the whole image unless told. */
  readonly label?: number;
  /** Hears the rows as they are done, from the top. */
  readonly onRows?: (rows: OcclusionRows) => void;
}

/** Some rows of a map. */
export interface OcclusionRows {
  /** The first of them, from 0. */
  readonly first: number;
  /** `[rows, columns]` */
  readonly map: PlainTensor;
  /** Rows of the whole map. */
  readonly total: number;
}

/** Images in a batch: enough to keep the device busy, few enough to stop soon. */
const BATCH = 64;

/**
 * The score of a class while a patch hides one place after the other (Zeiler and Fergus 2014, section 4.2).
 *
 * The image is cut into tiles of `stride` pixels; for each tile the patch stands with its middle on the tile's
 * middle, half a pixel to the upper left where they cannot agree. At the border a part of the patch hangs out of
 * the image, so less is hidden there. The map lies on the image tile by tile.
 *
 * @param scores a network, whose class probabilities count, or anything that maps images to scores
 * @param image `[height, width, channels]`, pixels 0..1
 * @returns `[rows, columns]`: one number a tile, `ceil(height / stride)` rows
 * @throws InputError when an option is out of range; the signal's reason when it is aborted.
 * @example
 * const map = await occlusionMap(net, image, { size: 8, stride: 2, label: 3 });
 * map.shape; // [16, 16]
 */
export async function occlusionMap(
  scores: Network | ImageScores,
  image: PlainTensor,
  { label, onRows, ...patch }: OcclusionOptions = {},
): Promise<PlainTensor> {
  const measure = scoresOf(scores);
  const batch = { shape: [1, ...image.shape], data: image.data };
  const whole = await measure(batch);
  const shown = label ?? whole.data.indexOf(Math.max(...whole.data));
  const classes = whole.shape[1];
  if (!Number.isInteger(shown) || shown < 0 || shown >= classes) {
    throw new InputError('occlusionMap', `a label from 0 to ${classes - 1}`, label);
  }
  const pick = (all: PlainTensor) => pickColumn(all, shown);
  const all = await occlude(measure, image, patch, (first, rows, total) =>
    onRows?.({ first, map: pick(rows), total }),
  );
  return pick(all);
}

/**
 * Any numbers of the image while a patch hides one place after the other, as `occlusionMap` places it.
 *
 * @param measure `[batch, height, width, channels]` → `[batch, numbers]`; each call is one piece of the work
 * @param onRows hears rows `[rows, columns, numbers]` as they are done, the first one's number, and how many there are
 * @returns `[rows, columns, numbers]`
 * @throws InputError when an option is out of range; the signal's reason when it is aborted.
 */
export async function occlude(
  measure: ImageScores,
  image: PlainTensor,
  options: PatchOptions,
  onRows?: (first: number, rows: PlainTensor, total: number) => void,
): Promise<PlainTensor> {
  const patch = checkedPatch(image, options);
  const { rows, columns } = placesOf(image, patch.stride);
  const atOnce = Math.max(1, Math.floor(patch.batchSize / columns));
  const parts: Float32Array[] = [];
  let numbers = 0;
  for (let first = 0; first < rows; first += atOnce) {
    const count = Math.min(atOnce, rows - first);
    const part = await measureRows(measure, image, patch, first * columns, count * columns);
    numbers = part.length / (count * columns);
    parts.push(part);
    onRows?.(first, { shape: [count, columns, numbers], data: part }, rows);
  }
  return { shape: [rows, columns, numbers], data: joined(parts) };
}

/** How many places a patch visits: one a tile of `stride` pixels. */
function placesOf(image: PlainTensor, stride: number): { rows: number; columns: number } {
  const [height, width] = image.shape;
  return { rows: Math.ceil(height / stride), columns: Math.ceil(width / stride) };
}

interface Patch {
  readonly size: number;
  readonly stride: number;
  readonly colour: readonly number[];
  readonly batchSize: number;
  readonly signal?: AbortSignal;
}

function checkedPatch(image: PlainTensor, options: PatchOptions): Patch {
  const { size = 8, stride = 2, colour = 0.5, batchSize = BATCH, signal } = options;
  const where = 'occlusionMap';
  if (image.shape.length !== 3) {
    throw new InputError(where, 'an image [height, width, channels]', image.shape);
  }
  const [height, width, channels] = image.shape;
  const most = 2 * Math.max(height, width) + 1;
  if (!Number.isInteger(size) || size < 1 || size > most) {
    throw new InputError(where, `a whole size from 1 to ${most} pixels`, size);
  }
  if (!Number.isInteger(stride) || stride < 1) {
    throw new InputError(where, 'a whole stride from 1 pixel', stride);
  }
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new InputError(where, 'a whole batchSize from 1', batchSize);
  }
  const colours = typeof colour === 'number' ? Array<number>(channels).fill(colour) : colour;
  if (colours.length !== channels || !colours.every(Number.isFinite)) {
    throw new InputError(where, `a colour of 1 or ${channels} numbers`, colour);
  }
  return { size, stride, colour: colours, batchSize, signal };
}

async function measureRows(
  measure: ImageScores,
  image: PlainTensor,
  patch: Patch,
  first: number,
  count: number,
): Promise<Float32Array> {
  const parts: Float32Array[] = [];
  for (let from = first; from < first + count; from += patch.batchSize) {
    patch.signal?.throwIfAborted();
    const images = hidden(image, patch, from, Math.min(patch.batchSize, first + count - from));
    parts.push((await measure(images)).data);
    // What waits, a click on Stop say, has its turn.
    await nextTask();
  }
  patch.signal?.throwIfAborted();
  return joined(parts);
}

/** The image as often as there are places, each with the patch on its own. */
function hidden(image: PlainTensor, patch: Patch, from: number, count: number): PlainTensor {
  const [height, width, channels] = image.shape;
  const { columns } = placesOf(image, patch.stride);
  const data = new Float32Array(count * image.data.length);
  const corner = (tile: number) =>
    Math.floor(tile * patch.stride + patch.stride / 2 - patch.size / 2);
  for (let i = 0; i < count; i++) {
    const start = i * image.data.length;
    data.set(image.data, start);
    const top = corner(Math.floor((from + i) / columns));
    const left = corner((from + i) % columns);
    for (let y = Math.max(0, top); y < Math.min(height, top + patch.size); y++) {
      for (let x = Math.max(0, left); x < Math.min(width, left + patch.size); x++) {
        data.set(patch.colour, start + (y * width + x) * channels);
      }
    }
  }
  return { shape: [count, height, width, channels], data };
}

/** Number `index` of each place. */
export function pickColumn({ shape, data }: PlainTensor, index: number): PlainTensor {
  const [rows, columns, numbers] = shape;
  const picked = Float32Array.from(
    { length: rows * columns },
    (_, place) => data[place * numbers + index],
  );
  return { shape: [rows, columns], data: picked };
}

function joined(parts: readonly Float32Array[]): Float32Array {
  if (parts.length === 1) return parts[0];
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
