import { classScores } from '../../../cnn/explain/index.ts';
import { formatNetwork, type Network } from '../../../cnn/model/index.ts';
import type { PartialOf } from '../protocol.ts';
import type { Look, SubjectCalls, SubjectImage, SubjectNetwork } from '../subject.ts';
import type { CallContext } from './call-context.ts';
import type { Storage } from './storage.ts';
import { cifar10Images, inputOf, labelOf, pictureOf } from './subject-images.ts';
import type { SubjectNetworks } from './subject-networks.ts';
import { occlude } from './subject-occlusion.ts';
import { classesOf } from './class-names.ts';
import type { Workbench } from './workbench.ts';

type SubjectHandlers = {
  readonly [K in keyof SubjectCalls]: (
    args: SubjectCalls[K]['args'],
    context: CallContext<PartialOf<K>>,
  ) => Promise<SubjectCalls[K]['result']>;
};

/** Answers the calls about one network and one image. */
export function subjectHandlers(
  bench: Workbench,
  storage: Storage,
  networks: SubjectNetworks,
): SubjectHandlers {
  const report: SubjectHandlers['useNetwork'] = ({ network }, context) =>
    networks.with(network, context, describe);
  return {
    useNetwork: async (args, context) => {
      // Another page may have gone on with the run that is kept.
      if (args.network.from === 'trained') await networks.trained();
      return report(args, context);
    },
    takeNetwork: async ({ name, bytes }, context) => {
      await networks.take(name, bytes);
      return report({ network: { from: 'file', name } }, context);
    },
    dropNetwork: async ({ network }) => networks.drop(network),
    trainedNetwork: () => networks.trained(),
    cifar10Images: (args, context) => cifar10Images(args, bench, storage, context),
    look: ({ network, image }, context) =>
      networks.with(network, context, (found, turns) => turns.take(() => look(found, image))),
    occlusion: (wish, context) =>
      networks.with(wish.network, context, (found) => occlude(found, wish, bench, context)),
  };
}

function describe(network: Network): SubjectNetwork {
  const { layers, parameters, multiplyAdds } = network.summary();
  return {
    text: formatNetwork(network),
    input: network.input,
    classes: classesOf(network),
    layers,
    parameters,
    multiplyAdds,
  };
}

async function look(network: Network, image: SubjectImage): Promise<Look> {
  const input = inputOf(image, network.input);
  const { logits, probabilities } = await classScores(network, input);
  return {
    picture: pictureOf(input),
    label: labelOf(image, network),
    classes: classesOf(network),
    logits: logits.data,
    probabilities: probabilities.data,
  };
}
