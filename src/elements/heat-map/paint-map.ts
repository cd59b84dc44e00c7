import type { Picture } from '../../runner/engine/index.ts';
import { classMark, colourOf, PLAIN_PALETTE, type Rgb } from '../scale/index.ts';
import type { Tiling } from './tiles.ts';

/** What is painted. */
export interface MapPainting {
  readonly picture: Picture | null;
  readonly values: ArrayLike<number>;
  readonly tiling: Tiling;
  /** CSS pixels for one of the picture. */
  readonly zoom: number;
  /** The colour of a value; null where it is none. */
  readonly colour: (value: number) => Rgb | null;
  /** How much of the picture shows through, 0..1. */
  readonly through: number;
  /** A letter on a tile, where it is large enough for one. */
  readonly letter?: (value: number) => string;
}

/** The picture with a tile of colour over each place that has a value. */
export function paintMap(context: CanvasRenderingContext2D, painting: MapPainting): void {
  const { picture, values, tiling, zoom, colour, through, letter } = painting;
  const { rows, columns, stride } = tiling;
  const { width, height } = context.canvas;
  context.clearRect(0, 0, width, height);
  if (picture) paintPicture(context, picture);
  const side = stride * zoom;
  for (let place = 0; place < Math.min(rows * columns, values.length); place++) {
    const rgb = colour(values[place]);
    if (!rgb) continue;
    const x = (place % columns) * side;
    const y = Math.floor(place / columns) * side;
    context.globalAlpha = 1 - through;
    context.fillStyle = `rgb(${rgb.join(' ')})`;
    context.fillRect(x, y, side, side);
    context.globalAlpha = 1;
    if (letter && side >= 14) paintLetter(context, letter(values[place]), x, y, side, rgb);
  }
}

/**
 * From light to dark between the ends of a span, on a dark page too: the map lies on a picture and not on the page.
 */
export function sequential(span: readonly [number, number]) {
  const [low, high] = span;
  return (value: number): Rgb | null =>
    Number.isFinite(value) ? colourOf(value - low, high - low, 'magnitude', PLAIN_PALETTE) : null;
}

/** The fixed colours of the classes, as the page's tokens give them now. */
export function classColours(host: Element, count: number): readonly Rgb[] {
  const style = getComputedStyle(host);
  const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  return Array.from({ length: count }, (_, label): Rgb => {
    if (!probe) return [128, 128, 128];
    probe.fillStyle = style.getPropertyValue(classMark(label).token).trim() || '#888';
    probe.fillRect(0, 0, 1, 1);
    const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  });
}

let small: HTMLCanvasElement | null = null;

function paintPicture(context: CanvasRenderingContext2D, { shape, bytes }: Picture): void {
  const [height, width] = shape;
  small ??= document.createElement('canvas');
  small.width = width;
  small.height = height;
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      rgba[pixel * 4 + channel] = bytes[pixel * 3 + channel];
    }
  }
  small.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(small, 0, 0, context.canvas.width, context.canvas.height);
}

function paintLetter(
  context: CanvasRenderingContext2D,
  letter: string,
  x: number,
  y: number,
  side: number,
  [red, green, blue]: Rgb,
): void {
  context.fillStyle = 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? '#000' : '#fff';
  context.font = `600 ${Math.min(13, Math.round(side * 0.7))}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(letter, x + side / 2, y + side / 2 + 0.5);
}
