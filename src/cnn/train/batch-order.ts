import { Random } from '../tensor/random.ts';

/** Where an order is, as plain data. */
export interface BatchOrderState {
  /** The generator as it was before the permutation in use was drawn: four 32-bit words. */
  readonly random: readonly number[];
  /** How many images of that permutation are used. */
  readonly used: number;
}

/**
 * The order in which images are trained on: all of them once, shuffled, then all again, shuffled anew.
 *
 * A batch always has the size that is asked for: one that begins at the end of a pass goes on with
 * the first images of the next.
 */
export class BatchOrder {
  private order: Uint32Array;
  private before: readonly number[];

  private constructor(
    private readonly count: number,
    private readonly random: Random,
    private used: number,
  ) {
    this.before = random.state();
    this.order = random.permutation(count);
  }

  static start(count: number, random: Random): BatchOrder {
    return new BatchOrder(count, random, 0);
  }

  /** Goes on where `state` was taken. */
  static resume(count: number, { random, used }: BatchOrderState): BatchOrder {
    return new BatchOrder(count, Random.from(random), used);
  }

  /** The indices of the next `size` images. */
  next(size: number): Uint32Array {
    const batch = new Uint32Array(size);
    for (let filled = 0; filled < size;) {
      if (this.used === this.count) this.shuffle();
      const part = this.order.subarray(this.used, this.used + size - filled);
      batch.set(part, filled);
      filled += part.length;
      this.used += part.length;
    }
    return batch;
  }

  state(): BatchOrderState {
    return { random: this.before, used: this.used };
  }

  private shuffle(): void {
    this.before = this.random.state();
    this.order = this.random.permutation(this.count);
    this.used = 0;
  }
}
