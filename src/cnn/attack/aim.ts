import { InputError } from '../tensor/input-error.ts';

/** What an attack is after: away from the true class, to any other; or to one. */
export interface Aim {
  /** The true class of the image. */
  readonly label: number;
  /** The class that the network shall name; null where any wrong one will do. Default null. */
  readonly target?: number | null;
}

/** Whether a network that names `predicted` is where the aim wants it. */
export function reached({ label, target = null }: Aim, predicted: number): boolean {
  return target === null ? predicted !== label : predicted === target;
}

/** @throws InputError when the target is the true class, or a class is no whole number from 0. */
export function checkAim(where: string, { label, target = null }: Aim): void {
  for (const [name, value] of Object.entries({ label, target: target ?? 0 })) {
    if (Number.isInteger(value) && value >= 0) continue;
    throw new InputError(where, `a ${name} that is the number of a class`, value);
  }
  if (target === label)
    throw new InputError(where, `a target other than the label ${label}`, target);
}

/** The index of the greatest number. */
export function argMax(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}
