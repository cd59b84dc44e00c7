import type { TensorView } from '../../runner/sandbox/index.ts';
import type { MapStack } from '../map-grid/index.ts';
import { count, plural } from '../scale/index.ts';

/** How a tensor is shown, with a sentence about it that may be empty. */
export type TensorShown =
  | { readonly as: 'text'; readonly note: string }
  | { readonly as: 'bars'; readonly note: string }
  | { readonly as: 'grid'; readonly rows: readonly (readonly number[])[]; readonly note: string }
  | { readonly as: 'maps'; readonly maps: MapStack; readonly note: string };

/** Up to so many rows and columns the numbers themselves are shown. */
const MOST_WRITTEN = 10;
/** Images are taken for such from this size on. */
const LEAST_IMAGE = 4;
const MOST_MAPS = 64;
/** Side of a map or an image that stands alone, in CSS pixels. */
const ALONE = 160;

/** Chooses by rank: bars, a grid of numbers or a heat map, an image or a map a channel, a grid of images. */
export function tensorShown(view: TensorView, values: Float32Array): TensorShown {
  const { shape, sent } = view;
  if (shape.length === 0 || values.length === 0) return { as: 'text', note: '' };
  const cut = sent < shape[0] ? `The first ${count(sent)} of ${count(shape[0])} are shown.` : '';
  if (shape.length === 1) return { as: 'bars', note: cut };
  if (shape.length === 2) return matrix(sent, shape[1], values, cut);
  if (shape.length === 3) return joined(threeAxes(view, values), cut);
  return manyAxes(view, values);
}

function joined(shown: TensorShown, note: string): TensorShown {
  return { ...shown, note: [shown.note, note].filter((part) => part !== '').join(' ') };
}

function matrix(rows: number, columns: number, values: Float32Array, note: string): TensorShown {
  if (rows <= MOST_WRITTEN && columns <= MOST_WRITTEN && values.every(Number.isFinite)) {
    const lines = Array.from({ length: rows }, (_, row) =>
      Array.from(values.subarray(row * columns, (row + 1) * columns)),
    );
    return { as: 'grid', rows: lines, note };
  }
  const maps: MapStack = {
    count: 1,
    height: rows,
    width: columns,
    colour: false,
    perRow: null,
    side: ALONE,
    name: () => 'value',
    value: (_, y, x) => values[y * columns + x],
  };
  return { as: 'maps', maps, note };
}

function threeAxes(view: TensorView, values: Float32Array): TensorShown {
  const [, width, channels] = view.shape;
  const height = view.sent;
  const white = whiteOf(view, [height, width, channels], values);
  const at = (y: number, x: number, channel: number) =>
    values[(y * width + x) * channels + channel];
  const base = { height, width, perRow: null };
  if (white !== null) {
    const colour = channels === 3;
    const value: MapStack['value'] = (_, y, x, channel) => at(y, x, channel);
    const maps = { ...base, count: 1, colour, white, side: ALONE, name: () => 'pixel', value };
    return { as: 'maps', maps, note: `Shown as an image: 0 is black, ${white} is white.` };
  }
  const shownMaps = Math.min(channels, MOST_MAPS);
  const maps: MapStack = {
    ...base,
    count: shownMaps,
    colour: false,
    side: channels === 1 ? ALONE : 64,
    name: (map) => `channel ${map}`,
    value: (map, y, x) => at(y, x, map),
  };
  const first =
    shownMaps < channels ? `the first ${shownMaps} of ${channels} channels` : 'each channel';
  return { as: 'maps', maps, note: channels === 1 ? '' : `A map for ${first}, all on one scale.` };
}

/** All axes but the last three count examples. */
function manyAxes(view: TensorView, values: Float32Array): TensorShown {
  const [height, width, channels] = view.shape.slice(-3);
  const size = height * width * channels;
  const all = view.shape.slice(0, -3).reduce((a, b) => a * b, 1);
  const sent = Math.floor(values.length / size);
  const white = whiteOf(view, [height, width, channels], values);
  const at = (example: number, y: number, x: number, channel: number) =>
    values[example * size + (y * width + x) * channels + channel];
  if (white !== null) {
    const shown = Math.min(sent, MOST_MAPS);
    const maps: MapStack = {
      count: shown,
      height,
      width,
      colour: channels === 3,
      white,
      perRow: null,
      name: (map) => `image ${map}`,
      value: (map, y, x, channel) => at(map, y, x, channel),
    };
    const more = all > shown ? ` The first ${shown} of ${plural(all, 'image')}.` : '';
    return { as: 'maps', maps, note: `Shown as images: 0 is black, ${white} is white.${more}` };
  }
  const shown = Math.max(1, Math.min(sent, Math.floor(MOST_MAPS / channels)));
  const perExample = Math.min(channels, MOST_MAPS);
  const maps: MapStack = {
    count: shown * perExample,
    height,
    width,
    colour: false,
    perRow: perExample > 1 && perExample <= 16 ? perExample : null,
    name: (map) => `[${Math.floor(map / perExample)}], channel ${map % perExample}`,
    value: (map, y, x) => at(Math.floor(map / perExample), y, x, map % perExample),
  };
  const of = shown < all ? `the first ${shown} of ${count(all)}` : `each of ${count(all)}`;
  return { as: 'maps', maps, note: `A map for each channel of ${of}, all on one scale.` };
}

/** What is white, where the values are an image's: 1, or 255 if all are whole; else null. */
function whiteOf(
  { range, nan, infinite }: TensorView,
  [height, width, channels]: readonly number[],
  values: Float32Array,
): number | null {
  if (!range || nan + infinite > 0 || (channels !== 1 && channels !== 3)) return null;
  if (height < LEAST_IMAGE || width < LEAST_IMAGE || range[0] < 0 || range[1] > 255) return null;
  if (range[1] <= 1) return 1;
  return values.every(Number.isInteger) ? 255 : null;
}
