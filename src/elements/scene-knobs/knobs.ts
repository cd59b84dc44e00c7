import type { SceneKnobs } from '../../cnn/data/scenes/knobs.ts';

export type KnobName = keyof SceneKnobs;

/** The six difficulties, as a reader sees them. */
export const KNOBS: readonly { readonly name: KnobName; readonly says: string }[] = [
  { name: 'viewpoint', says: 'Viewpoint' },
  { name: 'illumination', says: 'Illumination' },
  { name: 'deformation', says: 'Deformation' },
  { name: 'occlusion', says: 'Occlusion' },
  { name: 'clutter', says: 'Background clutter' },
  { name: 'variation', says: 'Variation in the class' },
];

/** All difficulties absent: the picture that the others are compared with. */
export const UNTOUCHED: SceneKnobs = {
  viewpoint: 0,
  illumination: 0,
  deformation: 0,
  occlusion: 0,
  clutter: 0,
  variation: 0,
};

/** The mean difference of two pictures of one shape, a number each: 0..255. */
export function meanDifference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i] - b[i]);
  return a.length > 0 ? sum / a.length : 0;
}
