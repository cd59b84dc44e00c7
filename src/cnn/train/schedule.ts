import { InputError } from '../tensor/input-error.ts';

/**
 * How the learning rate goes through a run: up a straight line to the optimizer's own, down another to
 * nothing, and no further step is of use.
 *
 * Large steps in the middle find a good region fast, the fall at the end settles in it; so few passes
 * reach what a constant rate needs many for (Smith 2018, arXiv 1803.09820, section 4, in the
 * triangle of Jordan 2024, arXiv 2404.00498).
 */
export interface Schedule {
  /** The length of the run, in steps. */
  readonly steps: number;
  /** The share of the run that goes up, from 0 to 1. */
  readonly rise: number;
}

/**
 * By what the learning rate is multiplied in a step, counted from 1: above 0 until the run's last step,
 * 0 after it.
 *
 * @example
 * learningRateFactor({ steps: 100, rise: 0.2 }, 20); // 1, the top
 */
export function learningRateFactor({ steps, rise }: Schedule, step: number): number {
  const top = rise * steps;
  if (step <= top) return step / top;
  return Math.max(0, (steps + 1 - step) / (steps + 1 - top));
}

/** @throws InputError when a schedule has no steps, or a rise outside 0..1. */
export function checkSchedule(where: string, { steps, rise }: Schedule): void {
  if (!Number.isInteger(steps) || steps < 1) {
    throw new InputError(where, 'a schedule of 1 step or more, whole', steps);
  }
  if (!(rise >= 0 && rise <= 1)) throw new InputError(where, 'a rise from 0 to 1', rise);
}
