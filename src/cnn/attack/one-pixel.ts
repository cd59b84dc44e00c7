import { type ImageScores, scoresOf } from '../explain/index.ts';
import type { Network } from '../model/index.ts';
import { InputError } from '../tensor/input-error.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import { Random } from '../tensor/random.ts';
import { type Aim, argMax, checkAim, reached } from './aim.ts';
import { type ChangedPixel, Genome, paint } from './candidates.ts';
import { toEightBit } from './eight-bit.ts';

export interface OnePixelOptions extends Aim {
  /** How many pixels change, exactly; default 1. */
  readonly pixels?: number;
  /** Candidates in a generation, at least 4; default 400. */
  readonly population?: number;
  /** How often children are bred; default 75. */
  readonly generations?: number;
  /**
   * From whom a child sets out: one drawn at random (Su et al. 2019; Storn and Price's rand/1), the default, or the best
   * so far (best/1, SciPy's default), which is quicker where there are several pixels and gets stuck sooner.
   */
  readonly parent?: 'random' | 'best';
  /** Any whole number; the same seed gives the same attack. */
  readonly seed: number;
  /** Stops after the generation under way; the best so far comes back. */
  readonly signal?: AbortSignal;
  /** Is told of each generation, the first from nothing included. */
  readonly onGeneration?: (generation: Generation) => void | Promise<void>;
}

/** A population at work. */
export interface Generation {
  /** 0 for the one drawn from nothing. */
  readonly number: number;
  /** Each candidate's pixels. */
  readonly candidates: readonly (readonly ChangedPixel[])[];
  /** What each is judged by: the probability of the target, or with none that of the label. */
  readonly probabilities: Float32Array;
  /** The index of the best. */
  readonly best: number;
}

/** What an attack with few pixels came to. */
export interface OnePixelResult {
  /** `[height, width, 3]`, exactly `pixels` of them changed. */
  readonly image: PlainTensor;
  readonly pixels: readonly ChangedPixel[];
  /** `[classes]` of the changed image. */
  readonly probabilities: Float32Array;
  /** Whether the network names the target, or with none any class but the label. */
  readonly success: boolean;
  /** Generations bred. */
  readonly generations: number;
  /** Images that the network was asked about. */
  readonly queries: number;
}

/** How far a child goes along the difference of two others (Su et al. 2019). */
const SCALE = 0.5;

/**
 * Changes one pixel, or a few, so that a classifier names another class, knowing nothing of it but its
 * probabilities (Su, Vargas and Sakurai 2019).
 *
 * Differential evolution (Storn and Price 1997) without crossover: the child of candidate i is
 * x₁ + 0.5 · (x₂ − x₃) of three others drawn at random (or x₁ the best), and takes i's place if it is better. It ends
 * early, when the best candidate does what was wanted.
 *
 * @param scores a network, or anything that gives images probabilities `[batch, classes]`.
 * @param image `[height, width, 3]`, pixels 0..1.
 * @throws InputError for another image, numbers out of range, or a target that is the label.
 *
 * @example
 * const { success, pixels } = await onePixel(net, image, { label: 3, target: 5, seed: 1 });
 */
export async function onePixel(
  scores: Network | ImageScores,
  image: PlainTensor,
  options: OnePixelOptions,
): Promise<OnePixelResult> {
  const { generations = 75, parent = 'random', seed, signal, onGeneration } = options;
  const size = checkOptions(image, options);
  const random = new Random(seed);
  const original = toEightBit(image);
  const genome = new Genome(image.shape[0], image.shape[1], options.pixels ?? 1);
  const judge = new Judge(scoresOf(scores), original, genome, options);

  let candidates = Array.from({ length: size }, () => genome.draw(random));
  let judged = await judge.all(candidates);
  for (let number = 0; ; number++) {
    const best = judged.reduce(
      (found, { better }, i) => (better > judged[found].better ? i : found),
      0,
    );
    await onGeneration?.({
      number,
      candidates: candidates.map((candidate) => genome.pixelsOf(candidate)),
      probabilities: Float32Array.from(judged, ({ probability }) => probability),
      best,
    });
    const { probabilities } = judged[best];
    const success = reached(options, argMax(probabilities));
    if (success || number >= generations || signal?.aborted) {
      const pixels = genome.pixelsOf(candidates[best]);
      const data = paint(original, pixels);
      const changed = { shape: original.shape, data };
      return {
        image: changed,
        pixels,
        probabilities,
        success,
        generations: number,
        queries: judge.queries,
      };
    }
    const children = breed(candidates, genome, random, parent === 'best' ? best : null);
    const grown = await judge.all(children);
    candidates = candidates.map((old, i) =>
      grown[i].better > judged[i].better ? children[i] : old,
    );
    judged = judged.map((old, i) => (grown[i].better > old.better ? grown[i] : old));
  }
}

/** A child for each candidate, all of them of `best` where one is given. */
function breed(
  parents: readonly Float32Array[],
  genome: Genome,
  random: Random,
  best: number | null,
): Float32Array[] {
  return parents.map((_, i) => {
    const others = new Set<number>();
    while (others.size < 3) {
      const other = random.integer(parents.length);
      if (other !== i) others.add(other);
    }
    const [first, b, c] = [...others].map((other) => parents[other]);
    const a = best === null ? first : parents[best];
    return genome.putRight(
      a.map((value, gene) => value + SCALE * (b[gene] - c[gene])),
      random,
    );
  });
}

interface Judgement {
  readonly probabilities: Float32Array;
  /** The one that counts. */
  readonly probability: number;
  /** The greater, the better for the attack. */
  readonly better: number;
}

/** Asks the classifier about candidates, and counts how often. */
class Judge {
  queries = 0;

  constructor(
    private readonly scores: ImageScores,
    private readonly original: PlainTensor,
    private readonly genome: Genome,
    private readonly aim: Aim,
  ) {}

  async all(candidates: readonly Float32Array[]): Promise<Judgement[]> {
    const { shape, data } = this.original;
    const images = new Float32Array(candidates.length * data.length);
    candidates.forEach((candidate, i) =>
      paint(this.original, this.genome.pixelsOf(candidate), images, i * data.length),
    );
    const answer = await this.scores({ shape: [candidates.length, ...shape], data: images });
    this.queries += candidates.length;
    const classes = answer.shape[1];
    const { label, target = null } = this.aim;
    return candidates.map((_, i) => {
      const probabilities = answer.data.slice(i * classes, (i + 1) * classes);
      const probability = probabilities[target ?? label];
      return { probabilities, probability, better: target === null ? -probability : probability };
    });
  }
}

/** Checks what was asked for, and gives the size of the population. */
function checkOptions({ shape }: PlainTensor, options: OnePixelOptions): number {
  const where = 'onePixel';
  const { pixels = 1, population = 400, generations = 75 } = options;
  checkAim(where, options);
  if (!['random', 'best', undefined].includes(options.parent)) {
    throw new InputError(where, "parent 'random' or 'best'", options.parent);
  }
  if (shape.length !== 3 || shape[2] !== 3) {
    throw new InputError(where, 'one image [height, width, 3]', [...shape]);
  }
  const places = shape[0] * shape[1];
  for (const [name, value, least, most] of [
    ['pixels', pixels, 1, places],
    ['population', population, 4, 100_000],
    ['generations', generations, 0, 100_000],
  ] as const) {
    if (Number.isInteger(value) && value >= least && value <= most) continue;
    throw new InputError(where, `${name} from ${least} to ${most}, whole`, value);
  }
  return population;
}
