import type { Grid } from '../../steps/index.ts';
import type { Picture } from '../../runner/pixels/index.ts';
import { colourOf, type Palette } from '../scale/index.ts';

/** How a map of results is shown: as an image cut off at 0 and 255, or as numbers about 0. */
export type Look = 'picture' | 'signed';

/** The channels of a picture as grids of 0..255: red, green, blue, or one of their brightness (Rec. 601 luma). */
export function channelsOf({ shape, bytes }: Picture, colour: boolean): Grid[] {
  const [height, width] = shape;
  const grid = (value: (at: number) => number): Grid =>
    Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (_, column) => value(3 * (row * width + column))),
    );
  if (colour) return [0, 1, 2].map((channel) => grid((at) => bytes[at + channel]));
  return [
    grid((at) => Math.round(0.299 * bytes[at] + 0.587 * bytes[at + 1] + 0.114 * bytes[at + 2])),
  ];
}

/** Channels as RGBA bytes; a single one is grey. */
export function pictureBytes(channels: readonly Grid[]): Uint8ClampedArray<ArrayBuffer> {
  return bytesOf(channels[0], (row, column) => {
    const rgb = channels.map((grid) => grid[row][column]);
    return rgb.length === 3 ? rgb : [rgb[0], rgb[0], rgb[0]];
  });
}

/** The first `done` results of a map as RGBA bytes; those to come are transparent. */
export function mapBytes(map: Grid, done: number, look: Look, limit: number, palette: Palette) {
  const width = map[0]?.length ?? 0;
  return bytesOf(map, (row, column) => {
    const value = map[row][column];
    if (row * width + column >= done) return null;
    return look === 'picture' ? [value, value, value] : colourOf(value, limit, 'signed', palette);
  });
}

function bytesOf(grid: Grid, colour: (row: number, column: number) => readonly number[] | null) {
  const width = grid[0]?.length ?? 0;
  const bytes = new Uint8ClampedArray(grid.length * width * 4);
  for (let i = 0; i < grid.length * width; i++) {
    const rgb = colour(Math.floor(i / width), i % width);
    if (rgb) bytes.set([...rgb, 255].map(Math.round), 4 * i);
  }
  return bytes;
}

/** The largest distance from 0 in any of the maps. */
export function limitOfMaps(maps: readonly Grid[]): number {
  return Math.max(0, ...maps.map((map) => Math.max(0, ...map.flat().map(Math.abs))));
}

/** How many results lie beyond black and white. */
export function cutOff(maps: readonly Grid[]): number {
  return maps.flat(2).filter((value) => value < -0.5 || value > 255.5).length;
}
