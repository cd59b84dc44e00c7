import { Random } from '../../../cnn/tensor/random.ts';

/**
 * What `Math.random` draws from in cells: a stream of its own for each run, by seed and cell.
 *
 * So a cell sees the same numbers whenever it runs, whatever ran before it.
 */
export class CellRandom {
  private random = new Random(0);

  /** A run begins: its stream starts anew. */
  begin(seed: number, cell: string): void {
    this.random = new Random(hash(`${seed} ${cell}`));
  }

  /** A number in [0, 1) of 53 random bits, as many as the engine's own. */
  readonly draw = (): number => {
    const high = this.random.bits() >>> 5;
    return (high * 2 ** 26 + (this.random.bits() >>> 6)) / 2 ** 53;
  };
}

/** FNV-1a (Fowler, Noll and Vo), so that neighbouring seeds and names give streams far apart. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}
