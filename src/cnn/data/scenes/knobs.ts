import { InputError } from '../../tensor/input-error.ts';

/**
 * How hard the drawn scenes are, one knob for each classic difficulty of recognition, 0..1 each.
 *
 * At 0 the difficulty is absent; at 1 it is as strong as it gets. Each knob draws from a stream of random
 * numbers of its own, so turning one leaves everything else in the picture as it was.
 */
export interface SceneKnobs {
  /** Place, size, tilt, mirror image and the side the thing is seen from. */
  readonly viewpoint: number;
  /** Brightness, colour and direction of the light. */
  readonly illumination: number;
  /** Pose of limbs, necks and tails; bending of what is stiff. */
  readonly deformation: number;
  /** How much of the thing is covered by something in front of it. */
  readonly occlusion: number;
  /** How busy the background is: plain at 0, scenery, then other objects and texture. */
  readonly clutter: number;
  /** How much members of a class differ: colour, proportions, breed or model. */
  readonly variation: number;
}

/** The knobs' names, in the order a panel shows them. */
export const KNOB_NAMES = [
  'viewpoint',
  'illumination',
  'deformation',
  'occlusion',
  'clutter',
  'variation',
] as const satisfies readonly (keyof SceneKnobs)[];

/** Scenes that people name at a glance and a small network learns in minutes. */
export const DEFAULT_KNOBS: SceneKnobs = {
  viewpoint: 0.4,
  illumination: 0.4,
  deformation: 0.4,
  occlusion: 0.15,
  clutter: 0.4,
  variation: 0.6,
};

/**
 * The knobs with defaults for those left out.
 *
 * @throws InputError when a knob is not a number in 0..1, or has a name that is none.
 */
export function completeKnobs(where: string, knobs: Partial<SceneKnobs> = {}): SceneKnobs {
  for (const [name, value] of Object.entries(knobs)) {
    if (!KNOB_NAMES.includes(name as keyof SceneKnobs)) {
      throw new InputError(where, `knobs among ${KNOB_NAMES.join(', ')}`, name);
    }
    if (value !== undefined && !(value >= 0 && value <= 1)) {
      throw new InputError(where, `the knob ${name} in 0..1`, value);
    }
  }
  const given = Object.entries(knobs).filter(([, value]) => value !== undefined);
  return { ...DEFAULT_KNOBS, ...Object.fromEntries(given) };
}
