import { type Aim, argMax, distance, fgsm, iteratedFgsm } from '../../../cnn/attack/index.ts';
import { InputError } from '../../../cnn/tensor/input-error.ts';
import type { PlainTensor } from '../../../cnn/tensor/plain-tensor.ts';
import type {
  AttackSubject,
  CurvePoint,
  CurveWish,
  GradientAttack,
  GradientMethod,
  GradientStep,
  GradientWish,
} from '../attack.ts';
import { askOne, type Victim } from './attack-victim.ts';
import type { CallContext } from './call-context.ts';
import { classesOf } from './class-names.ts';
import { eightBitInputOf, labelOf, pictureOf } from './subject-images.ts';

/** Steps of the iterated method where nobody says how many. */
const STEPS = 20;

/** Attacks one image by its gradient, a step a turn. */
export async function attackByGradient(
  victim: Victim,
  wish: GradientWish,
  { signal, partial, progress }: CallContext<GradientStep>,
): Promise<GradientAttack> {
  const input = eightBitInputOf(wish.image, victim.network.input);
  const before = await askOne(victim, input);
  const aim = aimOf(victim, wish, before);
  const changed = await followGradient(victim, input, aim, wish.method, {
    signal,
    onStep: async (image, step, of) => {
      const probabilities = await askOne(victim, image);
      signal.throwIfAborted();
      partial({ step, of, picture: pictureOf(image), probabilities });
      progress(step, of);
    },
  });
  signal.throwIfAborted();
  return {
    classes: classesOf(victim.network),
    label: aim.label,
    original: pictureOf(input),
    before,
    changed: pictureOf(changed),
    after: await askOne(victim, changed),
    difference: {
      shape: input.shape,
      data: changed.data.map((value, i) => Math.round(255 * (value - input.data[i]))),
    },
    distance: distance(input, changed),
  };
}

/** The attack with one ε after the other; always from the untouched image. */
export async function attackCurve(
  victim: Victim,
  wish: CurveWish,
  { signal, partial, progress }: CallContext<CurvePoint>,
): Promise<readonly CurvePoint[]> {
  const { image, method, epsilons } = wish;
  const input = eightBitInputOf(image, victim.network.input);
  const aim = aimOf(victim, wish, await askOne(victim, input));
  const points: CurvePoint[] = [];
  for (const epsilon of epsilons) {
    const given = { ...method, epsilon };
    const changed = await followGradient(victim, input, aim, given, { signal });
    signal.throwIfAborted();
    const probabilities = await askOne(victim, changed);
    const point = { epsilon, label: aim.label, probabilities };
    points.push(point);
    partial(point);
    progress(points.length, epsilons.length);
  }
  return points;
}

interface Following {
  readonly signal: AbortSignal;
  readonly onStep?: (image: PlainTensor, step: number, of: number) => Promise<void>;
}

/** One step or many, a turn each. */
export async function followGradient(
  { network, turns }: Victim,
  image: PlainTensor,
  aim: Aim,
  { steps, norm, epsilon, count = STEPS }: GradientMethod,
  { signal, onStep }: Following,
): Promise<PlainTensor> {
  if (steps === 'fast') {
    const changed = await turns.take(() => fgsm(network, image, { ...aim, epsilon }));
    await onStep?.(changed, 1, 1);
    return changed;
  }
  return iteratedFgsm(network, image, {
    ...aim,
    epsilon,
    norm,
    steps: count,
    signal,
    inTurn: (work) => turns.take(work),
    onStep: onStep && ((changed, step) => onStep(changed, step, count)),
  });
}

/**
 * From which class to which: from the true one, or where it is not known from the one that the network names.
 *
 * @throws InputError when the network does not have the target.
 */
export function aimOf(
  { network }: Victim,
  { image, target }: AttackSubject,
  probabilities: Float32Array,
): { readonly label: number; readonly target: number | null } {
  const classes = probabilities.length;
  if (target !== null && target >= classes) {
    throw new InputError('attack', `a target from 0 to ${classes - 1}`, target);
  }
  return { label: labelOf(image, network) ?? argMax(probabilities), target };
}
