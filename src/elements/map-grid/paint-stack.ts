import { colourOf, type Palette, type Scale } from '../scale/index.ts';
import { cornerOf, type Layout } from './layout.ts';
import { type MapStack } from './map-stack.ts';

/**
 * The grid as RGBA bytes, one pixel a number; transparent between maps.
 *
 * A picture of weights has mid grey at 0 and reaches black and white at `limit`, in each channel.
 */
export function paintStack(
  stack: MapStack,
  layout: Layout,
  limit: number,
  scale: Scale,
  palette: Palette,
): Uint8ClampedArray<ArrayBuffer> {
  const bytes = new Uint8ClampedArray(layout.width * layout.height * 4);
  for (let map = 0; map < stack.count; map++) {
    const corner = cornerOf(map, stack, layout);
    for (let y = 0; y < stack.height; y++) {
      let at = ((corner.y + y) * layout.width + corner.x) * 4;
      for (let x = 0; x < stack.width; x++, at += 4) {
        if (stack.colour) {
          for (let channel = 0; channel < 3; channel++)
            bytes[at + channel] = grey(stack.value(map, y, x, channel), limit);
        } else {
          const colour = colourOf(stack.value(map, y, x, 0), limit, scale, palette);
          bytes[at] = colour[0];
          bytes[at + 1] = colour[1];
          bytes[at + 2] = colour[2];
        }
        bytes[at + 3] = 255;
      }
    }
  }
  return bytes;
}

function grey(value: number, limit: number): number {
  return limit > 0 && Number.isFinite(value) ? 127.5 + (value / limit) * 127.5 : 127.5;
}
