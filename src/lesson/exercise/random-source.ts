/** Where a check draws its random cases from. */
export interface RandomSource {
  /** A number in [low, high), uniformly; [0, 1) unless told. */
  uniform(low?: number, high?: number): number;
  /** An integer in 0 .. below − 1, uniformly. */
  integer(below: number): number;
}

/**
 * A source with a seed: the same cases for everybody, every time.
 *
 * Mulberry32; enough to pick cases, not for weights.
 */
export function randomSource(seed: number): RandomSource {
  let state = seed >>> 0;
  const uniform = (low = 0, high = 1): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return low + ((high - low) * ((word ^ (word >>> 14)) >>> 0)) / 0x100000000;
  };
  return { uniform, integer: (below) => Math.floor(uniform(0, below)) };
}
