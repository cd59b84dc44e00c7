import type { Grid } from '../../steps/index.ts';

/** Pixels along the side of a picture: many whole windows go into it. */
export const SIDE = 48;

/** A picture, grey, 0 black to 255 white, `[row][column]`. */
export interface Picture {
  readonly id: string;
  readonly name: string;
  readonly pixels: Grid;
}

type Place = readonly [x: number, y: number];

/** Dark pixels where `isInk` says so, on white. */
function ink(isInk: (x: number, y: number) => boolean): Grid {
  return fill((x, y) => (isInk(x, y) ? 20 : 255));
}

function fill(value: (x: number, y: number) => number): Grid {
  return Array.from({ length: SIDE }, (_, y) =>
    Array.from({ length: SIDE }, (_, x) => value(x, y)),
  );
}

function nearLine([x, y]: Place, [x1, y1]: Place, [x2, y2]: Place): boolean {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const t = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy) <= 0.6;
}

function nearRing([x, y]: Place, [cx, cy]: Place, radius: number): boolean {
  return Math.abs(Math.hypot(x - cx, y - cy) - radius) <= 0.5;
}

const BACK: Place = [11, 30];
const FRONT: Place = [36, 30];
const PEDALS: Place = [21, 30];
const SEAT: Place = [18, 18];
const HEAD: Place = [32, 18];
/** The bars of a bicycle, each from one place to another. */
const BARS: readonly (readonly [Place, Place])[] = [
  [BACK, PEDALS],
  [BACK, SEAT],
  [SEAT, PEDALS],
  [SEAT, HEAD],
  [PEDALS, HEAD],
  [HEAD, FRONT],
  [[15, 16], [21, 16]],
  [SEAT, [17, 16]],
  [HEAD, [31, 13]],
  [[31, 13], [36, 12]],
]; // prettier-ignore

function isBicycle(x: number, y: number): boolean {
  const at: Place = [x, y];
  const wheels = nearRing(at, BACK, 9) || nearRing(at, FRONT, 9);
  return wheels || BARS.some(([from, to]) => nearLine(at, from, to));
}

/** The brightest stars of Orion and some of their neighbours, by eye. */
const STARS: readonly Place[] = [
  [13, 10], [31, 9], [22, 24], [24, 23], [26, 22], [15, 38], [33, 36], [22, 4], [24, 29],
  [24, 31], [25, 33], [6, 4], [41, 14], [42, 18], [41, 22], [39, 26], [8, 16], [3, 28],
  [44, 40], [28, 43], [9, 44], [37, 3], [19, 15], [45, 6], [30, 16], [5, 36], [38, 45],
]; // prettier-ignore

/** Three pictures that a pool treats very differently. */
export const PICTURES: readonly Picture[] = [
  { id: 'drawing', name: 'thin dark lines on white', pixels: ink(isBicycle) },
  {
    id: 'stars',
    name: 'bright dots on black',
    pixels: fill((x, y) => (STARS.some(([sx, sy]) => sx === x && sy === y) ? 255 : 10)),
  },
  { id: 'checks', name: 'a checkerboard', pixels: fill((x, y) => ((x + y) % 2 === 0 ? 255 : 0)) },
];
