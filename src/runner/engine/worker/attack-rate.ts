import { type Attack, onePixel, type SuccessRate, successRate } from '../../../cnn/attack/index.ts';
import { CIFAR10_CLASSES, DataError, type ImageSet, scenes } from '../../../cnn/data/index.ts';
import { InputError } from '../../../cnn/tensor/input-error.ts';
import type { AttackRate, RateAttack, RateImages, RateWish } from '../attack.ts';
import { followGradient } from './attack-gradient.ts';
import { scoresOf, type Victim } from './attack-victim.ts';
import type { CallContext } from './call-context.ts';
import { classesOf } from './class-names.ts';
import type { Storage } from './storage.ts';
import { cifar10Images } from './subject-images.ts';
import type { Workbench } from './workbench.ts';

/** Where images come from. */
interface Sources {
  readonly bench: Workbench;
  readonly storage: Storage;
}

/**
 * Attacks one image after the other and counts; the count so far goes out after each attack.
 *
 * @throws InputError when the network does not take such images; DataError where there is no CIFAR-10.
 */
export async function attackMany(
  victim: Victim,
  wish: RateWish,
  sources: Sources,
  context: CallContext<SuccessRate>,
): Promise<AttackRate> {
  const { signal, partial, progress } = context;
  const classes = classesOf(victim.network);
  const set = await imagesOf(wish.images, wish.count, sources, context);
  checkFits(victim, set);
  const all = set.count * (wish.targeted ? classes.length - 1 : 1);
  const rate = await successRate(scoresOf(victim), set, {
    attack: attackWith(victim, wish.attack, signal),
    targeted: wish.targeted,
    seed: wish.seed,
    signal,
    onAttempt: (soFar) => {
      // What was cut short in its middle does not count.
      signal.throwIfAborted();
      partial(soFar);
      const passed = soFar.wrongBefore * (wish.targeted ? classes.length - 1 : 1);
      progress(soFar.misclassified.n + passed, all);
    },
  });
  signal.throwIfAborted();
  return { ...rate, classes };
}

function attackWith(victim: Victim, how: RateAttack, signal: AbortSignal): Attack {
  if (how.by === 'gradient') {
    const queries = how.steps === 'fast' ? 1 : (how.count ?? 20);
    return async (image, aim) => ({
      image: await followGradient(victim, image, aim, how, { signal }),
      queries,
    });
  }
  const { pixels, population, generations } = how;
  const scores = scoresOf(victim);
  return (image, aim, seed) =>
    onePixel(scores, image, { ...aim, pixels, population, generations, seed, signal });
}

async function imagesOf(
  wanted: RateImages,
  count: number,
  { bench, storage }: Sources,
  context: CallContext<SuccessRate>,
): Promise<ImageSet> {
  if (wanted.from === 'scenes') {
    const { seed, knobs } = wanted;
    return scenes({ seed, knobs, train: 0, test: count }).test;
  }
  const page = await cifar10Images(
    { baseUrl: wanted.baseUrl, first: 0, count },
    bench,
    storage,
    context,
  );
  if (!page) {
    const reason = 'it is neither in this browser nor on this site; take the drawn scenes instead';
    throw new DataError('CIFAR-10', reason);
  }
  const [{ shape }] = page.images;
  const images = new Uint8Array(page.images.length * page.images[0].bytes.length);
  page.images.forEach(({ bytes }, i) => images.set(bytes, i * bytes.length));
  const labels = Uint8Array.from(page.images, ({ label }) => label);
  return { images, labels, shape, count: labels.length, classes: CIFAR10_CLASSES };
}

function checkFits({ network }: Victim, { shape, classes }: ImageSet): void {
  const fits = network.input.join() === shape.join() && network.output[0] === classes.length;
  if (fits) return;
  const expected = `a network that takes [${shape.join(', ')}] and names ${classes.length} classes`;
  const got = `[${network.input.join(', ')}] and ${network.output[0]}`;
  throw new InputError('attackRate', expected, got);
}
