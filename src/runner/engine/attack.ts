import type { SceneKnobs } from '../../cnn/data/scenes/knobs.ts';
import type { Distance } from '../../cnn/attack/distance.ts';
import type { ChangedPixel } from '../../cnn/attack/candidates.ts';
import type { SuccessRate } from '../../cnn/attack/success-rate.ts';
import type { NetworkChoice, Picture, SubjectImage } from './subject.ts';

/** The calls that fool a network, one image or many; they leave the training run alone. */
export interface AttackCalls {
  /** One image by its gradient, in one step or many; streams the image after each step. */
  attackGradient: { args: GradientWish; result: GradientAttack; partial: GradientStep };
  /** The same attack with one ε after the other; streams what the network says at each. */
  attackCurve: { args: CurveWish; result: readonly CurvePoint[]; partial: CurvePoint };
  /** One image by a few pixels; streams the generations. */
  attackOnePixel: { args: OnePixelWish; result: OnePixelAttack; partial: OnePixelGeneration };
  /** Many images, counted; streams the count so far after each attack. */
  attackRate: { args: RateWish; result: AttackRate; partial: SuccessRate };
}

/** How the gradient is followed. */
export interface GradientMethod {
  /** `fast` takes one step of ε, `iterated` many small ones that stay in the ball. */
  readonly steps: 'fast' | 'iterated';
  /** `l2` is for `iterated`. */
  readonly norm: 'linf' | 'l2';
  /** With `linf` how far a channel may move, 0..1, 8/255 is eight steps of 8-bit values; with `l2` the length of the change. */
  readonly epsilon: number;
  /** How many steps `iterated` takes; default 20. */
  readonly count?: number;
}

/** Which network and image, and where to. */
export interface AttackSubject {
  readonly network: NetworkChoice;
  readonly image: SubjectImage;
  /** The class that the network shall name; null for any but the image's own. */
  readonly target: number | null;
}

export interface GradientWish extends AttackSubject {
  readonly method: GradientMethod;
}

/** The image after a step. */
export interface GradientStep {
  /** From 1. */
  readonly step: number;
  readonly of: number;
  readonly picture: Picture;
  readonly probabilities: Float32Array;
}

/** A fooling image, and what it was made from. */
export interface GradientAttack {
  readonly classes: readonly string[];
  /** The true class, or where it is not known what the network said before. */
  readonly label: number;
  /** The image as the network sees it, and what it says of it. */
  readonly original: Picture;
  readonly before: Float32Array;
  readonly changed: Picture;
  readonly after: Float32Array;
  /** `[height, width, channels]`, in whole steps of 8-bit values: changed minus original. */
  readonly difference: { readonly shape: readonly number[]; readonly data: Float32Array };
  readonly distance: Distance;
}

export interface CurveWish extends AttackSubject {
  readonly method: Omit<GradientMethod, 'epsilon'>;
  /** Ascending. */
  readonly epsilons: readonly number[];
}

/** What the network says at one ε. */
export interface CurvePoint {
  readonly epsilon: number;
  /** The class that is left, or where it is not known what the network said before. */
  readonly label: number;
  readonly probabilities: Float32Array;
}

export interface OnePixelWish extends AttackSubject {
  /** How many pixels change. */
  readonly pixels: number;
  readonly population: number;
  readonly generations: number;
  readonly seed: number;
}

/** A population at work. */
export interface OnePixelGeneration {
  /** 0 for the one drawn from nothing. */
  readonly number: number;
  /** `[candidates, pixels, 5]`: row, column, red, green, blue of each pixel. */
  readonly candidates: Uint16Array;
  /** What each is judged by: the probability of the target, or without one that of the label. */
  readonly judged: Float32Array;
  /** The index of the best. */
  readonly best: number;
}

/** What an attack by a few pixels came to. */
export interface OnePixelAttack {
  readonly classes: readonly string[];
  readonly label: number;
  readonly original: Picture;
  readonly before: Float32Array;
  readonly changed: Picture;
  readonly after: Float32Array;
  readonly pixels: readonly ChangedPixel[];
  readonly success: boolean;
  readonly generations: number;
  readonly queries: number;
}

export interface RateWish {
  readonly network: NetworkChoice;
  readonly images: RateImages;
  /** How many images are taken; those that are classified wrongly are passed over. */
  readonly count: number;
  /** Whether each is attacked towards every other class in turn. */
  readonly targeted: boolean;
  readonly attack: RateAttack;
  readonly seed: number;
}

/** Which images are attacked. */
export type RateImages =
  | { readonly from: 'scenes'; readonly seed: number; readonly knobs?: Partial<SceneKnobs> }
  /** Test images, from this browser or from the site's copy at `baseUrl`. */
  | { readonly from: 'cifar10'; readonly baseUrl: string };

/** With what. */
export type RateAttack =
  | ({ readonly by: 'gradient' } & GradientMethod)
  | {
      readonly by: 'pixels';
      readonly pixels: number;
      readonly population: number;
      readonly generations: number;
    };

/** What was counted. */
export interface AttackRate extends SuccessRate {
  readonly classes: readonly string[];
}
