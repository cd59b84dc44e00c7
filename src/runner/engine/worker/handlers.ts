import { InputError } from '../../../cnn/tensor/input-error.ts';
import type { CallName, Calls, EngineEvent, PartialOf } from '../protocol.ts';
import { attackHandlers } from './attack-handlers.ts';
import type { CallContext } from './call-context.ts';
import { drawScenes, fetchPacked, readFiles } from './load-data.ts';
import { keepImages } from './kept-images.ts';
import { lookingInsideHandlers } from './looking-inside-handlers.ts';
import { evaluateImages, inspectImage, predictImages } from './looking.ts';
import type { Storage } from './storage.ts';
import { subjectHandlers } from './subject-handlers.ts';
import { SubjectNetworks } from './subject-networks.ts';
import type { Workbench } from './workbench.ts';

/** What answers each call. */
export type Handlers = {
  readonly [K in CallName]: (
    args: Calls[K]['args'],
    context: CallContext<PartialOf<K>>,
  ) => Promise<Calls[K]['result']>;
};

export interface HandlerOptions {
  readonly bench: Workbench;
  readonly storage: Storage;
  readonly post: (event: EngineEvent) => void;
  /** The networks that are looked into; those of the site unless told. */
  readonly networks?: SubjectNetworks;
}

/** Answers every call of the protocol with one workbench. */
export function handlersFor({ bench, storage, post, ...options }: HandlerOptions): Handlers {
  const { turns, training } = bench;
  const networks = options.networks ?? new SubjectNetworks({ bench, storage });
  return {
    ...subjectHandlers(bench, storage, networks),
    ...lookingInsideHandlers(networks),
    ...attackHandlers(bench, storage, networks),
    open: (args) => bench.open(args),
    useScenes: (args) => bench.useData(() => drawScenes(args)),
    usePackedCifar10: ({ baseUrl }, context) => bench.useData(() => fetchPacked(baseUrl, context)),
    useCifar10: async ({ files }, context) => {
      const report = await bench.useData(() => readFiles(files, context));
      // The answer does not wait for 180 MB to be written.
      keepImages(bench.images('useCifar10'), storage).catch(({ message }: Error) => {
        const reason = `the images are not kept, so a reload will ask for them again: ${message}`;
        post({ type: 'notKept', reason });
      });
      return report;
    },
    build: ({ text, seed }) => bench.build(text, seed),
    restart: ({ seed }) => bench.restart(seed),
    load: ({ bytes }) => bench.load(bytes),
    save: () => bench.save(),
    train: () => bench.train(),
    step: () => bench.step(),
    pause: () => training.pause(),
    tune: (changes) => bench.tune(changes),
    keep: () => training.keep(),
    resume: (_, context) => bench.resume(context),
    recover: (_, context) => bench.recover(context),
    inspect: ({ image }) =>
      turns.take(() => inspectImage(bench.network('inspect'), bench.dataset, image)),
    predictions: ({ first, count }) =>
      turns.take(() =>
        predictImages(
          bench.network('predictions'),
          bench.images('predictions'),
          first,
          count,
          bench.staff.outputs,
        ),
      ),
    evaluate: ({ count }, context) => evaluate(bench, count, context),
  };
}

/** All images are run by one network: when another takes its place, the counting has no sense. */
async function evaluate(bench: Workbench, count: number | undefined, context: CallContext) {
  const where = 'evaluate';
  const begun = bench.network(where);
  const dataset = bench.images(where);
  const network = () => {
    if (bench.network(where) === begun) return begun;
    throw new InputError(where, 'the same network until the end', 'another one meanwhile');
  };
  const { turns, staff } = bench;
  return evaluateImages({ network, dataset, count, turns, staff }, context);
}
