import type { Picture } from '../../runner/engine/index.ts';

/** What the patch may be painted with. */
export const COLOURS = ['grey', 'black', 'white', 'mean'] as const;
export type PatchColour = (typeof COLOURS)[number];

/** What a reader calls it. */
export const COLOUR_NAMES: Readonly<Record<PatchColour, string>> = {
  grey: 'grey',
  black: 'black',
  white: 'white',
  mean: 'the image’s mean colour',
};

/** Red, green and blue, 0..1. */
export function colourOfPatch(colour: PatchColour, picture: Picture): readonly number[] {
  if (colour === 'black') return [0, 0, 0];
  if (colour === 'white') return [1, 1, 1];
  if (colour === 'grey') return [0.5, 0.5, 0.5];
  const sums = [0, 0, 0];
  picture.bytes.forEach((byte, i) => (sums[i % 3] += byte));
  return sums.map((sum) => (3 * sum) / picture.bytes.length / 255);
}
