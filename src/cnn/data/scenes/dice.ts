import type { Random } from '../../tensor/random.ts';
import { mix, type Colour } from './colour.ts';

/**
 * Chance held on a leash: draws that differ from the typical by as much as a knob allows.
 *
 * At `amount` 0 every draw gives the typical; the numbers drawn are the same whatever the amount, so
 * that turning a knob moves a picture gradually instead of making another one.
 */
export class Dice {
  constructor(
    private readonly random: Random,
    /** The knob, 0..1. */
    readonly amount: number,
  ) {}

  /** A number within `spread · amount` of the centre. */
  around(centre: number, spread: number): number {
    return centre + this.amount * spread * this.random.uniform(-1, 1);
  }

  /** As `around`, but never nearly the centre: at least a third of the way out. */
  away(centre: number, spread: number): number {
    const sign = this.random.uniform() < 0.5 ? -1 : 1;
    return centre + this.amount * spread * sign * this.random.uniform(0.35, 1);
  }

  /** From `base` up to `base + reach · amount`. */
  upTo(base: number, reach: number): number {
    return base + this.amount * reach * this.random.uniform();
  }

  /** The first item is the typical one; the others come in early as the knob is turned. */
  pick<T>(items: readonly T[]): T {
    const index = this.random.integer(items.length);
    return this.random.uniform() < Math.sqrt(this.amount) ? items[index] : items[0];
  }

  /** True with probability `share · amount`. */
  chance(share: number): boolean {
    return this.random.uniform() < share * this.amount;
  }

  /** True in half the draws as soon as the knob is a little turned. */
  flip(): boolean {
    return this.random.uniform() < Math.min(0.5, 2 * this.amount);
  }

  /** A palette's colour, a little off. */
  tint(palette: readonly Colour[]): Colour {
    const colour = this.pick(palette);
    const other = palette[this.random.integer(palette.length)];
    return mix(colour, other, this.upTo(0, 0.25));
  }

  /** A number that no knob moves. */
  free(low: number, high: number): number {
    return this.random.uniform(low, high);
  }
}
