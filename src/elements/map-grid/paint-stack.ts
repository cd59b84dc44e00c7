import { colourOf, type Palette, type Scale } from '../scale/index.ts';
import { cornerOf, type Layout } from './layout.ts';
import type { MapStack } from './map-stack.ts';

/**
 * One map below the other as RGBA bytes, one pixel a number.
 *
 * An image is black at 0 and white at `stack.white`. A picture of weights has mid grey at 0 and reaches black and white at `limit`, in each channel.
 */
export function paintStack(
  stack: MapStack,
  limit: number,
  scale: Scale,
  palette: Palette,
): Uint8ClampedArray<ArrayBuffer> {
  const { count, height, width, colour, white } = stack;
  const grey = white === undefined ? weightGrey : (value: number) => (255 * value) / white;
  const bytes = new Uint8ClampedArray(count * height * width * 4).fill(255);
  let at = 0;
  for (let map = 0; map < count; map++)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++, at += 4) {
        const rgb = colour
          ? [0, 1, 2].map((channel) => grey(stack.value(map, y, x, channel), limit))
          : white !== undefined
            ? Array<number>(3).fill((255 * stack.value(map, y, x, 0)) / white)
            : colourOf(stack.value(map, y, x, 0), limit, scale, palette);
        bytes[at] = rgb[0];
        bytes[at + 1] = rgb[1];
        bytes[at + 2] = rgb[2];
      }
  return bytes;
}

let strip: HTMLCanvasElement | null = null;

/** Puts the bytes of `paintStack` on a canvas, each map at its place with a thin line round it. */
export function drawStack(
  bytes: Uint8ClampedArray<ArrayBuffer>,
  stack: MapStack,
  layout: Layout,
  to: CanvasRenderingContext2D,
  line: string,
): void {
  strip ??= document.createElement('canvas');
  const { count, height, width } = stack;
  strip.width = width;
  strip.height = count * height;
  strip.getContext('2d')?.putImageData(new ImageData(bytes, width, count * height), 0, 0);
  to.clearRect(0, 0, layout.width, layout.height);
  to.imageSmoothingEnabled = false;
  to.fillStyle = line;
  const size = { x: width * layout.zoom, y: height * layout.zoom };
  for (let map = 0; map < count; map++) {
    const { x, y } = cornerOf(map, stack, layout);
    to.fillRect(x - 1, y - 1, size.x + 2, size.y + 2);
    to.drawImage(strip, 0, map * height, width, height, x, y, size.x, size.y);
  }
}

function weightGrey(value: number, limit: number): number {
  return limit > 0 && Number.isFinite(value) ? 127.5 + (value / limit) * 127.5 : 127.5;
}
