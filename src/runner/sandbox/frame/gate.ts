/** How many texts of a worker, and how many characters, may stand unacknowledged at the relay. */
export interface GateLimits {
  readonly texts: number;
  readonly characters: number;
  /** The longest text that is passed on at all. */
  readonly longest: number;
}

export const GATE_LIMITS: GateLimits = { texts: 4000, characters: 16_000_000, longest: 4_000_000 };

/**
 * Lets so much of what a worker says pass, and counts the rest.
 *
 * The worker's own runtime keeps far below this; the gate holds when student code has got round it.
 */
export class Gate {
  private texts = 0;
  private characters = 0;
  private readonly sizes: number[] = [];
  private dropped = 0;
  private told = 0;

  constructor(private readonly limits: GateLimits = GATE_LIMITS) {}

  /** Whether a text passes; anything that is no text does not. */
  admits(text: unknown): text is string {
    const size = typeof text === 'string' ? text.length : Infinity;
    const { limits } = this;
    if (
      size > limits.longest ||
      this.texts >= limits.texts ||
      this.characters + size > limits.characters
    ) {
      this.dropped++;
      return false;
    }
    this.texts++;
    this.characters += size;
    this.sizes.push(size);
    return true;
  }

  /** The page has dealt with the oldest `count` texts. */
  acknowledge(count: number): void {
    for (const size of this.sizes.splice(0, Math.min(count, this.sizes.length))) {
      this.texts--;
      this.characters -= size;
    }
  }

  /** How many were dropped, when that is worth a message: the first, and each time they have doubled. */
  news(): number | null {
    if (this.dropped === 0 || this.dropped < 2 * this.told) return null;
    this.told = this.dropped;
    return this.dropped;
  }
}
