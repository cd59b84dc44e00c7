import { InputError } from '../../tensor/input-error.ts';
import { Random } from '../../tensor/random.ts';
import { CIFAR10_CLASSES } from '../dataset.ts';
import { drawBackdrop } from './backdrop.ts';
import { Canvas } from './canvas.ts';
import { drawAirplane } from './classes/airplane.ts';
import { drawAutomobile } from './classes/automobile.ts';
import { drawBird } from './classes/bird.ts';
import { drawCat } from './classes/cat.ts';
import { drawDeer } from './classes/deer.ts';
import { drawDog } from './classes/dog.ts';
import { drawFrog } from './classes/frog.ts';
import { drawHorse } from './classes/horse.ts';
import { drawShip } from './classes/ship.ts';
import { drawTruck } from './classes/truck.ts';
import { Dice } from './dice.ts';
import { Frame, PLAIN_FRAME } from './frame.ts';
import { completeKnobs, type SceneKnobs } from './knobs.ts';
import { castLight, develop, type Light } from './light.ts';
import { drawOccluder } from './occluder.ts';
import type { Stage } from './stage.ts';

/** By label. */
const ARTISTS: readonly ((stage: Stage) => void)[] = [
  drawAirplane,
  drawAutomobile,
  drawBird,
  drawCat,
  drawDeer,
  drawDog,
  drawFrog,
  drawHorse,
  drawShip,
  drawTruck,
];

/** How freely a thing of each class may tilt, in radians, and how much it bends when it is deformed. */
const TILT = [0.9, 0.35, 0.6, 0.5, 0.35, 0.5, 0.5, 0.35, 0.35, 0.3];
const BEND = 0.55;

/** Which picture to draw. */
export interface SceneOptions {
  /** The class, 0..9 in the order of `CIFAR10_CLASSES`. */
  readonly label: number;
  /** An integer; the same one draws the same picture. */
  readonly seed: number;
  /** What is left out has its default. */
  readonly knobs?: Partial<SceneKnobs>;
  /** Width and height in pixels; 32 by default. */
  readonly size?: number;
}

/** A drawn picture. */
export interface Scene {
  readonly label: number;
  /** `[height, width, channels]`. */
  readonly shape: readonly [number, number, number];
  /** `[height, width, channels]`, 0..255. */
  readonly image: Uint8Array;
  /** `[height, width]`, 0..255: how much of each pixel shows the thing that gives the label. */
  readonly mask: Uint8Array;
}

/**
 * One picture of a class, at any size, with the mask of what it shows.
 *
 * @throws InputError when the label, the size or a knob is out of range.
 * @example
 * const { image } = drawScene({ label: 3, seed: 7, knobs: { occlusion: 0.8 }, size: 128 });
 */
export function drawScene({ label, seed, knobs, size = 32 }: SceneOptions): Scene {
  if (!Number.isInteger(label) || label < 0 || label >= CIFAR10_CLASSES.length) {
    throw new InputError('drawScene', 'a label from 0 to 9', label);
  }
  if (!Number.isInteger(size) || size < 8 || size > 1024) {
    throw new InputError('drawScene', 'a size from 8 to 1024 pixels', size);
  }
  if (!Number.isSafeInteger(seed)) throw new InputError('drawScene', 'an integer seed', seed);
  const canvas = new Canvas(size);
  const image = new Uint8ClampedArray(size * size * 3);
  const light = paintScene(canvas, label, seed, completeKnobs('drawScene', knobs));
  develop(canvas, light, image, 0);
  return {
    label,
    shape: [size, size, 3],
    image: new Uint8Array(image.buffer),
    mask: Uint8Array.from(canvas.mask, (cover) => Math.round(255 * cover)),
  };
}

/** Paints over the whole canvas and chooses the light to develop it in; the knobs are complete and checked. */
export function paintScene(canvas: Canvas, label: number, seed: number, knobs: SceneKnobs): Light {
  const random = new Random(seed);
  const view = new Dice(random.fork(), knobs.viewpoint);
  const light = new Dice(random.fork(), knobs.illumination);
  const pose = new Dice(random.fork(), knobs.deformation);
  const cover = new Dice(random.fork(), knobs.occlusion);
  const clutter = new Dice(random.fork(), knobs.clutter);
  const kind = new Dice(random.fork(), knobs.variation);
  canvas.mask.fill(0);
  canvas.layer = 'behind';
  canvas.frame = PLAIN_FRAME;
  drawBackdrop(canvas, label, clutter);
  canvas.layer = 'thing';
  const x = view.around(0, 0.4);
  const y = view.around(0, 0.3);
  const scale = view.around(1.08, 0.5);
  const tilt = view.around(0, TILT[label]);
  const squeeze = 1 - view.upTo(0, 0.4);
  const stretch = view.flip() ? -squeeze : squeeze;
  canvas.frame = Frame.at(x, y, tilt, scale, stretch, pose.away(0, BEND));
  ARTISTS[label]({ canvas, kind, pose, view });
  canvas.layer = 'front';
  canvas.frame = PLAIN_FRAME;
  drawOccluder(canvas, [x, y], scale, cover);
  return castLight(light);
}
