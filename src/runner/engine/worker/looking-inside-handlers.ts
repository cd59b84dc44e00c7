import {
  inputGradient,
  learningLayers,
  randomizationCheck,
  RELU_RULES,
  saliency,
  unitValue,
} from '../../../cnn/explain/index.ts';
import type { Network } from '../../../cnn/model/index.ts';
import type {
  ForgottenLayer,
  GradientsWish,
  InputGradients,
  LookingInsideCalls,
  Randomization,
  RandomizationWish,
  RulePicture,
  Saliency,
  SaliencyWish,
} from '../looking-inside.ts';
import type { PartialOf } from '../protocol.ts';
import type { CallContext } from './call-context.ts';
import { classesOf } from './class-names.ts';
import { followedUnit, layerOutput } from './looking-inside-units.ts';
import { inputOf, labelOf, pictureOf } from './subject-images.ts';
import type { SubjectNetworks } from './subject-networks.ts';
import type { Turns } from './turns.ts';

type LookingInsideHandlers = {
  readonly [K in keyof LookingInsideCalls]: (
    args: LookingInsideCalls[K]['args'],
    context: CallContext<PartialOf<K>>,
  ) => Promise<LookingInsideCalls[K]['result']>;
};

/** Answers the calls that follow numbers back to the pixels. */
export function lookingInsideHandlers(networks: SubjectNetworks): LookingInsideHandlers {
  return {
    layerOutput: (wish, context) =>
      networks.with(wish.network, context, (network, turns) =>
        turns.take(() => layerOutput(network, wish)),
      ),
    inputGradients: (wish, context) =>
      networks.with(wish.network, context, (network, turns) =>
        inputGradients(network, wish, turns, context),
      ),
    saliency: (wish, context) =>
      networks.with(wish.network, context, (network, turns) =>
        turns.take(() => saliencyOf(network, wish)),
      ),
    randomization: (wish, context) =>
      networks.with(wish.network, context, (network, turns) =>
        randomize(network, wish, turns, context),
      ),
  };
}

/** A rule a turn; each picture goes out as it is done. */
async function inputGradients(
  network: Network,
  { image, unit: wished, rules = RELU_RULES }: GradientsWish,
  turns: Turns,
  { signal, partial }: CallContext<RulePicture>,
): Promise<InputGradients> {
  const input = inputOf(image, network.input);
  const followed = await turns.take(() => followedUnit(network, input, wished));
  const { unit, value } = await turns.take(() => unitValue(network, input, followed));
  const pictures: RulePicture[] = [];
  for (const rule of rules) {
    signal.throwIfAborted();
    const picture = await turns.take(() => inputGradient(network, input, { unit, relu: rule }));
    pictures.push({ rule, image: picture });
    partial({ rule, image: picture });
  }
  const label = 'class' in followed ? followed.class : null;
  const seen = { picture: pictureOf(input), classes: classesOf(network) };
  return { unit, value, label, pictures, ...seen };
}

async function saliencyOf(network: Network, { image, label }: SaliencyWish): Promise<Saliency> {
  const input = inputOf(image, network.input);
  const known = label ?? labelOf(image, network);
  const unit = await followedUnit(network, input, known === null ? undefined : { class: known });
  const shown = 'class' in unit ? unit.class : 0;
  const map = await saliency(network, input, { class: shown });
  return { map, label: shown, picture: pictureOf(input), classes: classesOf(network) };
}

/** One rule after the other, a picture a turn. */
async function randomize(
  network: Network,
  { image, unit: wished, rules = RELU_RULES, seed }: RandomizationWish,
  turns: Turns,
  { signal, partial, progress }: CallContext<ForgottenLayer>,
): Promise<Randomization> {
  const input = inputOf(image, network.input);
  const unit = await turns.take(() => followedUnit(network, input, wished));
  const layers = learningLayers(network).map(([name]) => name);
  const originals: RulePicture[] = [];
  const steps: ForgottenLayer[] = [];
  for (const [number, rule] of rules.entries()) {
    const { original } = await randomizationCheck(network, input, {
      method: rule,
      unit,
      seed,
      signal,
      inTurn: (work) => turns.take(work),
      onLayer: (step, index, total) => {
        const forgotten = { ...step, rule, index };
        steps.push(forgotten);
        partial(forgotten);
        progress(number * total + index + 1, rules.length * total);
      },
    });
    originals.push({ rule, image: original });
  }
  return { layers, originals, steps };
}
