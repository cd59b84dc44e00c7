import type { GradientMethod } from '../../runner/engine/index.ts';
import { ANY, type Choices } from '../attack/index.ts';

/** How the gradient is followed, in one word. */
export type Way = 'fast' | 'iterated' | 'l2';

export const WAYS: Choices<Way> = [
  ['fast', 'one fast step'],
  ['iterated', '20 small steps'],
  ['l2', '20 small steps, bounded in L2'],
];

/** How often a difference is magnified. */
export const GAINS: Choices<number> = [
  [1, '× 1'],
  [4, '× 4'],
  [16, '× 16'],
  [64, '× 64'],
];

/** The bounds a slider goes through, and the curve: in 8-bit steps, and as lengths. */
export const BOUNDS = {
  linf: { most: 32, step: 1, curve: [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32] },
  l2: { most: 3, step: 0.05, curve: [0, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.5, 2, 3] },
} as const;

/** What a reader has chosen. */
export interface Settings {
  readonly way: Way;
  /** Of 255. */
  readonly steps: number;
  /** The root of the sum of all squared changes, pixels 0..1. */
  readonly length: number;
  /** A class, or `ANY`. */
  readonly target: number;
}

export const FIRST: Settings = { way: 'fast', steps: 8, length: 0.5, target: ANY };

/** The attack that settings mean, but for its bound. */
export function methodOf({ way }: Settings): Omit<GradientMethod, 'epsilon'> {
  return {
    steps: way === 'fast' ? 'fast' : 'iterated',
    norm: way === 'l2' ? 'l2' : 'linf',
  };
}

/** The bound in the units of pixels. */
export function epsilonOf({ way, steps, length }: Settings): number {
  return way === 'l2' ? length : steps / 255;
}

/** The bounds of the curve in the units of pixels. */
export function curveOf({ way }: Settings): readonly number[] {
  return way === 'l2' ? BOUNDS.l2.curve : BOUNDS.linf.curve.map((steps) => steps / 255);
}

/** The target as the engine takes it. */
export function targetOf({ target }: Settings): number | null {
  return target === ANY ? null : target;
}
