/** Red, green and blue, 0..1 each, as a screen takes them. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A colour from its usual hexadecimal number: `rgb(0xff8800)`. */
export function rgb(hex: number): Colour {
  return [(hex >> 16) / 255, ((hex >> 8) & 255) / 255, (hex & 255) / 255];
}

/** The colour `share` of the way from `a` to `b`. */
export function mix(a: Colour, b: Colour, share: number): Colour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

/** A darker (under 1) or lighter (over 1) colour of the same hue. */
export function tone(colour: Colour, factor: number): Colour {
  return factor <= 1 ? mix(BLACK, colour, factor) : mix(colour, WHITE, Math.min(1, factor - 1));
}

export const BLACK = rgb(0x101012);
export const WHITE = rgb(0xf6f6f4);
