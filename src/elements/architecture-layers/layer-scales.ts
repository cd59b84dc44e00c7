import type { LayerScale } from './lay-out.ts';

/** What a layer's width follows. */
export type Widths = 'linear' | 'log';

/** Pixels of a map for one CSS pixel down. */
const MAP_PIXELS = 2;
/** CSS pixels down that the smallest maps and FC layers keep, so that their fill is seen. */
const LOWEST = 2;
/** Channels for one CSS pixel across, where widths are linear. */
const CHANNELS = 16;
/** CSS pixels across that a doubling of the channels adds, where they are not. */
const DOUBLING = 1.1;

/** Both scales; no width is rounded or held up. */
export const SCALES: Readonly<Record<Widths, LayerScale>> = {
  linear: { side, channels: (channels) => channels / CHANNELS },
  log: { side, channels: (channels) => DOUBLING * Math.log2(2 * channels) },
};

function side(pixels: number): number {
  return Math.max(LOWEST, pixels / MAP_PIXELS);
}

const ACROSS: Readonly<Record<Widths, string>> = {
  linear: `A pixel of the drawing is ${CHANNELS} channels across`,
  log: `Each doubling of the channels adds ${DOUBLING} pixels of the drawing across`,
};

/** A scale in one sentence. */
export function scaleText(widths: Widths): string {
  const smallest = `an FC layer, and a map of ${LOWEST * MAP_PIXELS} pixels or fewer, is ${LOWEST} high`;
  return `${ACROSS[widths]} and a pixel down is ${MAP_PIXELS} of a map; ${smallest}.`;
}
