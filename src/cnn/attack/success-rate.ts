import type { ImageSet } from '../data/dataset.ts';
import { imageAt } from '../data/index.ts';
import { type ImageScores, scoresOf } from '../explain/index.ts';
import type { Network } from '../model/index.ts';
import { InputError } from '../tensor/input-error.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import { wilsonInterval } from '../tensor/wilson-interval.ts';
import { type Aim, argMax } from './aim.ts';
import { distance } from './distance.ts';

/** An attack as it is counted: one image and an aim in, a changed image out. */
export type Attack = (image: PlainTensor, aim: Aim, seed: number) => Promise<AttackResult>;

/** A changed image, and what it cost. */
export interface AttackResult {
  readonly image: PlainTensor;
  /** Images that the classifier was asked about, gradients among them. */
  readonly queries: number;
}

export interface SuccessRateOptions {
  readonly attack: Attack;
  /** How many attacks; default one for each image that was classified right. */
  readonly attempts?: number;
  /** Whether each image is attacked towards every wrong class in turn; default false: away from its own. */
  readonly targeted?: boolean;
  /** The first attack's seed; the next has the next. Default 1. */
  readonly seed?: number;
  readonly signal?: AbortSignal;
  /** Is told of the count so far after each attack. */
  readonly onAttempt?: (soFar: SuccessRate) => void | Promise<void>;
}

/** How often something came out, with its 95 % interval (Wilson 1927). */
export interface Rate {
  readonly hits: number;
  readonly n: number;
  /** 0..1, as `low` and `high`; NaN before the first attempt. */
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** How an attack does over many images. */
export interface SuccessRate {
  /** Attacks after which the classifier names a wrong class, the target or another. */
  readonly misclassified: Rate;
  /** Attacks after which it names the target; null where there was none. */
  readonly targetHit: Rate | null;
  /** Images passed over since they were classified wrongly to begin with. */
  readonly wrongBefore: number;
  /** Means over all attacks. */
  readonly queries: number;
  readonly l0: number;
  readonly l2: number;
  readonly linf: number;
  /** `[true class, class named]`, counts of attacks. */
  readonly named: PlainTensor;
  /** `[true class, target]`: attacks, and hits among them; null where there was no target. */
  readonly byTarget: { readonly attempts: PlainTensor; readonly hits: PlainTensor } | null;
}

/**
 * Attacks the images of a set that a classifier gets right, and counts what it says afterwards.
 *
 * Only images classified right count: the others need no attack. That the target was hit is counted apart
 * from mere misclassification, which is far easier and often reported in its place.
 *
 * @param scores a network, or anything that gives images probabilities `[batch, classes]`.
 * @throws InputError when the attempts are no whole number from 1.
 *
 * @example
 * const attack: Attack = async (image, aim) => ({ image: await fgsm(net, image, { ...aim, epsilon: 0.03 }), queries: 1 });
 * const { misclassified } = await successRate(net, cifar10.test, { attack, attempts: 500 });
 * print(misclassified.rate, misclassified.low, misclassified.high);
 */
export async function successRate(
  scores: Network | ImageScores,
  set: ImageSet,
  options: SuccessRateOptions,
): Promise<SuccessRate> {
  const { attack, targeted = false, seed = 1, signal, onAttempt } = options;
  const { attempts = Infinity } = options;
  if (attempts !== Infinity && !(Number.isInteger(attempts) && attempts >= 1)) {
    throw new InputError('successRate', 'attempts of 1 or more, whole', attempts);
  }
  const ask = scoresOf(scores);
  const named = async (image: PlainTensor) =>
    argMax((await ask({ shape: [1, ...image.shape], data: image.data })).data);
  const tally = new Tally(set.classes.length, targeted);
  for (let index = 0; index < set.count; index++) {
    const image = imageAt(set, index);
    const label = set.labels[index];
    if ((await named(image)) !== label) {
      tally.wrongBefore++;
      continue;
    }
    for (const target of targeted ? others(label, set.classes.length) : [null]) {
      if (tally.n >= attempts || signal?.aborted) return tally.result();
      const aim: Aim = { label, target };
      const { image: changed, queries } = await attack(image, aim, seed + tally.n);
      tally.add(aim, await named(changed), queries, distance(image, changed));
      await onAttempt?.(tally.result());
    }
  }
  return tally.result();
}

function others(label: number, classes: number): number[] {
  return Array.from({ length: classes }, (_, target) => target).filter((t) => t !== label);
}

/** The count so far. */
class Tally {
  n = 0;
  wrongBefore = 0;
  private readonly sums = { queries: 0, l0: 0, l2: 0, linf: 0 };
  private readonly named: Float32Array;
  private readonly tries: Float32Array;
  private readonly hits: Float32Array;

  constructor(
    private readonly classes: number,
    private readonly targeted: boolean,
  ) {
    [this.named, this.tries, this.hits] = Array.from(
      { length: 3 },
      () => new Float32Array(classes * classes),
    );
  }

  add(
    { label, target = null }: Aim,
    predicted: number,
    queries: number,
    { l0, l2, linf }: ReturnType<typeof distance>,
  ): void {
    this.n++;
    this.named[label * this.classes + predicted]++;
    if (target !== null) {
      this.tries[label * this.classes + target]++;
      if (predicted === target) this.hits[label * this.classes + target]++;
    }
    const { sums } = this;
    sums.queries += queries;
    sums.l0 += l0;
    sums.l2 += l2;
    sums.linf += linf;
  }

  result(): SuccessRate {
    const { n, sums, classes } = this;
    const grid = (data: Float32Array) => ({ shape: [classes, classes], data: data.slice() });
    const right = this.named.reduce(
      (sum, count, i) => (i % (classes + 1) === 0 ? sum + count : sum),
      0,
    );
    return {
      misclassified: rateOf(n - right, n),
      targetHit: this.targeted ? rateOf(total(this.hits), n) : null,
      wrongBefore: this.wrongBefore,
      queries: sums.queries / n,
      l0: sums.l0 / n,
      l2: sums.l2 / n,
      linf: sums.linf / n,
      named: grid(this.named),
      byTarget: this.targeted ? { attempts: grid(this.tries), hits: grid(this.hits) } : null,
    };
  }
}

function rateOf(hits: number, n: number): Rate {
  return { hits, n, rate: hits / n, ...wilsonInterval(hits, n) };
}

const total = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0);
