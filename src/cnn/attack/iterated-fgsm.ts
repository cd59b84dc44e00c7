import { InputError } from '../tensor/input-error.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import { type Aim, checkAim } from './aim.ts';
import { type DifferentiableScores, lossGradient } from './differentiable.ts';
import { euclidean } from './distance.ts';
import { changedInEightBit, toEightBit } from './eight-bit.ts';
import { checkEpsilon, checkImage } from './fgsm.ts';

export interface IteratedFgsmOptions extends Aim {
  /**
   * The radius of the ball that is not left: with `linf` how far any channel may move, 0..1; with `l2` the
   * root of the sum of all squared changes.
   */
  readonly epsilon: number;
  /** Which ball; default `linf`. */
  readonly norm?: 'linf' | 'l2';
  /** How many steps; default 20. */
  readonly steps?: number;
  /** How long a step is, in the units of epsilon; default 2.5 · epsilon / steps, so that the edge can be reached. */
  readonly stepSize?: number;
  /** Stops before the next step; the image so far comes back. */
  readonly signal?: AbortSignal;
  /** Is handed the image after each step, 8-bit values, and the step's number from 1. */
  readonly onStep?: (image: PlainTensor, step: number) => void | Promise<void>;
  /** Runs each gradient; a host lets other work in between. */
  readonly inTurn?: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * The fast gradient sign method in many small steps, put back into the ball after each: the basic
 * iterative method (Kurakin, Goodfellow and Bengio 2017, section 2.2), in L∞ or L2 (projected gradient
 * descent, Madry et al. 2018, without its random start).
 *
 * In L2 a step goes along the gradient itself, at unit length. What comes back is an image that a file
 * can hold: 8-bit values, inside the ball.
 *
 * @param image `[height, width, channels]`, pixels 0..1.
 * @throws InputError for another image, numbers out of range, or a target that is the label.
 *
 * @example
 * const ostrich = await iteratedFgsm(net, image, { label: 5, target: 2, epsilon: 8 / 255 });
 */
export async function iteratedFgsm(
  scores: DifferentiableScores,
  image: PlainTensor,
  options: IteratedFgsmOptions,
): Promise<PlainTensor> {
  const where = 'iteratedFgsm';
  const { label, target = null, epsilon, norm = 'linf', steps = 20, signal, onStep } = options;
  const { stepSize = (2.5 * epsilon) / steps, inTurn = (work) => work() } = options;
  checkAim(where, { label, target });
  checkImage(where, image);
  if (norm === 'linf') checkEpsilon(where, epsilon);
  else if (!(epsilon >= 0)) throw new InputError(where, 'an epsilon of 0 or more', epsilon);
  if (!Number.isInteger(steps) || steps < 1) {
    throw new InputError(where, 'steps of 1 or more, whole', steps);
  }
  const original = toEightBit(image);
  const { move, project } = BALLS[norm];
  const sign = target === null ? 1 : -1;
  let current = original;
  for (let step = 1; step <= steps && !signal?.aborted; step++) {
    const batch = { shape: [1, ...current.shape], data: current.data };
    const gradient = await inTurn(() => lossGradient(scores, batch, [target ?? label]));
    const moved = move(current.data, gradient.data, sign * stepSize);
    current = { shape: current.shape, data: project(original.data, moved, epsilon) };
    await onStep?.(changedInEightBit(original, current), step);
  }
  return changedInEightBit(original, current);
}

/** How a step is taken, and how a point outside a ball comes back into it. */
interface Ball {
  move(from: Float32Array, gradient: Float32Array, by: number): Float32Array;
  project(centre: Float32Array, point: Float32Array, radius: number): Float32Array;
}

const BALLS: Readonly<Record<'linf' | 'l2', Ball>> = {
  linf: {
    move: (from, gradient, by) => from.map((value, i) => value + by * Math.sign(gradient[i])),
    project: (centre, point, radius) =>
      point.map((value, i) => {
        const by = Math.min(radius, Math.max(-radius, value - centre[i]));
        return Math.min(1, Math.max(0, centre[i] + by));
      }),
  },
  l2: {
    move(from, gradient, by) {
      // A gradient of nothing shows no way: the image stays.
      const length = euclidean(gradient) || Infinity;
      return from.map((value, i) => value + (by * gradient[i]) / length);
    },
    project(centre, point, radius) {
      const clipped = point.map((value) => Math.min(1, Math.max(0, value)));
      const length = euclidean(clipped.map((value, i) => value - centre[i]));
      const share = length > radius ? radius / length : 1;
      return clipped.map((value, i) => centre[i] + share * (value - centre[i]));
    },
  },
};
