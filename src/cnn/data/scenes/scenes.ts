import { InputError } from '../../tensor/input-error.ts';
import { CIFAR10_CLASSES, type Dataset, type ImageSet } from '../dataset.ts';
import { Canvas } from './canvas.ts';
import { drawScene, paintScene, type Scene } from './draw-scene.ts';
import { completeKnobs, type SceneKnobs } from './knobs.ts';
import { develop } from './light.ts';

const SIZE = 32;
const CLASSES = CIFAR10_CLASSES.length;
const MOST_IMAGES = 1_000_000;
/** Test images are numbered from here on, so that none is a training image. */
const TEST_FROM = 2 ** 31;

/** What to draw. */
export interface ScenesOptions {
  /** An integer; the same one draws the same images. */
  readonly seed: number;
  /** Number of training images. */
  readonly train: number;
  /** Number of test images. */
  readonly test: number;
  /** What is left out has its default. */
  readonly knobs?: Partial<SceneKnobs>;
}

/** Which images to stream. */
export interface StreamOptions {
  /** An integer; the same one draws the same images. */
  readonly seed: number;
  /** What is left out has its default. */
  readonly knobs?: Partial<SceneKnobs>;
  /** The number of the first image; 0 by default. */
  readonly from?: number;
}

/**
 * The ten classes of CIFAR-10 drawn by code, 32x32x3, balanced, in the order 0, 1, … 9, 0, 1, ….
 *
 * Image i depends on the seed, the knobs and i alone, so a larger set begins with the smaller one. Training
 * and test images share none.
 *
 * @throws InputError when a number or a knob is out of range.
 * @example
 * const { train, test } = scenes({ seed: 7, train: 5000, test: 1000 });
 * train.images.length; // 5000 · 32 · 32 · 3
 */
export function scenes({ seed, train, test, knobs }: ScenesOptions): Dataset {
  const complete = completeKnobs('scenes', knobs);
  checkSeed('scenes', seed);
  for (const [name, count] of Object.entries({ train, test })) {
    if (!Number.isInteger(count) || count < 0 || count > MOST_IMAGES) {
      throw new InputError('scenes', `${name} from 0 to ${MOST_IMAGES} images`, count);
    }
  }
  return {
    name: 'drawn scenes',
    train: drawSet(seed, 0, train, complete),
    test: drawSet(seed, TEST_FROM, test, complete),
  };
}

/**
 * The same images one by one, without end: the training images of `scenes` from number `from` on.
 *
 * @throws InputError when the seed or a knob is out of range.
 */
export function* streamScenes({
  seed,
  knobs,
  from = 0,
}: StreamOptions): Generator<Scene, never, undefined> {
  checkSeed('streamScenes', seed);
  if (!Number.isInteger(from) || from < 0) {
    throw new InputError('streamScenes', 'from to be the number of an image, 0 or more', from);
  }
  for (let i = from; ; i++)
    yield drawScene({ label: i % CLASSES, seed: sceneSeed(seed, i), knobs });
}

function drawSet(seed: number, from: number, count: number, knobs: SceneKnobs): ImageSet {
  const length = SIZE * SIZE * 3;
  const bytes = new Uint8ClampedArray(count * length);
  const labels = new Uint8Array(count);
  const canvas = new Canvas(SIZE);
  for (let i = 0; i < count; i++) {
    labels[i] = i % CLASSES;
    const light = paintScene(canvas, labels[i], sceneSeed(seed, from + i), knobs);
    develop(canvas, light, bytes, i * length);
  }
  return {
    images: new Uint8Array(bytes.buffer),
    labels,
    count,
    shape: [SIZE, SIZE, 3],
    classes: CIFAR10_CLASSES,
  };
}

/** The seed of one image: a bijection of its number (Wellons' lowbias32), so that no two are equal. */
function sceneSeed(seed: number, index: number): number {
  let word = (index ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  word = Math.imul(word ^ (word >>> 16), 0x7feb352d);
  word = Math.imul(word ^ (word >>> 15), 0x846ca68b);
  return (word ^ (word >>> 16)) >>> 0;
}

function checkSeed(where: string, seed: number): void {
  if (!Number.isSafeInteger(seed)) throw new InputError(where, 'an integer seed', seed);
}
