import type { PlainTensor } from '../tensor/plain-tensor.ts';
import type { Random } from '../tensor/random.ts';

/** Numbers that describe a pixel: row, column, red, green, blue. */
const GENES = 5;

/** A pixel that is changed. */
export interface ChangedPixel {
  readonly row: number;
  readonly column: number;
  /** 8-bit values. */
  readonly colour: readonly [number, number, number];
}

/**
 * Where a candidate's numbers may lie, and how they are drawn: places uniform, colours normal around 128
 * with deviation 127 (Su, Vargas and Sakurai 2019, section III.B).
 */
export class Genome {
  constructor(
    private readonly height: number,
    private readonly width: number,
    private readonly pixels: number,
  ) {}

  /** How many numbers a candidate has. */
  get length(): number {
    return GENES * this.pixels;
  }

  /** A candidate from nothing. */
  draw(random: Random): Float32Array {
    return Float32Array.from({ length: this.length }, (_, gene) => this.drawGene(gene, random));
  }

  /** A candidate with what lies outside drawn anew, so that none gathers at the edges. */
  putRight(candidate: Float32Array, random: Random): Float32Array {
    return candidate.map((value, gene) =>
      value >= 0 && value <= this.most(gene) ? value : this.drawGene(gene, random),
    );
  }

  /**
   * The pixels that a candidate means: its numbers rounded; one that would fall on another of its pixels
   * goes to the next free place, so that there are always as many as asked for.
   */
  pixelsOf(candidate: ArrayLike<number>): ChangedPixel[] {
    const taken = new Set<number>();
    const places = this.height * this.width;
    return Array.from({ length: this.pixels }, (_, pixel) => {
      const [row, column, ...colour] = Array.from({ length: GENES }, (_, gene) =>
        Math.round(candidate[GENES * pixel + gene]),
      );
      let place = row * this.width + column;
      while (taken.has(place)) place = (place + 1) % places;
      taken.add(place);
      return {
        row: Math.floor(place / this.width),
        column: place % this.width,
        colour: colour as unknown as ChangedPixel['colour'],
      };
    });
  }

  private drawGene(gene: number, random: Random): number {
    const most = this.most(gene);
    if (gene % GENES < 2) return random.integer(most + 1);
    return Math.min(most, Math.max(0, random.normal(128, 127)));
  }

  /** The greatest value of a number; the least is 0. */
  private most(gene: number): number {
    return [this.height - 1, this.width - 1, 255, 255, 255][gene % GENES];
  }
}

/**
 * An image with some pixels changed, written to `to` from `at` on.
 *
 * A colour that the pixel has already is moved by one step of its first channel: every pixel named does change.
 */
export function paint(
  image: PlainTensor,
  pixels: readonly ChangedPixel[],
  to = new Float32Array(image.data.length),
  at = 0,
): Float32Array {
  to.set(image.data, at);
  for (const { row, column, colour } of pixels) {
    const first = (row * image.shape[1] + column) * 3;
    const [red, green, blue] = [0, 1, 2].map((i) => Math.round(image.data[first + i] * 255));
    const same = colour[0] === red && colour[1] === green && colour[2] === blue;
    const moved = red === 255 ? 254 : red + 1;
    colour.forEach((value, channel) => {
      to[at + first + channel] = (same && channel === 0 ? moved : value) / 255;
    });
  }
  return to;
}
