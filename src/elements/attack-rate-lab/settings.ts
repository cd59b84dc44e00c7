import type { RateAttack, RateImages } from '../../runner/engine/index.ts';
import type { Choices } from '../attack/index.ts';

/** What a reader has chosen. */
export interface Settings {
  readonly images: RateImages['from'];
  readonly count: number;
  readonly targeted: boolean;
  readonly way: 'fast' | 'iterated';
  /** Of 255. */
  readonly steps: number;
  readonly pixels: number;
}

export const IMAGES: Choices<RateImages['from']> = [
  ['scenes', 'drawn scenes'],
  ['cifar10', 'CIFAR-10 test images'],
];
export const WAYS: Choices<Settings['way']> = [
  ['fast', 'one fast step'],
  ['iterated', '20 small steps'],
];
export const PIXELS: Choices<number> = [
  [1, '1 pixel'],
  [3, '3 pixels'],
  [5, '5 pixels'],
];
export const STEPS: Choices<number> = [
  [1, '1 of 255'],
  [2, '2 of 255'],
  [4, '4 of 255'],
  [8, '8 of 255'],
  [16, '16 of 255'],
];
export const AIMS: Choices<'away' | 'target'> = [
  ['away', 'anything else'],
  ['target', 'every other class in turn'],
];

/** Images to take: few pixels ask thousands of questions an image, a gradient a few. */
export const COUNTS: Readonly<Record<RateAttack['by'], Choices<number>>> = {
  gradient: [
    [50, '50 images'],
    [200, '200 images'],
    [500, '500 images'],
  ],
  pixels: [
    [10, '10 images'],
    [30, '30 images'],
    [100, '100 images'],
  ],
};

/** A population that is smaller than the paper's: many images have to be gone through. */
const PIXEL_ATTACK = { population: 200, generations: 30 };

export const FIRST: Settings = {
  images: 'scenes',
  count: 50,
  targeted: false,
  way: 'fast',
  steps: 8,
  pixels: 1,
};

/** The attack that settings mean. */
export function attackOf(by: RateAttack['by'], { way, steps, pixels }: Settings): RateAttack {
  if (by === 'pixels') return { by, pixels, ...PIXEL_ATTACK };
  return { by, steps: way, norm: 'linf', epsilon: steps / 255 };
}

/** Of the scenes; they are test images, which no network has learnt from. */
export const SCENES_SEED = 260_728;
