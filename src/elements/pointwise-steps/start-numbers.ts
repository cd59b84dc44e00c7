/** Channels of the input. */
export const DEPTH = 64;
/** How many filters, so how many channels come out. */
export const FILTERS = 32;
/** Pixels along the side of the input. */
export const SIDE = 4;

/** A number from −1 to 1 that depends on its place only, with two decimals: made up, as the figure says. */
function made(a: number, b: number): number {
  const wave = Math.sin(a * 12.9898 + b * 78.233) * 43758.5453;
  return Math.round((2 * (wave - Math.floor(wave)) - 1) * 100) / 100;
}

/** What comes out of a ReLU is 0 about half of the time, so it is here. */
export function pixelAt(row: number, column: number): number[] {
  return Array.from({ length: DEPTH }, (_, channel) =>
    Math.max(0, made(row * SIDE + column + 1, channel + 1)),
  );
}

/** `[filter][channel]`, small enough that 64 products stay near 1. */
export const WEIGHTS: readonly (readonly number[])[] = Array.from(
  { length: FILTERS },
  (_, filter) => Array.from({ length: DEPTH }, (_, channel) => made(filter + 101, channel + 7) / 2),
);

export const BIAS: readonly number[] = Array.from({ length: FILTERS }, (_, filter) =>
  made(filter + 301, 3),
);
