import { type Generation, onePixel } from '../../../cnn/attack/index.ts';
import type { OnePixelAttack, OnePixelGeneration, OnePixelWish } from '../attack.ts';
import { aimOf } from './attack-gradient.ts';
import { askOne, scoresOf, type Victim } from './attack-victim.ts';
import type { CallContext } from './call-context.ts';
import { classesOf } from './class-names.ts';
import { eightBitInputOf, pictureOf } from './subject-images.ts';

/** Attacks one image by a few pixels, a generation a turn. */
export async function attackByPixels(
  victim: Victim,
  wish: OnePixelWish,
  { signal, partial, progress }: CallContext<OnePixelGeneration>,
): Promise<OnePixelAttack> {
  const { pixels, population, generations, seed } = wish;
  const input = eightBitInputOf(wish.image, victim.network.input);
  const before = await askOne(victim, input);
  const aim = aimOf(victim, wish, before);
  const result = await onePixel(scoresOf(victim), input, {
    ...aim,
    pixels,
    population,
    generations,
    seed,
    signal,
    onGeneration: (generation) => {
      signal.throwIfAborted();
      partial(flat(generation, pixels));
      progress(generation.number, generations);
    },
  });
  signal.throwIfAborted();
  return {
    classes: classesOf(victim.network),
    label: aim.label,
    original: pictureOf(input),
    before,
    changed: pictureOf(result.image),
    after: result.probabilities,
    pixels: result.pixels,
    success: result.success,
    generations: result.generations,
    queries: result.queries,
  };
}

/** A generation as numbers: four hundred objects would take longer to send than to compute. */
function flat(
  { number, candidates, probabilities, best }: Generation,
  pixels: number,
): OnePixelGeneration {
  const numbers = new Uint16Array(candidates.length * pixels * 5);
  candidates.forEach((candidate, i) =>
    candidate.forEach(({ row, column, colour }, pixel) =>
      numbers.set([row, column, ...colour], (i * pixels + pixel) * 5),
    ),
  );
  return { number, candidates: numbers, judged: probabilities, best };
}
