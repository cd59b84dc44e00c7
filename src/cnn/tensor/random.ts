/**
 * A seeded source of random numbers whose position can be saved and restored.
 *
 * xoshiro128** (Blackman and Vigna 2018), seeded by splitmix32, so that any integer seed, 0 too,
 * gives an independent stream and a run can be resumed to the bit.
 *
 * @example
 * const random = new Random(7);
 * random.uniform(); // the same first number in every run
 * const resumed = Random.from(random.state());
 */
export class Random {
  private readonly words = new Uint32Array(4);

  /** @param seed any integer; the same seed gives the same stream on every machine. */
  constructor(seed: number) {
    let word = seed >>> 0;
    for (let i = 0; i < 4; i++) {
      word = (word + 0x9e3779b9) >>> 0;
      let mixed = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
      this.words[i] = mixed ^ (mixed >>> 15);
    }
  }

  /** A generator that goes on where `state()` was taken. */
  static from(state: readonly number[]): Random {
    const random = new Random(0);
    random.goTo(state);
    return random;
  }

  /** Goes on where `state()` was taken. */
  goTo(state: readonly number[]): void {
    this.words.set(state);
  }

  /** The position in the stream: four 32-bit words. */
  state(): number[] {
    return [...this.words];
  }

  /** The next 32 random bits as an unsigned integer. */
  bits(): number {
    const w = this.words;
    const result = Math.imul(rotate(Math.imul(w[1], 5), 7), 9) >>> 0;
    const shifted = w[1] << 9;
    w[2] ^= w[0];
    w[3] ^= w[1];
    w[1] ^= w[2];
    w[0] ^= w[3];
    w[2] ^= shifted;
    w[3] = rotate(w[3], 11);
    return result;
  }

  /** Goes on as if `count` numbers had been drawn. */
  skip(count: number): void {
    for (let i = 0; i < count; i++) this.bits();
  }

  /** A number in [low, high), uniformly; 24 random bits, exact in float32 for the unit interval. */
  uniform(low = 0, high = 1): number {
    return low + ((high - low) * (this.bits() >>> 8)) / 0x1000000;
  }

  /** An integer in 0 .. below − 1, uniformly. */
  integer(below: number): number {
    return Math.floor((this.bits() / 0x100000000) * below);
  }

  /** A normally distributed number (Box and Muller 1958). */
  normal(mean = 0, deviation = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** The integers 0 .. count − 1 in random order (Fisher and Yates). */
  permutation(count: number): Uint32Array {
    const order = Uint32Array.from({ length: count }, (_, i) => i);
    for (let i = count - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }

  /** An independent generator, seeded from this one's next number. */
  fork(): Random {
    return new Random(this.bits());
  }
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
