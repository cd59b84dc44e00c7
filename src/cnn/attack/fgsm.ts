import { InputError } from '../tensor/input-error.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import { type Aim, checkAim } from './aim.ts';
import { type DifferentiableScores, lossGradient } from './differentiable.ts';
import { changedInEightBit, toEightBit } from './eight-bit.ts';

export interface FgsmOptions extends Aim {
  /** How far any channel of any pixel may move, 0..1; 8/255 is 0.031. */
  readonly epsilon: number;
}

/**
 * The fast gradient sign method: every channel of every pixel moves by ε, up or down, whichever hurts
 * (Goodfellow, Shlens and Szegedy 2015, section 4).
 *
 *     x' = x + ε · sign(∇ loss(x, label)), or x − ε · sign(∇ loss(x, target))
 *
 * One gradient, one step. What comes back is an image that a file can hold: 8-bit values, none more than
 * ε from the original, so ε below 1/255 changes nothing.
 *
 * @param image `[height, width, channels]`, pixels 0..1.
 * @throws InputError for another image, an epsilon outside 0..1, or a target that is the label.
 *
 * @example
 * const ostrich = await fgsm(net, image, { label: 5, target: 2, epsilon: 8 / 255 });
 * const { data } = await predict(net, ostrich);
 */
export async function fgsm(
  scores: DifferentiableScores,
  image: PlainTensor,
  { epsilon, label, target = null }: FgsmOptions,
): Promise<PlainTensor> {
  checkAim('fgsm', { label, target });
  checkImage('fgsm', image);
  checkEpsilon('fgsm', epsilon);
  const original = toEightBit(image);
  const batch = { shape: [1, ...original.shape], data: original.data };
  const gradient = await lossGradient(scores, batch, [target ?? label]);
  const direction = target === null ? epsilon : -epsilon;
  const data = original.data.map((value, i) => value + direction * Math.sign(gradient.data[i]));
  return changedInEightBit(original, { shape: original.shape, data });
}

/** @throws InputError when it is no image. */
export function checkImage(where: string, { shape }: PlainTensor): void {
  if (shape.length === 3) return;
  throw new InputError(where, 'one image [height, width, channels]', [...shape]);
}

/** @throws InputError when a bound in pixel units is outside 0..1. */
export function checkEpsilon(where: string, epsilon: number): void {
  if (epsilon >= 0 && epsilon <= 1) return;
  throw new InputError(where, 'an epsilon from 0 to 1, in the units of pixels', epsilon);
}
