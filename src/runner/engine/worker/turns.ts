/**
 * One piece of work at a time, in the order asked for, with messages let in between.
 *
 * A training step waits for the device in its middle; without turns an evaluation could see weights
 * that are half updated, and a checkpoint could mix two steps.
 */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly breathe: () => Promise<void>) {}

  take<T>(work: () => T | Promise<T>): Promise<T> {
    const result = this.last.then(work);
    this.last = result.then(this.breathe, this.breathe);
    return result;
  }
}
