/**
 * Training that has left the numbers: the loss or a gradient is infinite or not a number.
 *
 * The step that found out was not taken; the weights are those from before it.
 */
export class DivergedError extends Error {
  override readonly name = 'DivergedError';

  constructor(
    /** The step that could not be taken, counted from 1. */
    readonly step: number,
    /** The loss it found; finite where it was a gradient that is not. */
    readonly loss: number,
  ) {
    const found = Number.isFinite(loss)
      ? `a gradient is not finite (loss ${loss})`
      : `loss ${loss}`;
    super(`training diverged at step ${step}: ${found}; a lower learning rate may help`);
  }
}
